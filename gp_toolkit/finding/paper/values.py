"""Values that stand beside a label: birth dates, NHS numbers, telephone numbers."""

import datetime as dt
import re

from gp_toolkit.finding.dates.forms import DateMention, Shape
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.months import day_or_none
from gp_toolkit.finding.wording.vocabulary import Wording, Words
from gp_toolkit.model.nhs_number import parse_nhs_number

_NHS = re.compile(r"(?<![\d+])\d{3}[ \-\n]{0,2}\d{3}[ \-\n]{0,2}\d{4}(?!\d)")
_PHONE = re.compile(
    r"(?<![\d/])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d[\d ()\-\n]{7,14}\d(?!\d)"
)
_EMAIL = re.compile(
    r"(?<![\w.+\-@])[A-Za-z0-9][\w.+'\-]{0,63}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,6}"
)
_CONFIDENTIAL = Wording(r"{people/confidential}")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
_ADDRESS_END = Wording(r"\s*(?:;|\b{people/after-address}\b).*", flags=re.DOTALL)
_UNKNOWN = Wording(r"(?:{people/no-address}|-+)\.?")


def birth_date(mention: DateMention, today: dt.date, *, written: str) -> dt.date | None:
    """A date of birth: a two-digit year that would lie ahead is of the last century."""
    date = mention.date
    if mention.shape is not Shape.DAY or mention.year is None or date is None:
        return None
    if date > today:
        if str(date.year) in written:
            return None
        date = day_or_none(date.year - 100, date.month, date.day)
    if date is None or date.year < 1900:
        return None
    return date


def birth_in(scan: Scan, start: int, end: int, today: dt.date) -> dt.date | None:
    """The first date of birth in a stretch of text."""
    for mention in scan.dates_in(start, end):
        written = scan.sheet.text[mention.start : mention.end]
        found = birth_date(mention, today, written=written)
        if found:
            return found
    return None


def day_in(scan: Scan, start: int, end: int) -> dt.date | None:
    """The first day in a stretch of text, wherever it lies."""
    for mention in scan.dates_in(start, end):
        if mention.shape is Shape.DAY and mention.date:
            return mention.date
    return None


def nhs_in(text: str) -> str | None:
    """The first well-formed NHS number in a text."""
    for match in _NHS.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if found := parse_nhs_number(digits):
            return found
    return None


def phone_in(text: str) -> str | None:
    """The first telephone number in a text, as written."""
    for match in _PHONE.finditer(text):
        if 10 <= sum(map(str.isdigit, match.group())) <= 13:
            said = " ".join(match.group().split())
            return said if ")" in said else said.lstrip("(")
    return None


def email_in(text: str) -> str | None:
    """The first e-mail address in a text."""
    match = _EMAIL.search(text) if "@" in text else None
    return match.group().rstrip(".") if match else None


def emails_in(text: str) -> tuple[str, ...]:
    """All e-mail addresses in a text, each once."""
    return tuple(dict.fromkeys(m.group().rstrip(".") for m in _EMAIL.finditer(text)))


def without_emails(text: str) -> str:
    """A text without the e-mail addresses in it."""
    return _EMAIL.sub(" ", text) if "@" in text else text


def address_in(text: str, lists: Words) -> tuple[str | None, bool]:
    """An address, and whether it is said to be confidential."""
    confidential = bool(lists[_CONFIDENTIAL].search(text))
    words = re.sub(r"\([^()]{0,120}\)", " ", text)
    if confidential:
        words = lists[_CONFIDENTIAL].split(words)[0] if _POSTCODE.search(words) else ""
    words = lists[_ADDRESS_END].sub("", words)
    lines = [line.strip(" ,") for line in words.split("\n")]
    address = re.sub(r"\s+", " ", ", ".join(line for line in lines if line))
    address = address.strip(" .,;:–-")
    if len(address) < 5 or len(address) > 200 or lists[_UNKNOWN].fullmatch(address):
        return None, confidential
    if not re.search(r"[^\W\d_]{3}", address):
        return None, confidential
    return address, confidential
