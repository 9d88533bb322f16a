"""The field's words as people read them: one table for the app, the shell and Word."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

from gp_toolkit.model.attendance import AttendanceMode
from gp_toolkit.model.calendar import Nation
from gp_toolkit.model.deadline import Milestone, StartDay
from gp_toolkit.model.document import DocumentState
from gp_toolkit.model.reading import (
    Action,
    DocumentKind,
    MeetingKind,
    Mode,
    NextConference,
    NextStatus,
    Warning,
)

MEETINGS: Mapping[MeetingKind, str] = {
    MeetingKind.INITIAL: "Initial child protection conference",
    MeetingKind.REVIEW: "Review child protection conference",
    MeetingKind.PRE_BIRTH: "Pre-birth child protection conference",
    MeetingKind.TRANSFER_IN: "Transfer-in child protection conference",
    MeetingKind.STRATEGY: "Strategy discussion",
    MeetingKind.CORE_GROUP: "Core group",
    MeetingKind.MEETING: "Meeting",
    MeetingKind.OTHER: "Other meeting",
}

SHORT_MEETINGS: Mapping[MeetingKind, str] = {
    kind: words.removesuffix(" child protection conference")
    for kind, words in MEETINGS.items()
}
"""For lists and tables in which everything is a conference."""

MODES: Mapping[Mode, str] = {
    Mode.IN_PERSON: "In person",
    Mode.VIDEO: "By video",
    Mode.HYBRID: "In person and by video",
    Mode.TELEPHONE: "By telephone",
}

ATTENDANCE_MODES: Mapping[AttendanceMode, str] = {
    AttendanceMode.ATTEND: "Attend",
    AttendanceMode.DIAL_IN: "Dial in (exception)",
    AttendanceMode.REPORT_ONLY: "Report only",
}

DOCUMENTS: Mapping[DocumentKind, str] = {
    DocumentKind.CONFERENCE_RECORD: "Conference record",
    DocumentKind.OUTCOME_LETTER: "Outcome letter",
    DocumentKind.PLAN: "Child protection plan",
    DocumentKind.CORE_GROUP_RECORD: "Core group record",
    DocumentKind.STRATEGY_RECORD: "Strategy discussion record",
    DocumentKind.INVITATION: "Invitation",
    DocumentKind.REARRANGEMENT: "Change of date",
    DocumentKind.CANCELLATION: "Cancellation",
    DocumentKind.OTHER: "Other document",
}

STATES: Mapping[DocumentState, str] = {
    DocumentState.READ: "Read",
    DocumentState.PARTLY_READ: "Only partly read",
    DocumentState.NEEDS_PASSWORD: "Needs its password",
    DocumentState.UNREADABLE: "Could not be read",
    DocumentState.REFUSED: "Refused",
}

NEXT_STATUSES: Mapping[NextStatus, str] = {
    NextStatus.BOOKED: "Booked",
    NextStatus.DUE_BY: "No day booked, only a limit",
    NextStatus.WINDOW: "No day booked, only a period",
    NextStatus.TO_BE_CONFIRMED: "To be confirmed",
    NextStatus.CANCELLED: "Cancelled",
    NextStatus.ENDED: "Plan ended, no further conference",
    NextStatus.NOT_STATED: "Not stated",
    NextStatus.UNCLEAR: "Unclear",
}

MILESTONES: Mapping[Milestone, str] = {
    Milestone.ATTENDANCE_REPLY: "Reply that the practice attends, or has read the pack",
    Milestone.EXCLUSION_REQUEST: "Last day to ask for somebody to be excluded",
    Milestone.INTERNAL_DRAFT: "Report drafted, ready for signature",
    Milestone.REPORT_TO_FAMILY: "Report shared with the family",
    Milestone.REPORT_TO_CHAIR: "Report with the chair",
    Milestone.REPORT_REQUESTED: "Report by the day the letter names",
    Milestone.PACK_CUT_OFF: "Report packs go out: nothing later is in them",
    Milestone.CONFERENCE: "Conference",
    Milestone.RECORD_EXPECTED: "Conference record expected",
    Milestone.RECORD_CHASE: "Ask for the conference record if it has not come",
    Milestone.RECORD_CORRECTIONS: "Last day to correct the record",
    Milestone.DECISION_EXPECTED: "Decision and outline plan expected",
    Milestone.FIRST_CORE_GROUP: "First core group, at the latest",
    Milestone.LATER_CORE_GROUP: "Next core group, at the latest",
    Milestone.NEXT_REVIEW_LATEST: "Next review conference, at the latest",
    Milestone.REVIEW_CHASE: "Ask when the next review is, if no day is booked",
    Milestone.INITIAL_CONFERENCE_LATEST: "Initial conference, at the latest",
    Milestone.TRANSFER_IN_LATEST: "Transfer-in conference, at the latest",
    Milestone.PRE_BIRTH_LATEST: "Pre-birth conference, at the latest",
}

START_DAYS: Mapping[StartDay, str] = {
    StartDay.STRATEGY_DISCUSSION: "the strategy discussion",
    StartDay.NOTIFICATION: "the other authority’s notice of the move",
}

WARNINGS: Mapping[Warning, str] = {
    Warning.WEEKDAY_MISMATCH: (
        "The weekday and the date do not agree. Ask the conference administrator "
        "which is right."
    ),
    Warning.WEEKEND: "The date falls on a weekend. Check it with the sender.",
    Warning.BANK_HOLIDAY: "The date is a bank holiday. Check it with the sender.",
    Warning.PAST: (
        "The date has gone by. Find out whether the conference took place and whether "
        "there is a later date."
    ),
    Warning.BEYOND_LIMIT: (
        "The date is later than the procedures allow. Check the month and the year."
    ),
    Warning.TOO_SOON: (
        "The date is unusually soon after the conference: it may be a core group."
    ),
    Warning.YEAR_INFERRED: "No year is written. Check the year.",
    Warning.IMPOSSIBLE_DATE: (
        "There is no such date. Ask the conference administrator for the right one."
    ),
    Warning.SEVERAL_CANDIDATES: (
        "More than one date could be meant. Choose the right one beside its line."
    ),
    Warning.POOR_SCAN: (
        "The words were not read with certainty. Compare the date with the original."
    ),
    Warning.TRACKED_CHANGE: (
        "The line was changed while changes were being tracked. Check that the new "
        "words are meant to stand."
    ),
    Warning.NOT_CHILD_PROTECTION: (
        "This does not look like a child protection document. Set it aside, unless "
        "you know better."
    ),
    Warning.SUPERSEDED: "Another date in the document takes the place of this one.",
    Warning.PARTLY_READ: (
        "Part of the file could not be read. Look at the original before you rely on "
        "it."
    ),
    Warning.SEVERAL_FAMILIES: (
        "The document seems to be about more than one family. Make sure which one "
        "this date belongs to."
    ),
    Warning.END_UNSURE: (
        "It is not certain that the plan has ended. Check what the conference decided."
    ),
    Warning.OTHER_CHILD: (
        "The line speaks of a brother, sister or other child. Make sure whose "
        "conference this is."
    ),
    Warning.NO_CONFERENCE_DATE: (
        "The day of the conference that this document records was not found, so the "
        "date could not be checked against it."
    ),
    Warning.KIND_UNSURE: "It is not certain what kind of meeting this date is for.",
    Warning.NOBODY_NAMED: (
        "No child and no case number was found in the paper. Make sure whom it is for."
    ),
    Warning.NOTHING_FOUND: "No next conference was found. Look through the paper.",
    Warning.VAGUE_DATE: "No exact day is given. Ask for it.",
    Warning.TIME_UNSURE: "Check the time: more than one could be meant.",
    Warning.OUTCOME_CONFLICT: (
        "The plan seems to have ended, yet a next conference is named. Check which "
        "is right."
    ),
}

NATIONS: Mapping[Nation, str] = {
    Nation.ENGLAND: "England",
    Nation.WALES: "Wales",
    Nation.SCOTLAND: "Scotland",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
}


def warning_words(entry: NextConference) -> tuple[str, ...]:
    """Why an entry is to be checked: a sentence or two for each warning."""
    return tuple(_warning(warning, entry) for warning in entry.warnings)


def _warning(warning: Warning, entry: NextConference) -> str:
    """A bank holiday is named with its nations, unless it is one in all of them."""
    nations = [NATIONS[nation] for nation in entry.bank_holiday_in]
    if warning is not Warning.BANK_HOLIDAY or len(nations) in (0, len(NATIONS)):
        return WARNINGS[warning]
    *others, last = nations
    where = f"{', '.join(others)} and {last}" if others else last
    return f"The date is a bank holiday in {where}. Check it with the sender."


@lru_cache(maxsize=8192)  # a practice's days are few, and written out often
def display_day(day: dt.date) -> str:
    """A day in full, with its weekday.

    >>> display_day(dt.date(2026, 5, 5))
    'Tuesday 5 May 2026'
    """
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def display_short_day(day: dt.date) -> str:
    """A day for tables.

    >>> display_short_day(dt.date(2026, 5, 5))
    'Tue 5 May 2026'
    """
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def display_time(moment: dt.time) -> str:
    """A civil time as people say it.

    >>> display_time(dt.time(14)), display_time(dt.time(9, 30)), display_time(
    ...     dt.time(12)
    ... )
    ('2pm', '9:30am', 'noon')
    """
    if moment == dt.time(12):
        return "noon"
    hour = moment.hour % 12 or 12
    minutes = f":{moment:%M}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def display_when(day: dt.date, start: dt.time | None) -> str:
    """A day and its time, if known.

    >>> display_when(dt.date(2026, 5, 5), dt.time(14))
    'Tuesday 5 May 2026, 2pm'
    """
    shown = display_day(day)
    return f"{shown}, {display_time(start)}" if start else shown


def action_words(action: Action) -> str:
    """An action as its paper gives it: who, what, by when.

    >>> action_words(Action(text="offer Ava a test", owner="Health"))
    'Health: offer Ava a test'
    """
    due = f", by {display_day(action.due)}" if action.due else ""
    return f"{action.owner}: {action.text}{due}"
