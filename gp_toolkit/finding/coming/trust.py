"""Whether a booked day can be relied on: every reason that it might not be."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gp_toolkit.finding.dates.forms import DateMention
from gp_toolkit.finding.text.months import add_days, add_months, day_or_none
from gp_toolkit.model.calendar import BankHolidays, Nation
from gp_toolkit.model.reading import DocumentKind, MeetingKind, Warning

TOO_SOON_DAYS = 20
LONGEST_MONTHS = 6
FIRST_REVIEW_MONTHS = 3
GRACE_DAYS = 14
_REVIEWED = (MeetingKind.INITIAL, MeetingKind.TRANSFER_IN, MeetingKind.PRE_BIRTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plausible:
    """What a booked day is held against.

    Attributes:
        anchor: Day of the meeting recorded; None if unknown.
        meeting: Kind of the meeting recorded.
        next_kind: Kind of the conference booked.
        document: What sort of document says so.
        holidays: Bank holidays of the authority's nation; of every nation where
            nothing tells it.
        today: The day on which the document is read.
        scottish: It speaks of planning meetings or registration in the Scottish way,
            where a first review may be up to six months on.
    """

    anchor: dt.date | None
    meeting: MeetingKind | None
    next_kind: MeetingKind | None
    document: DocumentKind
    holidays: tuple[BankHolidays, ...]
    today: dt.date
    scottish: bool = False


def doubts(day: dt.date, against: Plausible) -> Iterator[Warning]:
    """What is odd about a booked day.

    Source: conference-documents.md 2.5, rules 8, 9 and 11; DfE census rules 8875
    (weekend) and 8841 (review after plan start).
    """
    if day.weekday() >= 5:
        yield Warning.WEEKEND
    elif holiday_in(day, against.holidays):
        yield Warning.BANK_HOLIDAY
    anchor = against.anchor
    if day < against.today or (anchor is not None and day <= anchor):
        yield Warning.PAST
        return
    start = anchor or against.today
    first = (
        anchor is not None
        and against.meeting in _REVIEWED
        and against.next_kind is MeetingKind.REVIEW
        and not against.scottish
    )
    months = FIRST_REVIEW_MONTHS if first else LONGEST_MONTHS
    if day > add_days(add_months(start, months), GRACE_DAYS):
        yield Warning.BEYOND_LIMIT
    soon = anchor is not None and day <= add_days(anchor, TOO_SOON_DAYS)
    if (
        soon
        and against.next_kind is MeetingKind.REVIEW
        and against.meeting in _REVIEWED
    ):
        yield Warning.TOO_SOON


def holiday_in(day: dt.date, holidays: Sequence[BankHolidays]) -> tuple[Nation, ...]:
    """The nations in which a day is a bank holiday."""
    return tuple(held.nation for held in holidays if held.name_of(day))


def other_readings(mention: DateMention, against: Plausible) -> tuple[dt.date, ...]:
    """Days that may have been meant: only ever proposed, the likeliest first."""
    year = mention.year or (mention.date.year if mention.date else None)
    if year is None:
        return ()
    month, day = mention.month, mention.day
    found: list[dt.date | None] = []
    if mention.date is None:
        earlier = (day_or_none(year, month, day - less) for less in (1, 2, 3))
        found.append(next((d for d in earlier if d), None))
    if day <= 12 and day != month:
        found.append(day_or_none(year, day, month))
    found.extend(day_or_none(other, month, day) for other in (year + 1, year - 1))
    if mention.weekday is not None and mention.date is not None:
        near = (add_days(mention.date, by) for by in (1, -1, 2, -2, 3, -3))
        found.extend(d for d in near if d.weekday() == mention.weekday)
    return tuple(d for d in found if d and _likely(d, mention, against))


def _likely(day: dt.date, mention: DateMention, against: Plausible) -> bool:
    if mention.weekday is not None and day.weekday() != mention.weekday:
        return False
    if day.weekday() >= 5:
        return False
    start = against.anchor or add_days(against.today, -31)
    return start < day <= add_days(add_months(start, LONGEST_MONTHS), GRACE_DAYS)
