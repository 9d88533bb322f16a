"""The head of a document: its title and first lines, and how much words weigh there."""

from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Hit
from gp_toolkit.model.document import Part

TITLE_ROWS = 4

TOP_ROWS = 25

TITLE_LENGTH = 110

TITLE_ONLY = ("plan", "core_group_record", "strategy_record")


def title_rows(scan: Scan, count: int = TITLE_ROWS) -> tuple[Row, ...]:
    """The first rows of the body, with subject lines and headings."""
    if count not in scan.titles:
        scan.titles[count] = _title_rows(scan, count)
    return scan.titles[count]


def _title_rows(scan: Scan, count: int) -> tuple[Row, ...]:
    subjects: list[Row] = []
    rest: list[Row] = []
    for row in scan.sheet.rows:
        if row.depth or row.part is Part.FOOTER:
            continue
        if row.part is Part.HEADER and scan.days_in(row.start, row.end):
            continue
        if row.source != scan.main_source and row.part is not Part.EMAIL_HEADER:
            continue
        if row.part is Part.EMAIL_HEADER:
            if _is_subject(scan.sheet.words(row)):
                subjects.append(row)
        elif len(rest) < count:
            rest.append(row)
        else:
            break
    return (*subjects, *rest)


def is_line(row: Row) -> bool:
    """Whether a row is a line across the page: a paragraph, or a table's only cell."""
    return row.table is None or len(row.cells) == 1


def _is_subject(words: str) -> bool:
    return words.lstrip().lower().startswith("subject")


def weight_of(
    scan: Scan, hit: Hit, top: tuple[Row, ...], title: tuple[Row, ...]
) -> int:
    """How much a cue counts where it stands: title, head of the document, elsewhere."""
    row = scan.sheet.row_at(hit.start)
    words = scan.sheet.words(row).strip()
    if row.part in (Part.FOOTER, Part.COMMENT):
        return 1
    if row in title and (is_line(row) or hit.cue.kind not in TITLE_ONLY):
        if len(words) <= TITLE_LENGTH:
            return 12
        return 1 if hit.cue.kind in TITLE_ONLY else 8
    if row in top:
        return 1 if hit.cue.kind in TITLE_ONLY else 4
    return 1
