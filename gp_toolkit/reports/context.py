"""A case as the plain values that a Word template is given.

Each field is a small mapping: its `value`, or the `gap` that stands in its place. Only
what the papers, the practice's settings or arithmetic can tell is ever filled in. What
the clinical record or the GP must say is always a gap with its prompt: the program
writes no clinical fact, no opinion and no decision.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

from gp_toolkit.model.attendance import Attendance, AttendanceMode, Clinician
from gp_toolkit.model.deadline import Deadline, Milestone
from gp_toolkit.model.family import Adult, Child, Professional, ProfessionalRole
from gp_toolkit.model.nhs_number import display_nhs_number
from gp_toolkit.model.practice import Practice
from gp_toolkit.model.reading import Action, MeetingKind
from gp_toolkit.model.wording import (
    MEETINGS,
    MILESTONES,
    MODES,
    display_day,
    display_time,
    display_when,
)
from gp_toolkit.reports.ages import display_age
from gp_toolkit.reports.case import ReportCase
from gp_toolkit.reports.fields import Field, Fill, fields_of

Entry = dict[str, str]
Group = dict[str, Entry]
Context = dict[str, object]

_NEVER_FILLED = (Fill.RECORD, Fill.GP)


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """What the reports say in words, from `words.toml`."""
    text = (resources.files("gp_toolkit.reports") / "words.toml").read_text("utf-8")
    return tomllib.loads(text)


def report_context(
    case: ReportCase,
    *,
    practice: Practice,
    clinician: Clinician | None = None,
    attendance: Attendance | None = None,
    deadlines: Sequence[Deadline] = (),
) -> Context:
    """What the GP report of a case is filled with.

    The view on the plan is not asked of a GP who only rings in, because they do not
    hear what the other agencies say.

    Source: The Management of Tele Conferencing in Derby Child Protection Conferences,
    "GP Role", 4.
    """
    mode = attendance.mode if attendance else None
    return {
        "practice": _practice(practice),
        "report": _report(case, clinician, attendance, deadlines),
        "conference": _conference(case, mode),
        "gp": _group("gp", {}),
        "children": _rows("child", [_child(c, case) for c in case.children]),
        "adults": _rows("adult", [_adult(a, case) for a in case.adults]),
        "actions": _rows("action", [_action(a) for a in case.actions]),
        "sharing": _rows("share", [{"who": name} for name in _readers(case)]),
        "ask": {
            "view_on_plan": mode is not AttendanceMode.DIAL_IN,
            "dial_in": mode is AttendanceMode.DIAL_IN,
            "review": case.kind is MeetingKind.REVIEW,
        },
    }


def child_context(context: Context, case: ReportCase, child: Child | None) -> Context:
    """The report's context narrowed to one child, for its profile.

    Of the adults only name and relationship stay, of other children only the name.
    """
    about = _child(child, case) if child else {}
    own = _group("child", about)
    named = [
        {"name": adult.name, "relationship": adult.relationship or ""}
        for adult in case.adults
    ]
    return _narrowed(
        context,
        case,
        {
            "child": own,
            "children": [own],
            "adults": _rows("adult", named),
            "sharing": _rows("share", []),
            "actions": _rows("action", []),
        },
        _others("children", len(case.children)),
    )


def adult_context(context: Context, case: ReportCase, adult: Adult | None) -> Context:
    """The report's context narrowed to one adult, for their profile.

    Of the children only the names stay, and nothing of any other adult: in a split
    family each may be shown this paper.
    """
    about = _adult(adult, case) if adult else {}
    own = _group("adult", about)
    named = [{"name": child.name} for child in case.children]
    return _narrowed(
        context,
        case,
        {
            "adult": own,
            "adults": [own],
            "children": _rows("child", named),
            "sharing": _rows("share", [{"who": adult.name}] if adult else []),
            "actions": _rows("action", []),
        },
        _others("adults", len(case.adults)),
    )


def _narrowed(context: Context, case: ReportCase, own: Context, others: str) -> Context:
    report = context["report"]
    if not isinstance(report, dict):
        raise TypeError("the context of a report has no report")
    sources = _known("\n".join(_sources(case, ())))
    own_report = report | {"others": _known(others), "sources": sources}
    return context | own | {"report": own_report}


def _others(kind: str, count: int) -> str:
    return words()["others"][kind].format(count=count) if count > 1 else ""


# --- groups ----------------------------------------------------------------------------


def _practice(practice: Practice) -> Group:
    return _group(
        "practice",
        {
            "name": practice.name,
            "address": practice.address,
            "telephone": practice.telephone,
            "email": practice.email,
        },
    )


def _report(
    case: ReportCase,
    clinician: Clinician | None,
    attendance: Attendance | None,
    deadlines: Sequence[Deadline],
) -> Group:
    who = clinician.name if clinician else ""
    if not who and attendance and attendance.clinician:
        who = attendance.clinician
    due = {d.milestone: _due(d.due, d.by) for d in deadlines}
    asked = case.report
    group = _group(
        "report",
        {
            "reference": case.reference,
            "prepared_by": who,
            "designation": clinician.role if clinician else "",
            "due_family": due.get(Milestone.REPORT_TO_FAMILY, ""),
            "due_chair": due.get(Milestone.REPORT_TO_CHAIR, ""),
            "due_requested": _due(asked.due, asked.due_time) if asked.due else "",
            "send_to": "\n".join(asked.send_to),
            "sources": "\n".join(_sources(case, deadlines)),
        },
    )
    return group | {"others": _known("")}


def _conference(case: ReportCase, mode: AttendanceMode | None) -> Group:
    when = ""
    if case.date:
        when = display_when(case.date, case.start)
        if case.start and case.end:
            when = f"{when} to {display_time(case.end)}"
    return _group(
        "conference",
        {
            "kind": MEETINGS[case.kind] if case.kind else "",
            "date": _day(case.date),
            "when": when,
            "venue": case.venue or "",
            "mode": MODES[case.mode] if case.mode else "",
            "chair": _people(case.professionals, ProfessionalRole.CHAIR),
            "social_worker": _people(
                case.professionals, ProfessionalRole.SOCIAL_WORKER
            ),
            "strategy_date": _day(case.strategy_date),
            "previous": _day(case.previous),
            "core_groups": "\n".join(display_day(d) for d in case.core_groups),
            "attendance": words()["attendance"][mode.value] if mode else "",
        },
    )


def _child(child: Child, case: ReportCase) -> dict[str, str]:
    return {
        "name": child.name,
        "born": _born(child),
        "age": _age(child, case.date),
        "nhs_number": display_nhs_number(child.nhs_number) if child.nhs_number else "",
        "address": _address(child, case),
        "plan": words()["plans"][child.plan.value] if child.plan else "",
        "categories": ", ".join(
            words()["categories"][c.value] for c in child.categories
        ),
        "siblings": "\n".join(c.name for c in case.children if c is not child),
        "carers": "\n".join(
            f"{a.name} ({a.relationship})" if a.relationship else a.name
            for a in case.adults
        ),
    }


def _address(child: Child, case: ReportCase) -> str:
    """The address, unless it is confidential for this child or one who lives there."""
    secret = {_folded(c.address) for c in case.children if c.address_confidential}
    if child.address_confidential or (
        child.address and _folded(child.address) in secret
    ):
        return words()["withheld"]["address"]
    return child.address or ""


def _folded(address: str | None) -> str:
    return "".join(c for c in (address or "").casefold() if c.isalnum())


def _born(child: Child) -> str:
    if child.date_of_birth:
        return _plain_day(child.date_of_birth)
    if child.expected_delivery:
        day = _plain_day(child.expected_delivery)
        return words()["unborn"]["born"].format(day=day)
    return ""


def _age(child: Child, day: dt.date | None) -> str:
    if child.date_of_birth is None:
        return words()["unborn"]["age"] if child.expected_delivery else ""
    return display_age(child.date_of_birth, day) if day else ""


def _adult(adult: Adult, case: ReportCase) -> dict[str, str]:
    return {
        "name": adult.name,
        "relationship": adult.relationship or "",
        "born": _plain_day(adult.date_of_birth) if adult.date_of_birth else "",
        "nhs_number": display_nhs_number(adult.nhs_number) if adult.nhs_number else "",
        "children": "\n".join(child.name for child in case.children),
    }


def _action(action: Action) -> dict[str, str]:
    return {"text": action.text, "owner": action.owner, "due": _day(action.due)}


def _readers(case: ReportCase) -> list[str]:
    born = [c for c in case.children if c.date_of_birth or not c.expected_delivery]
    return [a.name for a in case.adults] + [c.name for c in born]


# --- words -----------------------------------------------------------------------------


def _day(day: dt.date | None) -> str:
    return display_day(day) if day else ""


def _plain_day(day: dt.date) -> str:
    """A day long past or far off, for which the weekday is of no use."""
    return f"{day.day} {day:%B} {day.year}"


def _due(day: dt.date, by: dt.time | None) -> str:
    return display_when(day, by)


def _people(people: Iterable[Professional], role: ProfessionalRole) -> str:
    return "\n".join(
        ", ".join(part for part in (p.name, p.phone, p.email) if part)
        for p in people
        if p.role is role
    )


def _sources(case: ReportCase, deadlines: Sequence[Deadline]) -> list[str]:
    said = words()["sources"]
    if case.previous:
        lines = [said["record_of"].format(day=display_day(case.previous))]
    elif case.papers_of:
        lines = [said["papers_of"].format(day=display_day(case.papers_of))]
    else:
        lines = [said["papers"]]
    if case.date:
        places = "; ".join(
            ", ".join(w for w in (f"page {e.page}" if e.page else "", e.where) if w)
            for e in case.evidence
        )
        if places:
            lines.append(said["evidence"].format(places=places))
        lines.append(said["confirmed" if case.confirmed else "unconfirmed"])
    lines += [said["practice"], said["age"]]
    lines += [
        said["deadline"].format(milestone=MILESTONES[d.milestone], working=d.working)
        for d in deadlines
        if d.milestone in (Milestone.REPORT_TO_FAMILY, Milestone.REPORT_TO_CHAIR)
    ]
    return [*lines, said["none_clinical"]]


# --- filled or gap ---------------------------------------------------------------------


def _rows(group: str, rows: Sequence[Mapping[str, str]]) -> list[Group]:
    """Rows of a list; an empty list becomes one row of nothing but gaps."""
    return [_group(group, row) for row in rows or ({},)]


def _group(group: str, values: Mapping[str, str]) -> Group:
    known = fields_of(group)
    unknown = set(values) - {f.name for f in known}
    if unknown:
        raise KeyError(f"{group} has no field {sorted(unknown)}")
    return {f.name: _entry(f, values.get(f.name, "")) for f in known}


def _entry(known: Field, value: str) -> Entry:
    if value and known.fill in _NEVER_FILLED:
        raise ValueError(f"{known.key} is never filled in by the program")
    filled = value.strip() != ""
    return {
        "value": value if filled else "",
        "gap": "" if filled else known.gap,
        "label": known.label,
        "source": known.fill.value,
    }


def _known(value: str) -> Entry:
    """A value that is known even when it is empty."""
    return {"value": value, "gap": "", "label": "", "source": Fill.WORKED_OUT.value}
