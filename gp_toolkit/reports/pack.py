"""The Word documents of one conference: a GP report and the profiles."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gp_toolkit.model.attendance import Attendance, Clinician
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.deadline import Deadline
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.practice import Practice
from gp_toolkit.model.reading import MeetingKind, Reading
from gp_toolkit.reports.case import case_from_conference, case_from_reading
from gp_toolkit.reports.checking import check_template, names_used
from gp_toolkit.reports.context import (
    Context,
    adult_context,
    child_context,
    report_context,
)
from gp_toolkit.reports.fill import fill, fill_noting_gaps
from gp_toolkit.reports.templates import ADULT, CHILD, INITIAL, REVIEW

_KIND_WORDS: Mapping[MeetingKind, str] = {
    MeetingKind.INITIAL: "initial",
    MeetingKind.REVIEW: "review",
    MeetingKind.PRE_BIRTH: "pre-birth",
    MeetingKind.TRANSFER_IN: "transfer-in",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile:
    """One Word document.

    Attributes:
        name: File name: case reference and kind of paper, never a person's name.
        content: The Word file.
        template: File name of the template it was made from.
        gaps: Labels of what is still missing in it, each once, in order.
    """

    name: str
    content: bytes
    template: str
    gaps: tuple[str, ...]


def report_pack(
    conference: Conference,
    *,
    practice: Practice,
    clinician: Clinician | None,
    attendance: Attendance | None,
    deadlines: Sequence[Deadline],
    templates: Mapping[str, bytes],
) -> tuple[ReportFile, ...]:
    """The GP report, one profile per child and one per adult.

    Everything in them comes from this one conference and the practice's settings.
    Initial, pre-birth and transfer-in conferences use the initial template, reviews
    the review template. Where no child or no adult is known there is no profile of
    one: the report shows the gap.

    Raises:
        UserProblem: A template is missing or cannot be filled.
    """
    case = case_from_conference(conference)
    context = report_context(
        case,
        practice=practice,
        clinician=clinician,
        attendance=attendance,
        deadlines=deadlines,
    )
    review = conference.kind is MeetingKind.REVIEW
    kind = _KIND_WORDS.get(conference.kind, "other")
    reference = _file_words(conference.reference)
    wanted: list[tuple[str, str, Context]] = [
        (f"{reference} GP report ({kind})", REVIEW if review else INITIAL, context)
    ]
    wanted += [
        (f"{reference} child profile {n}", CHILD, child_context(context, case, child))
        for n, child in enumerate(case.children, 1)
    ]
    wanted += [
        (
            f"{reference} parent-carer profile {n}",
            ADULT,
            adult_context(context, case, adult),
        )
        for n, adult in enumerate(case.adults, 1)
    ]
    return tuple(_made(name, t, c, templates) for name, t, c in wanted)


def fill_from_reading(
    reading: Reading,
    *,
    template: bytes,
    on: dt.date,
    practice: Practice | None = None,
) -> bytes:
    """One template filled from a document that nobody has confirmed yet.

    The template may be any that the practice uses. A profile is of the first child or
    adult named, and says so when there are others.

    Args:
        reading: What was found in the document.
        template: The Word file.
        on: The day by which a conference counts as still to come.
        practice: The practice, if known; else its fields are gaps.

    Raises:
        UserProblem: The template cannot be filled.
    """
    case = case_from_reading(reading, on=on)
    context = report_context(case, practice=practice or Practice(name="", authority=""))
    child = child_context(context, case, next(iter(case.children), None))
    adult = adult_context(context, case, next(iter(case.adults), None))
    for problem in check_template(template):
        raise UserProblem(problem.code, problem.message)
    used = names_used(template)
    of_child, of_adult = "child" in used, "adult" in used
    if of_child and of_adult:
        return fill(
            template, context | {"child": child["child"], "adult": adult["adult"]}
        )
    if of_child:
        return fill(template, child)
    return fill(template, adult if of_adult else context)


def _made(
    name: str, template: str, context: Context, templates: Mapping[str, bytes]
) -> ReportFile:
    if template not in templates:
        raise UserProblem(
            "templates_missing",
            f"The template “{template}” is not in the folder “templates”. Put it back "
            "from the program's archive.",
        )
    filled = fill_noting_gaps(templates[template], context)
    return ReportFile(
        name=f"{name}.docx",
        content=filled.content,
        template=template,
        gaps=filled.gaps,
    )


def _file_words(reference: str) -> str:
    """The case reference as any file system takes it."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", reference).strip("-")[:40] or "Case"
