"""The head of a paper: is it a letter, a guide, and does it name its conference?"""

import re

from gp_toolkit.finding.paper.rows import TITLE_LENGTH, title_rows
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.document import Part

_UNDER = Wording(r"\b{kinds/in-keeping}\s(?:[\w']+\s){0,6}$")
"""`Conducted under the Wales Safeguarding Procedures`: a paper that follows guidance."""
_SIGN_OFF = Wording(r"{kinds/sign-off}\b[^.:]{0,30}(?:$|,)")
_FORM_CODE = re.compile(r"\s(?:[A-Z]{2,}[\s\-]?)?v?\d")
"""`template CPP 2025/2`: the number of a form, and no title of a guide."""
_ITEM = re.compile(r"\d{1,2}[.)]\s")
_TEACHES = ("taught", "invented")
_TAUGHT_ROWS = 5
_SAID_ROWS = 60
_FIRM_ROWS = 12
_FIRM_ROWS_OF_A_LETTER = 20
_LETTER_ROWS = 60
_LETTER = Wording(r"{kinds/letter}(?:\s|$|,)")
_RUNNING = re.compile(r"[.!?]\s*$|[.!?]\s+[A-Z]")
_FIRM_KINDS = ("conference", "next", "strategy", "core_group")


def is_letter(scan: Scan) -> bool:
    """Whether a paper opens or ends as a letter does, or is a message."""
    return scan.once(_is_letter)


def _is_letter(scan: Scan) -> bool:
    seen = 0
    for row in scan.sheet.rows:
        if row.source != scan.main_source:
            continue
        words = scan.sheet.words(row).strip().lower()
        if scan.words[_LETTER].match(words):
            return True
        if scan.words[_SIGN_OFF].match(words):
            return True
        if row.part is Part.EMAIL_HEADER:
            return True
        seen += 1
        if seen > _LETTER_ROWS:
            break
    return False


def is_guidance(scan: Scan) -> bool:
    """Whether the title is of a policy, guide or list: about conferences in general.

    A letter's running text is no title: "the report template is attached".
    """
    letter = is_letter(scan)
    for row in title_rows(scan, 3):
        words = scan.sheet.words(row).strip()
        if len(words) > TITLE_LENGTH:
            continue
        if letter and row.part is Part.BODY and _RUNNING.search(words):
            continue
        hits = scan.cues("protection", row.start, row.end)
        if any(
            h.cue.kind == "guidance"
            and not scan.words[_UNDER].search(scan.sheet.text, row.start, h.start)
            and not _FORM_CODE.match(scan.sheet.text, h.end)
            for h in hits
        ):
            return True
    return False


def is_taught(scan: Scan) -> bool:
    """Whether a paper teaches or tells of cases: a training pack, guide, case review.

    Its title says so, or it says that its people are invented.
    """
    said = [h for h in scan.hits.get("protection", ()) if h.cue.kind in _TEACHES]
    if not said:
        return False
    head = title_rows(scan, _TAUGHT_ROWS)
    several = sum(h.cue.kind == "invented" for h in said) > 1
    for hit in said:
        row = scan.sheet.row_at(hit.start)
        if row.depth or row.part is Part.COMMENT:
            continue
        title = row in head or row.part is Part.HEADER
        firm = hit.cue.kind == "taught" or hit.cue.weight
        if firm and title and _is_titled(scan, row, hit):
            return True
        if hit.cue.kind == "taught" or row.number > _SAID_ROWS:
            continue
        if hit.cue.weight or several:
            return True
    return False


def _is_titled(scan: Scan, row: Row, hit: Hit) -> bool:
    """Whether a word stands in a line of a title: no sentence, no item of a list."""
    if hit.start - row.start > TITLE_LENGTH:
        return False
    text = scan.sheet.text
    begin = max(text.rfind("\n", row.start, hit.start) + 1, row.start)
    line = text[begin : row.end].split("\n", maxsplit=1)[0].strip()
    return not line.endswith(".") and not _ITEM.match(line)


def is_firm(scan: Scan, *, ahead: bool = False) -> bool:
    """Whether the head of the paper names the meeting that it is about.

    A letter, an invitation or a report request names it in a sentence.
    """
    if is_guidance(scan) or is_taught(scan):
        return False
    prose = is_letter(scan) or ahead
    for row in title_rows(scan, _FIRM_ROWS_OF_A_LETTER if prose else _FIRM_ROWS):
        meetings = scan.cues("meetings", row.start, row.end)
        if any(
            _names_it(scan, h) and (prose or _on_a_short_line(scan, h))
            for h in meetings
        ):
            return True
        if row.end - row.start > TITLE_LENGTH and not prose:
            continue
        kinds = scan.cues("kinds", row.start, row.end)
        if any(h.cue.kind == "plan" for h in kinds):
            return True
    return False


def _names_it(scan: Scan, hit: Hit) -> bool:
    """A conference by name, or the label `Date of conference` on a form."""
    said = scan.sheet.text[hit.start : hit.end].lower()
    return hit.cue.kind in _FIRM_KINDS or (hit.cue.kind == "this" and "conf" in said)


def _on_a_short_line(scan: Scan, hit: Hit) -> bool:
    """Whether it stands in a title: a line of its own, though more text may follow."""
    text, row = scan.sheet.text, scan.sheet.row_at(hit.start)
    begin = max(text.rfind("\n", row.start, hit.start), row.start)
    end = text.find("\n", hit.end, row.end)
    return (row.end if end < 0 else end) - begin <= TITLE_LENGTH
