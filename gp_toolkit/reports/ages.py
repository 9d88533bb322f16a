"""How old a child is on a day, as people say it."""

import datetime as dt


def display_age(born: dt.date, day: dt.date) -> str:
    """The age on a day: days up to four weeks, weeks to three months, months to two years.

    Somebody born on 29 February is a year older on 1 March of a common year. Empty
    when the day comes before the birth: one of the two dates must be wrong.

    >>> display_age(dt.date(2019, 5, 27), dt.date(2026, 5, 26))
    '6 years'
    >>> display_age(dt.date(2026, 3, 26), dt.date(2026, 5, 26))
    '8 weeks'
    """
    days = (day - born).days
    if days < 0:
        return ""
    months = (day.year - born.year) * 12 + day.month - born.month
    months -= day.day < born.day
    if days < 28:
        return _count(days, "day")
    if months < 3:
        return _count(days // 7, "week")
    if months < 24:
        return _count(months, "month")
    return _count(months // 12, "year")


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
