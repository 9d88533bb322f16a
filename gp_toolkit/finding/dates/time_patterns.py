"""The forms that times are written in, as patterns. Each runs in linear time."""

import re

from gp_toolkit.finding.text.months import MONTH, NUMBERS

# Welsh: y bore (yb) is the morning, y prynhawn (yp) the afternoon.
_MERIDIEM = r"(?P<{0}>[ap](?:m\b|\.\s?m\b\.?|\sm\b)|y\.?\s?[bp](?:ore|rynhawn)?\b\.?)"
_HOUR = r"(?P<{0}>[01]?\d|2[0-4])"
_MINUTE = r"(?P<{0}>[0-5]\d)"


def _clock(tag: str) -> str:
    return (
        rf"(?:(?:12\s?)?(?P<noon{tag}>noon|midday)\b"
        rf"|{_HOUR.format('h' + tag)}(?:\s?[:.]\s?{_MINUTE.format('m' + tag)}(?!\d))?"
        rf"\s{{0,2}}(?:{_MERIDIEM.format('x' + tag)})?(?:\s?(?P<noonx{tag}>noon))?)"
    )


RANGE = re.compile(
    rf"(?<![\w£/.:\-]){_clock('1')}(?:\s?(?:hrs|hours))?\s{{0,2}}"
    rf"(?P<sep>-|\u2013|to|'?till?|until)\s{{0,2}}{_clock('2')}"
    r"(?![\d/]|[.:]\d|\s?(?:days|weeks|months|years|minutes|mins|children|people))",
    re.IGNORECASE,
)
# `Tuesday 2 June 2026, 10-12`, `time: 2 - 4`: where only hours can stand.
BEFORE_HOURS = re.compile(
    rf"(?:\b20\d\d|[./]\d\d|\b{MONTH}|@|\bat|\btimes?|\bfrom|\bbetween)"
    r"[,:\s]{0,3}(?:[\u2013\-]\s)?$",
    re.IGNORECASE,
)
FOUR_RANGE = re.compile(
    r"(?<![\w£/.:\-])(?P<h1>[01]\d|2[0-3])(?P<m1>[0-5]\d)\s?(?P<u1>hrs?|hours|h)?"
    r"\s{0,2}(?:-|\u2013|to|'?till?|until)\s{0,2}"
    r"(?P<h2>[01]\d|2[0-3])(?P<m2>[0-5]\d)(?![\w/])(?:\s?(?P<u2>hrs?|hours|h)\b)?",
    re.IGNORECASE,
)
MARKED = re.compile(
    rf"(?<![\w£/.:\-]){_HOUR.format('h')}(?:\s?[:.]\s?{_MINUTE.format('m')})?"
    rf"(?:\s{{0,2}}|\.\s?){_MERIDIEM.format('x')}(?![a-z])",
    re.IGNORECASE,
)
COLON = re.compile(
    r"(?<![\w£/.:\-+])(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)(?:[:.][0-5]\d)?"
    r"(?:\s?(?:hrs?|hours|h)\b)?(?![\d/%]|[.:\-]\d)",
    re.IGNORECASE,
)
AFTER_T = re.compile(r"(?<=\dT)(?P<h>[01]\d|2[0-3]):(?P<m>[0-5]\d)")
HOURS = re.compile(
    r"(?<![\w£/.:\-])(?P<h>[01]\d|2[0-3])\s?[:.]?(?P<m>[0-5]\d)\s?(?:hrs?|hours|h)\b",
    re.IGNORECASE,
)
OCLOCK = re.compile(
    rf"(?<!\w)(?P<h>\d{{1,2}}|{'|'.join(NUMBERS)})\s?o'?\s?clock", re.IGNORECASE
)
WORDS = re.compile(
    rf"(?<!\w)(?:(?P<part>half past|quarter past|quarter to|half)\s)?"
    rf"(?P<h>\d{{1,2}}|{'|'.join(w for w in NUMBERS if w != 'a')})"
    rf"(?:\s(?P<mins>thirty|fifteen|forty[\s\-]five))?"
    rf"(?:\s{{0,2}}{_MERIDIEM.format('x')})?(?!\w)"
    r"(?(part)|(?(x)|(?!)))",  # a number alone, as most are, is no time
    re.IGNORECASE,
)
NOON = re.compile(r"(?<!\w)(?:12\s?)?(?:noon|midday)\b", re.IGNORECASE)
AT_HOUR = re.compile(
    r"(?:(?<=@)|(?<=@\s)|(?<=@\s\s)|(?<=\bat\s)|(?<=\bat\s\s)"
    r"|(?<=\btime[:\s])|(?<=\btime[:\s]{2})|(?<=\btime[:\s]{3}))"
    r"(?P<h>[01]?\d|2[0-3])"
    r"(?![\w:/%]|\.\d|\s(?:weeks|months|years|days|st|nd|rd|th)\b"
    r"|\s[A-Z][a-z]{2,20}\s(?:Road|Street|Avenue|Close|Lane|Drive|Way|Place))",
    re.IGNORECASE,
)
BARE_FOUR = re.compile(r"(?<![\w£/.:\-])(?P<h>0[7-9]|1\d)(?P<m>[0-5][05])(?![\w/])")
# "I am" is no time of day: a figure there must be, or two such letters.
SPOILT = re.compile(
    r"(?<!\w)(?=[OlI:.]{0,3}\d|[OlI]{2})(?P<h>[0-9OlI]{1,2})"
    r"(?:[:.](?P<m>[0-9OlI]{2}))?\s?(?P<x>am|pm)\b"
)
