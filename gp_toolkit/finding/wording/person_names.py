"""People's names as letters and forms write them."""

import re
from collections.abc import Iterator

from gp_toolkit.finding.wording.vocabulary import Wording, Words

TITLES = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|PC|DC|DS|DI|PS|DCI|TDC|Sgt|Sister|Rev|Cllr|Constable|Sergeant|Inspector|Lady|Dame|Sir|Lord)\.?\s)"
_WORD = r"(?:(?:O'|Mc|Mac|D')?[A-Z\u00c0-\u00de][\w'\-\u00c0-\u024f]{0,29})"
_LINK = r"(?:(?:de|van|von|bin|bint|al|el|ap|ab|da|dos|du|la|le|der|den|of)\s)"
_INITIAL = r"(?:[A-Z]\.)"
_PERSON = re.compile(
    rf"(?<![\w@.]){TITLES}?(?:{_INITIAL}|{_WORD})"
    rf"(?:\s\([\"']?[A-Z]\w{{1,14}}[\"']?\)(?=\s[A-Z]))?"
    rf"(?:[ \n]{_LINK}{{0,2}}(?:{_INITIAL}|{_WORD})){{1,4}}(?![\w@])"
)
_SURNAME_FIRST = re.compile(
    rf"(?<![\w@])[A-Z][A-Z'\-]{{2,29}},\s(?=[A-Z][\w'\-]*[a-z]|[A-Z]{{3}}){_WORD}"
    rf"(?:\s{_WORD}){{0,2}}(?![\w@])"
)
_UNBORN = re.compile(
    rf"(?<!\w)(?:[Uu]nborn|UNBORN)(?:\s(?:[Bb]aby|[Cc]hild|BABY|CHILD))?(?:\sof)?"
    rf"(?: {_WORD}|[\n\t][A-Z'\-]{{3,}}\b){{0,3}}(?!\w)|(?<!\w)Baby\s(?:of\s)?{_WORD}(?:\s{_WORD}){{0,2}}(?!\w)"
)
_BABY = re.compile(r"baby\b")
_BABY_ENDS = ("unborn", "baby", "child", "of")
_NOT_NAMES = "names/not-names"
_ALSO_SURNAMES = "names/also-surnames"
_LEADING_TITLE = re.compile(TITLES)
_BRACKETS = re.compile(r"\([^()]*\)")
NAME_BEGINS = r"[A-Z\u00c0-\u00de]|unborn"
_CAPITAL = re.compile(NAME_BEGINS)
_NAME_WORD = re.compile(r"[\w'\-]+")
_FIRST_WORD = re.compile(r"\S+\s*")
_GAP = re.compile(r"[ \n]")


def find_names(text: str, lists: Words) -> Iterator[re.Match[str]]:
    """Every stretch of text that looks like a person's name, in order."""
    found = [m for p in _kinds_in(text) if (m := _next(p, text, 0, lists))]
    while found:
        first = min(found, key=lambda m: (m.start(), -m.end()))
        yield first
        place = first.end()
        ahead = (
            m if m.start() >= place else _next(m.re, text, place, lists) for m in found
        )
        found = [m for m in ahead if m]


def _kinds_in(text: str) -> Iterator[re.Pattern[str]]:
    """The kinds of name that a text can hold."""
    if "nborn" in text or "NBORN" in text or "Baby" in text:
        yield _UNBORN
    if "," in text:
        yield _SURNAME_FIRST
    if " " in text or "\n" in text:
        yield _PERSON


def _next(
    pattern: re.Pattern[str], text: str, place: int, lists: Words
) -> re.Match[str] | None:
    while match := _search(pattern, text, place):
        if named := _named(match, lists):
            return named
        first = _FIRST_WORD.match(match.group())
        place = match.start() + max(first.end() if first else 0, 1)
    return None


def _search(pattern: re.Pattern[str], text: str, place: int) -> re.Match[str] | None:
    """As `pattern.search`, tried only at capitals: of these a text has few."""
    if pattern is _UNBORN:
        return pattern.search(text, place)
    for capital in _CAPITAL.finditer(text, place):
        if match := pattern.match(text, capital.start()):
            return match
    return None


