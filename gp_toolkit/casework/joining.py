"""Two conferences of one family become one."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from gp_toolkit.casework.confirming import family_marks
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.family import Adult, Child
from gp_toolkit.model.reading import ReportRequest

T = TypeVar("T")


def joined(first: Conference, second: Conference) -> Conference:
    """The first conference with the people and the requests of both."""
    return replace(
        first,
        children=_children(first, second),
        adults=_once((*first.adults, *second.adults), _adult_mark),
        professionals=_once(
            (*first.professionals, *second.professionals),
            lambda p: (p.role, _plain(p.name)),
        ),
        report=_report(first.report, second.report),
        actions=_once((*first.actions, *second.actions), lambda a: a),
        core_groups=tuple(sorted({*first.core_groups, *second.core_groups})),
        strategy_date=first.strategy_date or second.strategy_date,
    )


def cautions_about_joining(first: Conference, second: Conference) -> Iterable[str]:
    """What should make a person look twice before two conferences become one."""
    if not _related(first, second):
        yield (
            "The two conferences have no child, parent or address in common. Make sure "
            "that they are about one family: what one family's papers say must never "
            "reach another."
        )
    if first.kind is not second.kind:
        yield (
            "The two conferences are of different kinds. The days are worked out for "
            f"the kind of {first.reference}."
        )
    if first.authority != second.authority:
        yield (
            "The two conferences follow different local procedures. The days are "
            f"worked out by that of {first.reference}."
        )


def _children(first: Conference, second: Conference) -> tuple[Child, ...]:
    known = family_marks(first.children)
    names = {_plain(c.name) for c in first.children}
    new = (
        c
        for c in second.children
        if not (family_marks((c,)) & known)
        and (_marked(c) or _plain(c.name) not in names)
    )
    return (*first.children, *new)


def _marked(child: Child) -> bool:
    return bool(family_marks((child,)))


def _adult_mark(adult: Adult) -> Hashable:
    return adult.nhs_number or (_plain(adult.name), adult.date_of_birth)


def _once(values: Iterable[T], mark: Callable[[T], Hashable]) -> tuple[T, ...]:
    kept: dict[Hashable, T] = {}
    for value in values:
        kept.setdefault(mark(value), value)
    return tuple(kept.values())


def _report(first: ReportRequest, second: ReportRequest) -> ReportRequest:
    """The earlier day asked for, and everybody to send the report to."""
    asked = [r for r in (first, second) if r.due is not None]
    earliest = min(asked, key=lambda r: str(r.due), default=first)
    return replace(
        earliest, send_to=tuple(dict.fromkeys((*first.send_to, *second.send_to)))
    )


def _related(first: Conference, second: Conference) -> bool:
    return bool(_family(first) & _family(second))


def _family(conference: Conference) -> set[Hashable]:
    addresses = {_plain(c.address) for c in conference.children if c.address}
    adults = {_plain(a.name) for a in conference.adults}
    numbers = {a.nhs_number for a in conference.adults if a.nhs_number}
    return {*family_marks(conference.children), *addresses, *adults, *numbers}


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
