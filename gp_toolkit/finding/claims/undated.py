"""What is said of a next conference without a day: to be confirmed, blank, ended."""

import re
from collections.abc import Iterator, Sequence

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.claims.strength import kind_of
from gp_toolkit.finding.dates.forms import DateMention, Shape
from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.paper.governors import governors
from gp_toolkit.finding.paper.sections import fills_one_cell
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import NextStatus

_BLANK = re.compile(r"^[\s:–\-]*(?:[_.…]{3,}[\s_.…/]*|\[\s*\]|x{2,}|\?+)?[\s_]*$")
_DATE_OF = Wording(
    r"^\W*{claims/date-of}\s(?:(?:the|any|next)\s)*$|\n\W*date of (?:the )?$"
)


def claims_without_date(context: Context, bounds: Sequence[Bound]) -> Iterator[Claim]:
    """`TBC`, a blank form field, `N/A – plan ended`, `will be notified`."""
    scan = context.scan
    used = {id(b.governor) for b in bounds if b.governor and _is_dated(b.mention)}
    for hit in scan.hits.get("meetings", ()):
        if hit.cue.kind not in ("next", "conference", "bare") or id(hit) in used:
            continue
        row = scan.sheet.row_at(hit.start)
        if row.part in (Part.FOOTER, Part.EMAIL_HEADER):
            continue
        claim = _undated_claim(context, hit)
        if claim is not None:
            yield claim


def _is_dated(mention: DateMention) -> bool:
    return mention.shape is not Shape.INTERVAL


def _undated_claim(context: Context, hit: Hit) -> Claim | None:
    scan = context.scan
    row = scan.sheet.row_at(hit.start)
    column = scan.sheet.column_at(row, hit.start)
    cell = row.cells[column]
    first, last = scan.sentence_at(hit.start)
    value = scan.sheet.text[hit.end : last]
    if _heads_table(scan, row):
        return None
    label = scan.sheet.text[first : hit.start].strip().lower()
    is_label = len(label) <= 30
    end = last
    if is_label and not re.search(r"[^\W_]", value) and last >= cell.end:
        elsewhere = _value_elsewhere(scan, hit, value, last)
        if elsewhere is None:
            return None
        value, end = elsewhere
    if last < cell.end and not governors(scan, last, min(cell.end, last + 80)):
        end = max(end, scan.sentence_at(last)[1])
    following = [g for g in governors(scan, hit.end, end) if g.cue.weight]
    stop = following[0].start if following else end
    said = scan.cues("modifiers", hit.end, min(stop, hit.end + 160))
    blank = _is_label(hit, label) and bool(_BLANK.match(value))
    if blank and not context.nature.child_protection:
        blank = ":" in value or "_" in value
    status = _status({m.cue.kind for m in said}, is_label=is_label, blank=blank)
    if status is None or scan.days_in(hit.end, stop):
        return None
    if hit.cue.kind == "bare" and not is_label:
        return None
    strength = {"next": 3, "conference": 2}.get(hit.cue.kind, 1)
    return Claim(
        status=status,
        kind=kind_of(context, hit),
        strength=strength,
        start=first,
        end=max(end, hit.end),
    )


def _heads_table(scan: Scan, row: Row) -> bool:
    """`NEXT REVIEW |` above `Date booked | 10 February`: a heading, no blank field."""
    if row.table is None or not fills_one_cell(scan, row):
        return False
    below = scan.sheet.rows[row.number + 1 : row.number + 2]
    return any(
        other.table == row.table and not fills_one_cell(scan, other) for other in below
    )


def _value_elsewhere(
    scan: Scan, hit: Hit, value: str, last: int
) -> tuple[str, int] | None:
    """The value of a label that nothing follows: in the next cell or the line below.

    None for a word alone on its line that does not ask for a date: a heading.
    """
    row = scan.sheet.row_at(hit.start)
    column = scan.sheet.column_at(row, hit.start)
    if column + 1 < len(row.cells):
        side = row.cells[column + 1]
        return scan.sheet.cell_text(side), side.end
    if value.strip(" :"):
        return value, last
    if below := _below(scan, hit):
        return below
    return (value, last) if ":" in value or _asks_a_date(scan, hit) else None


def _status(said: set[str], *, is_label: bool, blank: bool) -> NextStatus | None:
    if "unbooked" in said:
        return NextStatus.TO_BE_CONFIRMED
    if is_label and "stopped" in said:
        return NextStatus.ENDED
    return NextStatus.TO_BE_CONFIRMED if is_label and blank else None


def _asks_a_date(scan: Scan, hit: Hit) -> bool:
    """Whether the label itself has the word "date": an empty answer is a blank."""
    said = scan.sheet.text[max(hit.start - 30, 0) : hit.end].lower()
    own = said[-(hit.end - hit.start) :]
    before = said[: -(hit.end - hit.start)]
    return "date" in own or bool(scan.words[_DATE_OF].search(before))


def _below(scan: Scan, hit: Hit) -> tuple[str, int] | None:
    row = scan.sheet.row_at(hit.start)
    rows = scan.sheet.rows
    if row.number + 1 >= len(rows) or rows[row.number + 1].source != row.source:
        return None
    below = rows[row.number + 1]
    if governors(scan, below.start, below.end) or ":" in scan.sheet.words(below)[:40]:
        return None
    return scan.sheet.words(below), below.end


def _is_label(hit: Hit, label: str) -> bool:
    return "date" in label or hit.cue.kind in ("next", "bare")
