"""Whether a day is of a conference about a child whom the paper is not about."""

import re

from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.people.names import People, named_in
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.vocabulary import Wording

_ANOTHER_CHILD = Wording(r"\b{relationships/another-child}\b")
_OWNER = Wording(
    r"(?<![\w'\-])(?P<name>[A-Z][\w\-]*)['\u2019]s (?:(?:{relationships/own}) ){0,2}", 0
)
_NOBODY = ("names/not-names", "relationships/no-owner")
_FOR = Wording(
    r"\s{people/about}:?\s"
    r"(?P<name>[A-Z][\w'\-]+(?:\s[A-Z][\w'\-]+){0,2})(?![\w'\u2019])",
    0,
)
_SON = Wording(r"\b{relationships/child-of-somebody}\s(?P<name>(?-i:[A-Z][\w'\-]+))")
_TAKES_PART = Wording(r"\b{relationships/takes-part}\b")
_WITH = Wording(r"\b(?:with|and)\s(?:{relationships/before-another}\s){0,2}$")
_ITS_OWN = Wording(r"\b{relationships/its}\s(?:{relationships/own}\s){0,2}$")
_ONLY_FOR = re.compile(r"\bfor (?P<name>[A-Z]\w+) only\b")
_OWNER_LAST = re.compile(r"(?P<name>[A-Z][\w\-]*)['\u2019]s\s(?:[a-z]+\s){0,2}$")
_WORD = re.compile(r"[^\W\d_][\w'\-]*")
_LEAD = 40
_FAR = 300


def is_of_another_child(scan: Scan, bound: Bound, people: People) -> bool:
    """Whether the words before a day speak of a brother, cousin or somebody else.

    `Her half-brother Tyler has his review conference on 9 March`; `Skye's own review
    is on 25 June`: and none of the paper's own children is named between.
    """
    return (
        is_surely_of_another_child(scan, bound, people)
        or _follows_another(scan, bound, people, owned=False)
        or _is_somebody_elses(scan, bound, people)
    )


def is_surely_of_another_child(scan: Scan, bound: Bound, people: People) -> bool:
    """Whether the words say so themselves: a brother, a cousin, "for Max only".

    So does the name of one listed as not its subject. Any other name alone does not:
    `Bobby` may be the child whom the paper's head calls Robert.
    """
    if not people.names or bound.governor is None:
        return False
    return (
        _follows_another(scan, bound, people, owned=True)
        or _is_for_another_only(scan, bound, people)
        or _is_under_another(scan, bound, people)
    )


def _is_under_another(scan: Scan, bound: Bound, people: People) -> bool:
    """`Cole Kerr | lives with his father; own review 12 May`, listed as no subject."""
    if not people.others:
        return False
    return _last_named(scan, bound, people, bound.mention.start) in people.others


def _last_named(scan: Scan, bound: Bound, people: People, end: int) -> str | None:
    """Of all first names known, the one that stands last before a place in a row."""
    lead = scan.sheet.text[max(bound.row.start, end - _FAR) : end].lower()
    known = {*people.first_names, *people.others, *people.grown}
    named = [word for word in _WORD.findall(lead) if word in known]
    return named[-1] if named else None


def _is_somebody_elses(scan: Scan, bound: Bound, people: People) -> bool:
    if bound.governor is None or not people.names:
        return False
    if _is_for_somebody_else(scan, bound, people):
        return True
    if _is_its_own(scan, bound, people) or _is_of_a_son(scan, bound, people):
        return True
    begin = bound.governor.start
    owner = next(
        (
            match
            for match in scan.words[_OWNER].finditer(
                scan.sheet.text, max(begin - _LEAD, bound.row.start), begin
            )
            if match.end() == begin
        ),
        None,
    )
    if owner is None or any(
        owner["name"].lower() in scan.words.forms(name) for name in _NOBODY
    ):
        return False
    return not named_in(owner["name"], people)


def _is_for_somebody_else(scan: Scan, bound: Bound, people: People) -> bool:
    """`Date of next conference for Oscar: …`: none of the paper's children."""
    if bound.governor is None:
        return False
    named = scan.words[_FOR].match(scan.sheet.text, bound.governor.end)
    if named is None or named.end() > bound.mention.start:
        return False
    said = named["name"].lower().split()
    own = {word for name in people.names for word in name.lower().split()}
    return not any(
        word in own or any(word in scan.words.forms(list_) for list_ in _NOBODY)
        for word in said
    )


def _is_of_a_son(scan: Scan, bound: Bound, people: People) -> bool:
    """`Mr Dale's son Kieran – RCPC in Westshire 28 April`: another than the paper's."""
    low = max(bound.row.start, bound.mention.start - _FAR)
    days = scan.days_in(low, bound.mention.start)
    low = days[-1].end if days else low
    found = list(scan.words[_SON].finditer(scan.sheet.text, low, bound.mention.start))
    if not found or named_in(found[-1]["name"], people):
        return False
    rest = scan.sheet.text[found[-1].end() : bound.mention.start]
    return not named_in(rest, people)


def _is_its_own(scan: Scan, bound: Bound, people: People) -> bool:
    """`Jade is herself on a plan; her review conference is on 5 May`: a parent's."""
    if bound.governor is None or not people.grown:
        return False
    begin = bound.governor.start
    own = scan.words[_ITS_OWN].search(
        scan.sheet.text, max(begin - _LEAD, bound.row.start), begin
    )
    if own is None:
        return False
    return _last_named(scan, bound, people, own.start()) in people.grown


def _is_for_another_only(scan: Scan, bound: Bound, people: People) -> bool:
    """`6 August (this is for Max only)`."""
    only = _ONLY_FOR.search(scan.sheet.text, bound.mention.end, bound.row.end)
    if only is None or named_in(only["name"], people):
        return False
    said = only["name"].lower()
    return not any(said in scan.words.forms(name) for name in _NOBODY)


def _follows_another(scan: Scan, bound: Bound, people: People, *, owned: bool) -> bool:
    """`Her brother Tyler has his review on 9 March`; not where he comes to hers.

    Args:
        scan: The document.
        bound: The day with its word.
        people: The paper's children.
        owned: Nothing else may stand between the two than names and words of having,
            so that `The chair's sister is ill, so the review is on …` does not count.
    """
    lead = scan.sheet.text[bound.row.start : bound.mention.start]
    found = [
        match
        for match in scan.words[_ANOTHER_CHILD].finditer(lead)
        if not scan.words[_WITH].search(lead, 0, match.start())
    ]
    if not found:
        return False
    begin = bound.row.start + found[-1].end()
    rest = scan.sheet.text[begin : bound.mention.end]
    if named_in(rest, people):
        return False
    end = bound.mention.start
    if scan.words[_TAKES_PART].search(scan.sheet.text, begin, end):
        return False
    return not owned or _has_it(scan, bound, begin)


def _has_it(scan: Scan, bound: Bound, begin: int) -> bool:
    """Whether a relative named up to a place is the one whose conference it is."""
    governor = bound.governor
    if governor is None or governor.start < begin:
        return True
    said = _WORD.findall(scan.sheet.text, begin, governor.start)
    owner = _OWNER_LAST.search(scan.sheet.text[begin : governor.start])
    if said and owner and owner["name"] == said[0]:
        return True  # `Half-sister Ruby lives in Sandwell. Ruby's review is on …`
    having = scan.words.forms("relationships/having")
    return all(word[0].isupper() or word.lower() in having for word in said)
