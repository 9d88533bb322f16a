"""Which nations a paper of an unknown council can be from, by the signs it carries."""

import re
from collections.abc import Iterator

from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.calendar import Nation
from gp_toolkit.model.document import Part

_ALL = frozenset(Nation)
_ENGLAND, _WALES, _SCOTLAND = Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND
_TERMS = (
    (Wording(r"\b{nations/england}\b"), frozenset({_ENGLAND})),
    (Wording(r"\b{nations/wales}\b"), frozenset({_WALES})),
    (Wording(r"\b{nations/england-wales}\b"), frozenset({_ENGLAND, _WALES})),
    (Wording(r"\b{nations/scotland}\b"), frozenset({_SCOTLAND})),
    (Wording(r"\b{nations/northern-ireland}\b"), frozenset({Nation.NORTHERN_IRELAND})),
)
_AREAS = (
    ("nations/areas-england", frozenset({_ENGLAND})),
    ("nations/areas-wales", frozenset({_WALES})),
    ("nations/areas-england-wales", frozenset({_ENGLAND, _WALES})),
    ("nations/areas-scotland", frozenset({_SCOTLAND})),
    ("nations/areas-england-scotland", frozenset({_ENGLAND, _SCOTLAND})),
    ("nations/areas-northern-ireland", frozenset({Nation.NORTHERN_IRELAND})),
)
_POSTCODE = re.compile(r"\b(?P<area>[A-Z]{1,2})\d[A-Z\d]?\s?\d[A-Z]{2}\b")
_LOOKED_AT = 12_000
_TOP_ROWS = 12
_ENOUGH = 2


def possible_nations(scan: Scan) -> frozenset[Nation]:
    """Those that every sign leaves; all four where there is none, or signs disagree."""
    left = _ALL
    for sign in (*_by_terms(scan), _by_postcodes(scan)):
        left &= sign
    return left or _ALL


def _by_terms(scan: Scan) -> Iterator[frozenset[Nation]]:
    text = scan.sheet.text[:_LOOKED_AT]
    for term, nations in _TERMS:
        if scan.words[term].search(text):
            yield nations


def _by_postcodes(scan: Scan) -> frozenset[Nation]:
    """Of all postcodes together; one alone counts only in a letterhead.

    A family may have moved from anywhere, so several leave every nation of any.
    """
    codes = list(_POSTCODE.finditer(scan.sheet.text, 0, _LOOKED_AT))
    if len(codes) < _ENOUGH and not any(_is_letterhead(scan, c.start()) for c in codes):
        return _ALL
    areas = {code["area"].lower() for code in codes}
    found = [n for name, n in _AREAS if areas & scan.words.forms(name)]
    return frozenset().union(*found) or _ALL


def _is_letterhead(scan: Scan, place: int) -> bool:
    row = scan.sheet.row_at(place)
    return row.number < _TOP_ROWS or row.part in (Part.HEADER, Part.FOOTER)