def _named(match: re.Match[str], lists: Words) -> re.Match[str] | None:
    """What of some capitalised words is a name."""
    if match.re is _UNBORN:
        return match if _is_baby(match.group(), lists) else None
    whole = _on_one_line(match) and is_name(match.group(), lists)
    if whole and not _is_date(match):
        return match
    if match.re is not _PERSON:
        return None
    return match if _is_personal(match, lists) else _without_tail(match, lists)


def _is_date(match: re.Match[str]) -> bool:
    """`3 June Ava`, `Easter April 2026`: a month beside a number, and no name."""
    text, words = match.string, match.group().split()
    if words[0].lower() in _MONTHS:
        return bool(
            re.search(
                r"\d(?:st|nd|rd|th)?\s?$",
                text[max(match.start() - 5, 0) : match.start()],
            )
        )
    if words[-1].lower() in _MONTHS:
        return bool(re.match(r",?\s?\d", text[match.end() : match.end() + 3]))
    return False


def _is_baby(words: str, lists: Words) -> bool:
    """Not `Unborn Team`."""
    last = words.rsplit(maxsplit=1)[-1].lower()
    return last in ("unborn", "baby", "child") or (
        last not in lists.forms(_NOT_NAMES) or last in lists.forms(_ALSO_SURNAMES)
    )


def _is_personal(match: re.Match[str], lists: Words) -> bool:
    """`Ruby Lane DOB …`, `Peter Court (father)`, `Dr Sue Hall`: no place, a person."""
    text = match.string
    bare = _without_title(match.group())
    words = bare.split(" ")
    if words[-1].lower() not in lists.forms(_ALSO_SURNAMES) or not 1 < len(words) <= 3:
        return False
    if not is_name(" ".join(words[:-1]) + " X", lists):
        return False
    titled = bare != match.group()
    return titled or bool(lists[_PERSONAL].match(text, match.end(), match.end() + 24))


def _on_one_line(match: re.Match[str]) -> bool:
    """Names wrap only after their first word: `Parveen` / `Akhtar`."""
    head, broken, tail = match.group().partition("\n")
    if not broken:
        return True
    return " " not in _without_title(head + " ").strip() and "\n" not in tail


def _without_tail(match: re.Match[str], lists: Words) -> re.Match[str] | None:
    """`Rhoda Bexley` of `Rhoda Bexley` / `Independent Chair`."""
    ends = [match.start() + gap.start() for gap in _GAP.finditer(match.group())]
    for end in reversed(ends[1:]):  # a name has two words at least
        shorter = _PERSON.match(match.string, match.start(), end)
        if shorter and _on_one_line(shorter) and is_name(shorter.group(), lists):
            return shorter
    return None


def is_name(words: str, lists: Words) -> bool:
    """Whether capitalised words could be a person's name.

    `Ava Carter` could, `Social Worker` and `Civic Centre` could not.
    """
    bare = _without_title(words.strip())
    if "(" in bare:
        bare = _BRACKETS.sub("", bare)
    parts = bare.replace(",", " ").split()
    if not parts or len(parts) > 6:
        return False
    if (
        len(parts) > 1
        and parts[-1].isupper()
        and parts[-1].lower() in lists.forms(_ALSO_SURNAMES)
    ):
        parts = parts[:-1]  # `Dot STREET`
    not_names = lists.forms(_NOT_NAMES)
    if any(len(part) > 1 and part.lower().strip(".'") in not_names for part in parts):
        return bool(_UNBORN.fullmatch(words.strip())) and _is_baby(words.strip(), lists)
    return all(part[0].isupper() or part.lower() in _LINKS for part in parts)


_MONTHS = ("april", "june", "august", "may")
_PERSONAL = Wording(
    r"\s{0,3}[(,–\-|\t]{0,2}\s{0,3}(?:{names/beside-a-name}\b|0\d{4})"
    r"|\s?\(\d{1,2}[./\-]"
)
_LINKS = frozenset(
    [
        "de",
        "van",
        "von",
        "bin",
        "bint",
        "al",
        "el",
        "ap",
        "ab",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "der",
        "den",
        "of",
    ]
)


