"""Deadlines, each with the working that explains it."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Milestone(StrEnum):
    """What falls due. Persisted, and part of calendar identities."""

    EXCLUSION_REQUEST = "exclusion_request"
    REPORT_TO_FAMILY = "report_to_family"
    REPORT_TO_CHAIR = "report_to_chair"
    REPORT_REQUESTED = "report_requested"
    CONFERENCE = "conference"
    RECORD_EXPECTED = "record_expected"
    RECORD_CORRECTIONS = "record_corrections"
    DECISION_EXPECTED = "decision_expected"
    FIRST_CORE_GROUP = "first_core_group"
    NEXT_REVIEW_LATEST = "next_review_latest"
    INITIAL_CONFERENCE_LATEST = "initial_conference_latest"
    TRANSFER_IN_LATEST = "transfer_in_latest"
    PRE_BIRTH_LATEST = "pre_birth_latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedDay:
    """A day that did not count, and why ("Saturday", "Spring bank holiday")."""

    date: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a rule comes from."""

    title: str
    section: str
    checked: date
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One day by which something must be done.

    Attributes:
        milestone: What falls due.
        due: The day; met by the end of it unless `by` is given.
        by: Cut-off time on that day, if the source states one.
        rule: "pack-id/rule-id".
        working: One or two sentences that answer "why this day?", weekdays named.
        skipped: Days passed over between the anchor and the due day, in date order.
        source: Of the rule.
        warnings: Plain sentences: an ambiguous rule read the earlier way, holidays
            not yet published…
    """

    milestone: Milestone
    due: date
    rule: str
    working: str
    source: Source
    by: time | None = None
    skipped: tuple[SkippedDay, ...] = ()
    warnings: tuple[str, ...] = ()
