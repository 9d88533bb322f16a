"""Calendar words and day sums that the grammar shares."""

import datetime as dt
from calendar import monthrange

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WELSH_MONTHS = [
    "ionawr",
    "chwefror",
    "mawrth",
    "ebrill",
    "mai",
    "mehefin",
    "gorffennaf",
    "awst",
    "medi",
    "hydref",
    "tachwedd",
    "rhagfyr",
]
WEEKDAYS = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
]

# Each begins with a look at one letter, for most places have no such word and to try
# two dozen words is dear.
MONTH = (
    r"(?=[a-jm-or-t])(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|"
    rf"{'|'.join(WELSH_MONTHS)})"
)
WEEKDAY = (
    r"(?=[fmstw])(?:mon(?:day)?|tues?(?:day)?|wed(?:s|nes(?:day)?)?|thu(?:r(?:s(?:day)?)?)?|"
    r"fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
WEEKDAY_WORDS = (
    *WEEKDAYS,
    *(name[:3] for name in WEEKDAYS),
    *("tues", "tueday", "weds", "wednes", "thur", "thurs"),
)
MONTH_WORDS = (*MONTHS, *(name[:3] for name in MONTHS), "sept", *WELSH_MONTHS)
_MONTH_NUMBERS = {
    name[:3]: number
    for names in (WELSH_MONTHS, MONTHS)
    for number, name in enumerate(names, 1)
}
_WEEKDAY_NUMBERS = {name[:3]: number for number, name in enumerate(WEEKDAYS)}
NUMBERS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_LAST_YEAR = 9998
"""One before the last that a date can have, so that sums stay in the calendar."""
ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
} | {"thirtieth": 30}
TIMES_IN_WORDS = ("half", "quarter", "noon", "midday")


def month_number(word: str) -> int:
    """1 to 12 for a month's name, English or Welsh, or an abbreviation.

    >>> month_number("Sept"), month_number("Gorffennaf")
    (9, 7)
    """
    return _MONTH_NUMBERS[word[:3].lower()]


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 for a weekday's name or its abbreviation.

    >>> weekday_number("Thurs")
    3
    """
    return _WEEKDAY_NUMBERS[word[:3].lower()]


def day_or_none(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None if there is no such day."""
    try:
        return dt.date(year, month, day) if year <= _LAST_YEAR else None
    except ValueError:
        return None


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or that month's last day if it has none.

    >>> add_months(dt.date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    year = min(max(year, 1), _LAST_YEAR)
    last = monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def add_days(day: dt.date, days: int) -> dt.date:
    """A day so many days on (or back), kept within the calendar."""
    most = dt.date(_LAST_YEAR, 12, 31).toordinal()
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), most))


def next_such_day(month: int, day: int, *, after: dt.date) -> dt.date | None:
    """The first date with this month and day after an anchor, or None.

    >>> next_such_day(6, 2, after=dt.date(2026, 3, 10))
    datetime.date(2026, 6, 2)
    """
    for year in range(after.year, min(after.year + 9, _LAST_YEAR + 1)):
        found = day_or_none(year, month, day)
        if found and found > after:
            return found
    return None


def last_such_day(month: int, day: int, *, until: dt.date) -> dt.date | None:
    """The latest date with this month and day up to a day, or None.

    >>> last_such_day(3, 10, until=dt.date(2026, 3, 24))
    datetime.date(2026, 3, 10)
    """
    for year in range(until.year, max(until.year - 9, 0), -1):
        found = day_or_none(year, month, day)
        if found and found <= until:
            return found
    return None


def count_on(anchor: dt.date, count: int, unit: str) -> dt.date:
    """The last day of an interval: months clamp back, weeks are of seven days."""
    if unit == "months":
        return add_months(anchor, count)
    return add_days(anchor, count * 7 if unit == "weeks" else count)
