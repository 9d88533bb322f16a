"""The unborn child, named wherever the document speaks of it, and its mother."""

import datetime as dt
import re

from gp_toolkit.finding.paper.values import day_in
from gp_toolkit.finding.people.drafts import Draft, Sort, tidy_name
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.person_names import find_names
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.document import Part

_UNBORN = re.compile(r"\b(?:unborn|baby)\s", re.IGNORECASE)
_UNBORN_NAME = Wording(r"{people/unborn}\s[A-Z]", flags=0)
_HINTS = ("unborn", "baby")
_ALIAS = Wording(r"""\b{people/alias}\b\W*(?:["'(]|{people/called}|\W)*$""")
_NEAR = 40
_UNSEEN = (Part.FOOTER, Part.COMMENT)


def with_unborn(scan: Scan, drafts: list[Draft]) -> list[Draft]:
    """Add the unborn child that only the text names, and when it is due."""
    known = [d for d in drafts if "unborn" in d.full_name().lower()]
    born = [d for d in drafts if d.sort is Sort.CHILD and d.birth is not None]
    if not known and (found := _named(scan)) is not None:
        drafts.append(found)
        known = [found]
    waiting = [d for d in known if d.delivery is None and d.birth is None]
    if len(waiting) == 1 and not (born and len(known) > 1):
        waiting[0].delivery = _due(scan)
    return drafts


def _named(scan: Scan) -> Draft | None:
    """`Unborn Baby Orchard will be the subject of …`: a name, not a word."""
    for row in scan.rows_holding(*_HINTS):
        if row.depth or row.part in _UNSEEN:
            continue
        text = scan.sheet.words(row)
        for match in find_names(text, scan.words) if _UNBORN.search(text) else ():
            words = tidy_name(match.group())
            before = text[max(match.start() - _NEAR, 0) : match.start()]
            if not words.lower().startswith("unborn") or scan.words[_ALIAS].search(
                before
            ):
                continue
            if scan.words[_UNBORN_NAME].search(words):
                place = row.start + match.start()
                return Draft(name=words, sort=Sort.CHILD, firm=True, place=place)
    return None


def _due(scan: Scan) -> dt.date | None:
    """The first day that "expected date of delivery" leads up to."""
    for hit in scan.hits.get("people", ()):
        if hit.cue.kind == "delivery":
            row = scan.sheet.row_at(hit.start)
            said = scan.sheet.text[hit.start : hit.end]
            if row.depth or said.lower() in ("due", "expected"):
                continue
            if found := day_in(scan, hit.end, min(row.end, hit.end + _NEAR)):
                return found
    return None
