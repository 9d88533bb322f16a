"""A strict British date grammar: day first, always.

`find_dates` reports every mention of a day, a week, a month or an interval, each
with its span. It never rolls an impossible date over, never reads month first and
says when it had to supply the year or to mend a scanning slip.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from gp_toolkit.finding.dates.forms import (
    FINDERS,
    OPEN_FINDERS,
    DateMention,
    Shape,
    month_window,
)
from gp_toolkit.finding.dates.patterns import (
    COUNTED,
    LIST_GAP,
    WEEK_BEFORE,
    WEEK_ENDING,
)
from gp_toolkit.finding.dates.relative import find_relative
from gp_toolkit.finding.text.marks import Marks, Taken, marks_of
from gp_toolkit.finding.text.months import (
    add_days,
    count_on,
    day_or_none,
    last_such_day,
    next_such_day,
)

_RECENT_DAYS = 92


def find_dates(text: str, *, anchor: dt.date | None) -> tuple[DateMention, ...]:
    """Every date mention in a cleaned text, in order, none overlapping.

    Args:
        text: Cleaned text.
        anchor: The day from which a missing year and an interval are counted: the
            first such date after it. None leaves them open.

    >>> find_dates("on Tuesday 2nd June", anchor=dt.date(2026, 3, 10))[0].date
    datetime.date(2026, 6, 2)
    """
    return tuple(resolve(mention, anchor) for mention in scan_dates(text))


def scan_dates(text: str, marks: Marks | None = None) -> tuple[DateMention, ...]:
    """As `find_dates`, with missing years and intervals left open."""
    kept: list[DateMention] = []
    taken = Taken(text)
    marks = marks or marks_of(text)
    relative = _relative, lambda marks: marks.months
    for finder, places_of in (*FINDERS, relative, *OPEN_FINDERS):
        found = finder(marks, taken.free(places_of(marks)))
        kept += [day for day in found if taken.take(day.start, day.end)]
    kept.sort()
    shared = _with_shared_years(text, kept)
    return tuple(_as_window(text, mention) for mention in shared)


def _relative(marks: Marks, places: Sequence[int]) -> Iterator[DateMention]:
    for told in find_relative(marks, places):
        yield DateMention(
            start=told.start,
            end=told.end,
            shape=Shape.RELATIVE,
            weekday=told.weekday,
            told=told,
        )


def _with_shared_years(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """Of `5 August, 3 September and 1 October 2026` each is of 2026."""
    shared = list(mentions)
    for place in range(len(shared) - 2, -1, -1):
        mention, following = shared[place], shared[place + 1]
        if mention.shape is not Shape.DAY or mention.year is not None:
            continue
        if following.year is None or following.shape is not Shape.DAY:
            continue
        if not LIST_GAP.fullmatch(text[mention.end : following.start]):
            continue
        rolls = (mention.month, mention.day) > (following.month, following.day)
        year = following.year - rolls
        date = day_or_none(year, mention.month, mention.day)
        shared[place] = mention._replace(year=year, date=date)
        if date is None:
            shared[place] = shared[place]._replace(shape=Shape.IMPOSSIBLE)
    return shared


def resolve(
    mention: DateMention, anchor: dt.date | None, written: dt.date | None = None
) -> DateMention:
    """Supply what a mention leaves open, from an anchor and the day of writing."""
    if mention.told:
        since = written or anchor
        return mention._replace(date=since and mention.told.counted_from(since))
    if mention.shape is Shape.INTERVAL and anchor and mention.unit in COUNTED:
        return mention._replace(latest=count_on(anchor, mention.length, mention.unit))
    if anchor is None or mention.date is not None or mention.year is not None:
        return mention
    if mention.shape is Shape.WINDOW and not mention.day:
        month_day = next_such_day(mention.month, 28, after=anchor)
        if month_day is None:
            return mention
        first, last = month_window(mention.unit, mention.month, month_day.year)
        return mention._replace(date=first, latest=last, year_inferred=True)
    if mention.shape not in (Shape.DAY, Shape.WINDOW) or not mention.day:
        return mention
    found = next_such_day(mention.month, mention.day, after=anchor)
    found = _by_weekday(mention, found, anchor)
    if found is None:
        return mention._replace(shape=Shape.IMPOSSIBLE)
    latest = None
    if mention.shape is Shape.WINDOW:
        run = mention.length
        latest = add_days(found, run) if run else _week_end(found)
    return mention._replace(date=found, latest=latest, year_inferred=True)


def _by_weekday(
    mention: DateMention, found: dt.date | None, anchor: dt.date
) -> dt.date | None:
    """`Thursday 30 May` just before the anchor, where next year's is no Thursday."""
    if found is None or mention.weekday is None or found.weekday() == mention.weekday:
        return found
    earlier = last_such_day(mention.month, mention.day, until=anchor)
    recent = earlier is not None and (anchor - earlier).days <= _RECENT_DAYS
    agrees = earlier is not None and earlier.weekday() == mention.weekday
    return earlier if recent and agrees else found


def _week_end(first: dt.date) -> dt.date:
    return add_days(first, max(4 - first.weekday(), 0))


def _as_window(text: str, mention: DateMention) -> DateMention:
    """`w/c 1 June`: the working week from that day."""
    if mention.shape is not Shape.DAY:
        return mention
    before = text[max(mention.start - 22, 0) : mention.start]
    if "w" not in before.lower():
        return mention  # as most are, told without a pattern
    if WEEK_BEFORE.search(before):
        latest = _week_end(mention.date) if mention.date else None
        return mention._replace(shape=Shape.WINDOW, latest=latest)
    if WEEK_ENDING.search(before) and mention.date:
        first = add_days(mention.date, -min(mention.date.weekday(), 4))
        return mention._replace(shape=Shape.WINDOW, date=first, latest=mention.date)
    return mention
