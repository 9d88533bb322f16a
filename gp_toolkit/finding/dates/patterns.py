"""The forms that dates are written in, as patterns. Each runs in linear time."""

import re

from gp_toolkit.finding.text.months import MONTH, NUMBERS, WEEKDAY

_W = rf"(?:(?P<wd>{WEEKDAY})\b[.,]{{0,2}}\s{{1,3}}(?:the\s{{1,2}})?)?"
_NOT_AFTER = r"(?<![\w£$])(?<![\d][./:\-])"
_YEAR = r"(?P<y>'?\d{4}|'?\d{2}(?!\s(?:working\s)?(?:weeks|days|months|years|minutes|hours)))(?!\d)"
# Of `10 March, 14 April` the 14 is no year.
# Nor is it of `6 October, 17 weeks`: after a comma it is one of our day.
_NO_DAY = rf"(?<!,\s[01]\d)(?<!,\s[4-9]\d)(?!(?<=\D\d\d)(?:st|nd|rd|th)?\s{{1,2}}(?:of\s)?{MONTH}(?![a-z]))"
TEXTUAL = re.compile(
    rf"{_NOT_AFTER}{_W}(?P<d>\d{{1,2}})\s{{0,2}}(?P<o>st|nd|rd|th)?"
    rf"(?:\s{{1,2}}(?:day\s)?of)?[\s.,/\-\u2013]{{0,3}}(?P<m>{MONTH})(?![a-z])"
    rf"(?:\.?[\s,.\-/]{{0,3}}{_YEAR}{_NO_DAY})?",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(
    rf"(?<!\w){_W}(?P<m>{MONTH})\.?\s{{1,2}}(?:the\s)?(?P<d>\d{{1,2}})"
    rf"(?:(?P<o>st|nd|rd|th)(?:[,\s]{{1,3}}(?P<y>\d{{4}}))?"
    rf"|,?\s{{1,2}}(?P<y2>\d{{4}}))(?![\d])",
    re.IGNORECASE,
)
NUMERIC = re.compile(
    rf"{_NOT_AFTER}{_W}(?P<d>\d{{1,2}})\s?(?P<s>[./\-\u2013])\s?(?P<m>\d{{1,2}})\s?"
    r"(?P=s)\s?(?P<y>\d{4}|\d{2})(?![\d]|[./\-]\d)",
    re.IGNORECASE,
)
SLASH = re.compile(
    rf"{_NOT_AFTER}{_W}(?P<d>\d{{1,2}})\s?/\s?(?P<m>\d{{1,2}})(?!\d|\s?/\s?\d)",
    re.IGNORECASE,
)
DOTTED = re.compile(
    rf"{_NOT_AFTER}{_W}(?P<d>\d{{1,2}})\.(?P<m>\d{{2}})"
    r"(?!\d|\.\d|\s{0,2}(?:am|pm|a\.m|p\.m|hrs?|hours|noon)\b)",
    re.IGNORECASE,
)
SPACED = re.compile(
    r"(?<![\d+])(?<!\d )(?P<d>\d{2}) (?P<m>\d{2}) (?P<y>\d{4}|\d{2})"
    r"(?!\d)(?! \d{5})(?! \d{1,3}(?!\d))"
)
ISO = re.compile(
    r"(?<![\d\-/])(?P<y>(?:19|20)\d{2})(?P<s>[\-/.])(?P<m>\d{1,2})(?P=s)"
    r"(?P<d>\d{1,2})(?!\d|[./\-]\d)"
)
MONTH_ONLY = re.compile(
    rf"(?<![\w])(?P<m>{MONTH})(?![\w'])(?:[\s,]{{1,2}}(?P<y>20\d{{2}})(?!\d))?",
    re.IGNORECASE,
)
QUALIFIER = re.compile(
    r"(?<!\w)(?=[bdeilmst])(?P<q>early|mid|middle of|late|(?:the )?(?:start|beginning|middle|end) of"
    r"|in|during)[\s\-]{1,2}$",
    re.IGNORECASE,
)
WEEK_BEFORE = re.compile(
    r"(?:\bw\.?\s?/?\s?[cb]\.?|\bw/?\s?comm?\.?|\bwk\s?(?:/\s?c|comm?\w{0,9}\.?)"
    r"|\bweeks?[\s\-](?:commencing|beginning|of|starting))"
    r"[\s:]{0,2}(?:the\s)?$",
    re.IGNORECASE,
)
WEEK_ENDING = re.compile(
    r"(?:\bw/e|\bweek[\s\-]ending)[\s:]{0,2}(?:the\s)?$", re.IGNORECASE
)
INTERVAL = re.compile(
    rf"(?<![\w./])(?P<n>\d{{1,3}}|{'|'.join(NUMBERS)})[\s\-\u2013]{{1,2}}"
    r"(?:calendar\s|(?P<w>working\s)|consecutive\s)?(?P<u>day|week|month)s?'?(?!\w)",
    re.IGNORECASE,
)
CLINICAL = {12: "months", 52: "weeks", 40: "gestation"}
LIST_GAP = re.compile(r"\s{0,2}(?:,|;|&|and|,\s?and|or)\s{0,2}")
COUNTED = ("days", "weeks", "months")
SPAN_OF_DAYS = re.compile(
    r"(?<![\w./:@])(?P<d>\d{1,2})(?:st|nd|rd|th)?\s{0,2}(?:&|and|or)\s{0,2}$",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"(?:\b(?:room|rm|section|sect|chapter|version|appendix|para(?:graph)?|item|clause"
    r"|page|v)|\u00a7|\u00a3)\.?\s?$",
    re.IGNORECASE,
)
HEADS_LINE = re.compile(r"(?:^|\n)[ \t]{0,8}$")
TITLED = re.compile(r"\.?\s{1,4}[A-Z][a-z]+\b(?!\s?(?:at|@|\d))")
DAYS_BETWEEN = re.compile(
    rf"(?<![\w./£])(?:(?P<b>between)\s(?:the\s)?)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"\s?(?P<s>-|\u2013|to|and|&)\s?(?:the\s)?(?P<e>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"\s(?:of\s)?(?P<m>{MONTH})(?![a-z])(?:,?\s(?P<y>20\d\d)(?!\d))?",
    re.IGNORECASE,
)
WEEKDAY_AFTER = re.compile(
    rf"(?:\s{{0,2}}\(|,?\s{{1,2}})(?P<wd>{WEEKDAY})\b(?!\.?,?\s{{1,2}}(?:the\s)?\d)",
    re.IGNORECASE,
)
MONTH_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?\s{{1,2}}(?:of\s)?{MONTH}(?![a-z])", re.IGNORECASE
)
TIME_AFTER = re.compile(
    r"\s{0,2}(?:[:.]\s?\d{2}(?!\d)|a\.?m\b|p\.?m\b|noon|midday|o'?clock|hrs?\b|hours"
    r"|(?:-|\u2013|to)\s{0,2}\d)",
    re.IGNORECASE,
)
ROAD_AFTER = re.compile(
    r"\s(?:[A-Z][a-z]{2,15}\s)?(?:Road|Rd|Street|St|Avenue|Ave|Close|Lane|Drive|Way"
    r"|Gardens|Terrace|Crescent|Place|Grove|Square|Hill|Court|House|Walk|Mews|Row"
    r"|View|Rise)\b(?!\s(?:hearing|Hearing|on\b))"
)
