"""Deadlines, each with the working that explains it."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Milestone(StrEnum):
    """What falls due. Persisted, and part of calendar identities."""

    ATTENDANCE_REPLY = "attendance_reply"
    EXCLUSION_REQUEST = "exclusion_request"
    INTERNAL_DRAFT = "internal_draft"
    REPORT_TO_FAMILY = "report_to_family"
    REPORT_TO_CHAIR = "report_to_chair"
    REPORT_REQUESTED = "report_requested"
    PACK_CUT_OFF = "pack_cut_off"
    CONFERENCE = "conference"
    RECORD_EXPECTED = "record_expected"
    RECORD_CHASE = "record_chase"
    RECORD_CORRECTIONS = "record_corrections"
    DECISION_EXPECTED = "decision_expected"
    FIRST_CORE_GROUP = "first_core_group"
    LATER_CORE_GROUP = "later_core_group"
    NEXT_REVIEW_LATEST = "next_review_latest"
    REVIEW_CHASE = "review_chase"
    INITIAL_CONFERENCE_LATEST = "initial_conference_latest"
    TRANSFER_IN_LATEST = "transfer_in_latest"
    PRE_BIRTH_LATEST = "pre_birth_latest"


class StartDay(StrEnum):
    """A day before the conference that rules count from and a person may type."""

    STRATEGY_DISCUSSION = "strategy_discussion"
    NOTIFICATION = "notification"


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
class Target:
    """The practice's own, earlier day for something.

    Attributes:
        due: The day to work to; never later than the local procedure's.
        by: The time on that day, when the practice closes early.
        working: Why that day.
    """

    due: date
    working: str
    by: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One day by which something must be done.

    Attributes:
        milestone: What falls due.
        due: The day; met by the end of it unless `by` is given.
        by: Cut-off time on that day, if the source states one.
        rule: "pack-id/rule-id".
        working: One or two sentences that answer "why this day?", weekdays named.
        counted: The working days counted, in date order; empty for other units.
        skipped: Days passed over between the anchor and the due day, in date order.
        says: The rule in plain words.
        source: Of the rule.
        changes: What would change the day: plain sentences.
        warnings: Plain sentences: an ambiguous rule read the earlier way, holidays
            not yet published…
        target: The practice's own earlier day, if it has one.
    """

    milestone: Milestone
    due: date
    rule: str
    working: str
    source: Source
    by: time | None = None
    counted: tuple[date, ...] = ()
    skipped: tuple[SkippedDay, ...] = ()
    says: str = ""
    changes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    target: Target | None = None

    @property
    def work_to(self) -> date:
        """The day to work to: the practice's own, if it has one."""
        return self.target.due if self.target else self.due
