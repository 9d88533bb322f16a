"""iCalendar text: properties escaped and folded, so that no text can add a property.

A line of the file has at most 75 octets and never splits a character; what is longer
goes on in the next line after a space (RFC 5545, section 3.1).
"""

import datetime as dt

LONGEST_LINE = 75
"""Octets of a line, its ending not counted."""

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def line(name: str, value: str) -> str:
    """A property whose value is already in its written form.

    >>> line("SEQUENCE", "3")
    'SEQUENCE:3'
    """
    return fold(f"{name}:{value}")


def text_line(name: str, text: str) -> str:
    r"""A property of type TEXT.

    >>> text_line("SUMMARY", "a, b; c\nd")
    'SUMMARY:a\\, b\\; c\\nd'
    """
    return fold(f"{name}:{clean(text).translate(_ESCAPES)}")


def clean(text: str) -> str:
    """Text without control characters, which no calendar shows and some obey."""
    if text.isprintable():
        return text
    return "".join(c for c in text if c == "\n" or c.isprintable())


def fold(content: str) -> str:
    """A content line in pieces of at most 75 octets, each a line of the file."""
    if len(content) <= LONGEST_LINE and content.isascii():
        return content
    pieces: list[str] = []
    piece, room = "", LONGEST_LINE
    for character in content:
        size = len(character.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", LONGEST_LINE - 1  # the space takes one
        piece += character
        room -= size
    return "\r\n ".join((*pieces, piece))


def moment(value: dt.datetime) -> str:
    """A UTC moment.

    >>> moment(dt.datetime(2026, 5, 26, 9, tzinfo=dt.UTC))
    '20260526T090000Z'
    """
    utc = value.astimezone(dt.UTC)
    return (
        f"{utc.year:04d}{utc.month:02d}{utc.day:02d}"
        f"T{utc.hour:02d}{utc.minute:02d}{utc.second:02d}Z"
    )


def day_or_moment(name: str, value: dt.datetime | dt.date) -> str:
    """A start or an end: a UTC moment, or a day.

    >>> day_or_moment("DTSTART", dt.date(2026, 5, 26))
    'DTSTART;VALUE=DATE:20260526'
    """
    if isinstance(value, dt.datetime):
        return line(name, moment(value))
    return line(f"{name};VALUE=DATE", f"{value.year:04d}{value:%m%d}")


def duration(value: dt.timedelta) -> str:
    """A duration, in days, hours and minutes.

    >>> duration(dt.timedelta(hours=-49)), duration(dt.timedelta())
    ('-P2DT1H', 'PT0S')
    """
    sign = "-" if value < dt.timedelta() else ""
    minutes = round(abs(value) / dt.timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = f"{days}D" if days else ""
    if hours or minutes:
        parts += "T" + (f"{hours}H" if hours else "") + (f"{minutes}M" * bool(minutes))
    return f"{sign}P{parts}" if parts else "PT0S"
