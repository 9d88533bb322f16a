"""The days of one conference, each with the answer to “why this day?”."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gp_toolkit.model.conference import Conference
from gp_toolkit.model.deadline import Deadline, Milestone, Source
from gp_toolkit.model.filing import Done
from gp_toolkit.model.wording import (
    MILESTONES,
    display_day,
    display_short_day,
    display_time,
)
from gp_toolkit.ui.presenters.days import until
from gp_toolkit.ui.presenters.passages import place_words


def with_the_day(
    conference: Conference, due: Iterable[Deadline]
) -> tuple[Deadline, ...]:
    """The deadlines of a conference with the conference itself among them."""
    known = tuple(due)
    if any(d.milestone is Milestone.CONFERENCE for d in known):
        return known
    both = (*known, _the_day(conference))
    return tuple(sorted(both, key=lambda d: (d.due, d.milestone)))


def _the_day(conference: Conference) -> Deadline:
    places = "; ".join(place_words(e) for e in conference.evidence)
    quoted = (
        "A person confirmed this day beside the line quoted from the document."
        if places
        else "A person typed this day in: no line of the document states it so."
    )
    return Deadline(
        milestone=Milestone.CONFERENCE,
        due=conference.date,
        rule="document/confirmed",
        working=quoted,
        source=Source(
            title="The document itself",
            section=places or "none",
            checked=conference.changed_at.date(),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a deadline is on its day.

    Attributes:
        rule: The rule in plain words; empty if the day is not by a rule.
        working: The sum, in a sentence or two.
        own: Why the practice works to an earlier day; empty if it does not.
        strip: Each day of a short count in order: the day, and what it was.
        skipped: Each day passed over, with its reason.
        source: Title, section and the day it was checked.
        address: Where the source can be read; empty if unknown.
        warnings: What to keep in mind.
        changes: What would change the day.
    """

    working: str
    skipped: tuple[str, ...]
    source: str
    address: str
    warnings: tuple[str, ...]
    rule: str = ""
    own: str = ""
    strip: tuple[tuple[str, str], ...] = ()
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLine:
    """One day of the time line.

    Attributes:
        milestone: Which.
        what: What falls due.
        when: The day in full.
        stands: "Done…", "3 days late", "in 4 days"…
        state: "done", "late", "today" or "ahead".
        why: Why this day.
    """

    milestone: Milestone
    what: str
    when: str
    stands: str
    state: str
    why: Why


def timeline(
    due: Iterable[Deadline], done: Mapping[Milestone, Done], today: dt.date
) -> tuple[TimelineLine, ...]:
    """The days of a conference, the earliest first."""
    return tuple(_line(d, done.get(d.milestone), today) for d in due)


def _line(deadline: Deadline, done: Done | None, today: dt.date) -> TimelineLine:
    cut = f" by {display_time(deadline.by)}" if deadline.by else ""
    if done is not None:
        late = ", late" if done.done_on > deadline.due else ""
        stands = f"Done on {display_day(done.done_on)}{late}"
        state = "done"
    else:
        stands = _ahead(deadline, today)
        state = _state(deadline.due, today)
    return TimelineLine(
        milestone=deadline.milestone,
        what=MILESTONES[deadline.milestone],
        when=f"{display_day(deadline.due)}{cut}",
        stands=stands,
        state=state,
        why=why_words(deadline),
    )


def _ahead(deadline: Deadline, today: dt.date) -> str:
    if deadline.milestone is Milestone.CONFERENCE and deadline.due < today:
        return "day gone by"
    return until(deadline.due, today)


def _state(due: dt.date, today: dt.date) -> str:
    if due < today:
        return "late"
    return "today" if due == today else "ahead"


def why_words(deadline: Deadline) -> Why:
    """The working of a deadline, ready to show."""
    source = deadline.source
    checked = f"checked {display_short_day(source.checked)}"
    return Why(
        working=deadline.working,
        skipped=tuple(f"{display_day(d.date)}: {d.why}" for d in deadline.skipped),
        source=f"{source.title}, section “{source.section}”, {checked}",
        address=source.address or "",
        warnings=deadline.warnings,
        rule=deadline.says,
        own=deadline.target.working if deadline.target else "",
        strip=_strip(deadline),
        changes=deadline.changes,
    )


LONGEST_STRIP = 14
"""Days that stand side by side; a longer count is told in words alone."""


def _strip(deadline: Deadline) -> tuple[tuple[str, str], ...]:
    """The days of a count: "counts" or the reason why not."""
    days = dict.fromkeys(deadline.counted, "counts")
    days |= {skipped.date: skipped.why for skipped in deadline.skipped}
    if not deadline.counted or len(days) > LONGEST_STRIP:
        return ()
    return tuple((f"{day:%a} {day.day} {day:%b}", days[day]) for day in sorted(days))
