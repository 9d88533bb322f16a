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
_ONLY_FOR = re.compile(r"\bfor (?P<name>[A-Z]\w+) only\b")
_LEAD = 40


def is_of_another_child(scan: Scan, bound: Bound, people: People) -> bool:
    """Whether the words before a day speak of a brother, cousin or somebody else.

    `Her half-brother Tyler has his review conference on 9 March`; `Skye's own review
    is on 25 June`: and none of the paper's own children is named between.
    """
    return is_surely_of_another_child(scan, bound, people) or _is_somebody_elses(
        scan, bound, people
    )


def is_surely_of_another_child(scan: Scan, bound: Bound, people: People) -> bool:
    """Whether the words say so themselves: a brother, a cousin, "for Max only".

    A name alone does not: `Bobby` may be the child whom the paper's head calls Robert.
    """
    if not people.names or bound.governor is None:
        return False
    return _follows_another(scan, bound, people) or _is_for_another_only(
        scan, bound, people
    )


def _is_somebody_elses(scan: Scan, bound: Bound, people: People) -> bool:
    if bound.governor is None or not people.names:
        return False
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


def _is_for_another_only(scan: Scan, bound: Bound, people: People) -> bool:
    """`6 August (this is for Max only)`."""
    only = _ONLY_FOR.search(scan.sheet.text, bound.mention.end, bound.row.end)
    return only is not None and not named_in(only["name"], people)


def _follows_another(scan: Scan, bound: Bound, people: People) -> bool:
    lead = scan.sheet.text[bound.row.start : bound.mention.start]
    found = list(scan.words[_ANOTHER_CHILD].finditer(lead))
    if not found:
        return False
    rest = scan.sheet.text[bound.row.start + found[-1].end() : bound.mention.end]
    return not named_in(rest, people)
