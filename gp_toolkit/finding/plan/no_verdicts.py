"""Words of a plan that decide nothing: opinions, earlier plans, another child's."""

import re

from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.vocabulary import Hit, Wording

_VIEW = Wording(r"\b{outcomes/view}\b")
_DECIDERS = Wording(r"\b{outcomes/deciders}\b")
_ANOTHERS = re.compile(
    r"(?:^|[.:;]\s)\s?(?!The\b|Both\b|All\b|Each\b|CP\b)[A-Z][a-z]+ $"
)
"""`Lewisham plans end today`: those of the council that the family came from."""
_PLAN_WORD, _END_WORDS = "plan", ("end", "cease")
_OF_A_PLAN = re.compile(r"\bplans?\b|\bregist", re.IGNORECASE)
_KIN = Wording(r"['’]s\s(?:\w+\s){0,2}?{outcomes/kin}\b[^.;:]{0,60}$")
"""`Jack's sister Ruby is not on a plan`."""
_HAD_BEEN = re.compile(r"\bhad been\s(?:\w+\s)?$")
_NO_SUCH = re.compile(r"\bno\s(?:\w+\s)?$", re.IGNORECASE)
_A_LABEL = re.compile(r"\s(?:end\s)?date\b", re.IGNORECASE)


def _is_somebodys_view(scan: Scan, before: str) -> bool:
    """`Mrs Devenny asked it to be noted that she did not think he needed …`."""
    view = scan.words[_VIEW].search(before)
    return view is not None and not is_decided(scan, before)


def is_decided(scan: Scan, before: str) -> bool:
    """Whether those who decide are named before the words: `the conference did not …`."""
    return scan.words[_DECIDERS].search(before) is not None


def is_no_verdict(scan: Scan, hit: Hit, before: str, after: str) -> bool:
    """Whether the words tell an opinion, an earlier plan, another's, or only a label."""
    if _HAD_BEEN.search(before) or _is_somebodys_view(scan, before):
        return True
    if scan.words[_KIN].search(before):
        return True
    if hit.cue.kind == "child_in_need":
        return bool(_NO_SUCH.search(before))
    if hit.cue.kind != "ended":
        return False
    said = scan.sheet.text[hit.start : hit.end].lower()
    if said.startswith(_PLAN_WORD) and _ANOTHERS.search(before):
        return True
    ends_what = said.startswith(_END_WORDS) and not _OF_A_PLAN.search(before + said)
    return bool(ends_what or _A_LABEL.match(after))