def may_end_name(text: str, start: int, end: int) -> bool:
    """Whether a name could end where a piece of text ends: its last word has a capital.

    >>> may_end_name("said by Ava Carter", 0, 18), may_end_name("seen at home", 0, 12)
    (True, False)
    """
    last = max(text.rfind(" ", start, end), text.rfind("\n", start, end), start - 1) + 1
    return text[last : last + 1].isupper() or text[start:end].lower().endswith(
        _BABY_ENDS
    )


def name_at_start(text: str, lists: Words) -> re.Match[str] | None:
    """The name that a piece of text begins with."""
    if not _CAPITAL.match(text):
        return None
    found = [
        named
        for kind in _kinds_in(text)
        if (match := kind.match(text)) and (named := _named(match, lists))
    ]
    return max(found, key=re.Match.end, default=None)


def first_name_in(text: str, lists: Words) -> str | None:
    """The first name in a piece of text, as written."""
    match = next(find_names(text, lists), None)
    return match.group().strip(" .,") if match else None


def name_in_slot(text: str, lists: Words) -> str | None:
    """The name in a place where only a name can stand: `Ruby Lane` is one there."""
    if (found := first_name_in(text, lists)) is not None:
        return found
    words = text.strip(" \t\n:–-.,").split("\n")[0].strip()
    if turned := _TURNED.match(words):
        return turned.group()
    match = _PERSON.fullmatch(words)
    if match is None or words.split()[-1].lower() not in lists.forms(_ALSO_SURNAMES):
        return None
    return words if is_name(" ".join(words.split()[:-1]) + " X", lists) else None


def same_person(one: str, other: str) -> bool:
    """Whether two written names are plainly the same: titles and order aside."""
    return name_key(one) == name_key(other)


def name_key(name: str) -> frozenset[str]:
    """What names of the same person have in common.

    >>> name_key("Dr Ava Carter") == name_key("CARTER, Ava")
    True
    """
    return frozenset(_NAME_WORD.findall(_without_title(name.strip()).lower()))


def _without_title(name: str) -> str:
    title = _LEADING_TITLE.match(name)
    return name[title.end() :] if title else name


_LONE = re.compile(
    r"(?:^|[^\w\s'\-]\s?|\s[–\-]\s|(?<![\w'])[a-z][\w']{0,20}\s|\n|\t)"
    r"(?P<name>[A-Z][\w'\-]+)[\s,(]*$"
)
_TURNED = re.compile(
    r"[A-Z][\w'\-]{1,29},\s(?!and\b)[A-Z][a-z\u00df-\u024f][\w'\-]*(?:\s[A-Z][\w'\-]*){0,2}"
    r"(?=\s*(?:[–\-(]|[Dd]\.?[Oo]\.?[Bb]|[Bb]orn|NHS|$))"
)
_TITLE = re.compile(rf"^(?!Miss\s|Master\s){TITLES}")
_FIRSTS = re.compile(
    r"(?:^|[^\w\s'.\-]\s?|\s[–\-]\s|(?<![\w'])[a-z]{1,12}\s|\n|\t)"
    r"(?P<firsts>(?:[A-Z][\w'\-]{1,20},\s){0,4}[A-Z][\w'\-]{1,20}),?\s(?:and|&)\s$"
)


def lone_first_name(lead: str) -> str | None:
    """A single capital word at the end of a lead: no surname stands before it.

    >>> lone_first_name("the needs of Maisie"), lone_first_name("for Ava Carter")
    ('Maisie', None)
    """
    match = _LONE.search(lead[-60:])
    return match["name"] if match else None


def first_names_before(lead: str, lists: Words) -> tuple[str, ...]:
    """`Maisie, Tom` of `Maisie, Tom and ` before a full name whose surname they share."""
    match = _FIRSTS.search(lead[-120:])
    if match is None:
        return ()
    firsts = tuple(match["firsts"].split(", "))
    return () if any(f.lower() in lists.forms(_NOT_NAMES) for f in firsts) else firsts


def has_title(name: str) -> bool:
    """Whether a name is written with a grown person's title.

    >>> has_title("DC Farooq"), has_title("Miss Ava Carter")
    (True, False)
    """
    return bool(_TITLE.match(name))


def is_unborn(name: str) -> bool:
    """Whether a name is an unborn child's."""
    low = name.lower()
    return "unborn" in low or _BABY.match(low) is not None
