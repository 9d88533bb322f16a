"""What is asked of the practice: the report and the actions of the plan."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from gp_toolkit.finding.binding import Bound, is_day
from gp_toolkit.finding.claims import Context
from gp_toolkit.finding.details import segment
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.sheet import Row
from gp_toolkit.finding.values import emails_in
from gp_toolkit.model.document import Part
from gp_toolkit.model.family import Professional, ProfessionalRole
from gp_toolkit.model.reading import Action, ReportRequest

_LIST_MARK = re.compile(r"^[\s•\-–*▪\d.)(]+")
_OTHER_HEALTH = re.compile(r"\ball (?:professionals|agencies)\b", re.IGNORECASE)
_TO_DO = re.compile(
    r"\s{0,2}(?::|to\b|will\b|should\b|agreed to\b|is to\b|are to\b|[–\-]\s)"
)
_REPORT = re.compile(r"\breports?\b", re.IGNORECASE)
_SEND = re.compile(
    r"\b(?:send|sent|submit\w*|return\w*|e-?mail\w*|forward\w*|to)\b", re.IGNORECASE
)


def find_report_request(context: Context, bounds: Sequence[Bound]) -> ReportRequest:
    """A stated day for the report and where to send it; a rule is not a day."""
    scan = context.scan
    after = context.anchor.date or dt.date.min
    asked = [
        b
        for b in bounds
        if b.kind == "report"
        and is_day(b.mention)
        and b.mention.date is not None
        and b.mention.date > after
        and not b.row.depth
    ]
    send_to = tuple(_send_to(scan))
    if not asked:
        return ReportRequest(send_to=send_to)
    first = min(asked, key=lambda b: b.mention.date or dt.date.max)
    return ReportRequest(
        due=first.mention.date, due_time=_cut_off(scan, first), send_to=send_to
    )


def _cut_off(scan: Scan, bound: Bound) -> dt.time | None:
    start, end = segment(scan, bound)
    near = [
        t for t in scan.times_in(start, end) if abs(t.start - bound.mention.start) <= 60
    ]
    return near[0].time if near else None


def _send_to(scan: Scan) -> Iterator[str]:
    """Addresses in a sentence that speaks of the report, or just after it."""
    seen: set[str] = set()
    near = -9
    for row in scan.sheet.rows:
        if row.depth or row.part in (Part.EMAIL_HEADER, Part.FOOTER):
            continue
        words = scan.sheet.words(row)
        speaks = bool(_REPORT.search(words) and _SEND.search(words))
        follows = row.number - near <= 2 and bool(_SEND.search(words))
        if speaks:
            near = row.number
        if not (speaks or follows) or "@" not in words:
            continue
        for address in emails_in(words):
            if address.lower() not in seen:
                seen.add(address.lower())
                yield address


def find_actions(
    context: Context, professionals: Sequence[Professional]
) -> tuple[Action, ...]:
    """Those for the GP or the practice: from action tables and from lines."""
    scan = context.scan
    doctors = [p.name for p in professionals if p.role is ProfessionalRole.GP]
    found: list[Action] = []
    columns: dict[str, int] = {}
    table: tuple[str, int] | None = None
    for row in scan.sheet.rows:
        if row.depth or row.part in (Part.EMAIL_HEADER, Part.FOOTER):
            continue
        if row.table is None or row.table != table:
            columns, table = {}, row.table
        if heads := _heads(scan, row):
            columns = heads
        elif columns:
            found.extend(_from_table(scan, row, columns, doctors))
        else:
            found.extend(_from_lines(scan, row, doctors))
    unique = {(a.text.lower(), a.due): a for a in found}
    return tuple(unique.values())


def _heads(scan: Scan, row: Row) -> dict[str, int]:
    if row.table is None or len(row.cells) < 2:
        return {}
    columns: dict[str, int] = {}
    for number, cell in enumerate(row.cells):
        if cell.end - cell.start > 60:
            return {}
        for hit in scan.cues("actions", cell.start, cell.end):
            if hit.cue.kind != "gp" and hit.start - cell.start <= 3:
                said = scan.sheet.text[hit.start : hit.end].lower()
                if hit.cue.kind == "what" and said.startswith(("action", "task")):
                    columns["what"] = number
                columns.setdefault(hit.cue.kind, number)
                break
    return columns if "what" in columns and "who" in columns else {}


def _from_table(
    scan: Scan, row: Row, columns: dict[str, int], doctors: Sequence[str]
) -> Iterator[Action]:
    if max(columns.values()) >= len(row.cells):
        return
    owner = row.cells[columns["who"]]
    said = scan.sheet.cell_text(owner).strip()
    if not _is_practice(scan, owner.start, owner.end, said, doctors):
        return
    what = row.cells[columns["what"]]
    text = _tidy(scan.sheet.cell_text(what))
    due = None
    if "when" in columns:
        when = row.cells[columns["when"]]
        due = _day(scan, when.start, when.end)
    if text:
        yield Action(text=text, owner=re.sub(r"\s+", " ", said), due=due)


def _is_practice(
    scan: Scan, start: int, end: int, said: str, doctors: Sequence[str]
) -> bool:
    if any(h.cue.kind == "gp" for h in scan.cues("actions", start, end)):
        return True
    low = said.lower()
    return any(_surname(name) in low for name in doctors if "dr" in low)


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].lower()


def _from_lines(scan: Scan, row: Row, doctors: Sequence[str]) -> Iterator[Action]:
    """`GP to review immunisations by 20 March`; `Dr Field to …`."""
    text = scan.sheet.text
    starts = [
        (h.start, h.end)
        for h in scan.cues("actions", row.start, row.end)
        if h.cue.kind == "gp"
    ]
    words = text[row.start : row.end]
    for name in doctors:
        for form in (name, f"Dr {name.split()[-1]}"):
            place = words.find(form)
            if place >= 0:
                starts.append((row.start + place, row.start + place + len(form)))
    seen: set[int] = set()
    for start, end in sorted(starts):
        first, last = scan.sentence_at(start)
        before = text[first:start]
        match = _TO_DO.match(text[end : end + 14])
        if first in seen or not match or not _leads(before):
            continue
        rest = text[end + match.end() : last].strip()
        is_label = match.group().strip()[:1] in (":", "-", "–")
        if is_label and not re.match(r"(?:to|will)\b|[A-Z][a-z]+ ", rest):
            continue
        if is_label and not re.match(r"(?:to|will)\b", rest):
            continue
        seen.add(first)
        yield Action(
            text=_bare(rest),
            owner=text[start:end].strip(),
            due=_day(scan, start, last),
        )


def _bare(rest: str) -> str:
    """The action without its owner, its date and its full stop."""
    words = re.sub(r"^(?:to|will|should)\s+", "", rest.strip())
    words = re.sub(
        r",?\s(?:by|before|no later than|on or before)\s(?:the\s)?(?:\w+\s)?"
        r"\d{1,2}(?:st|nd|rd|th)?[\s./\-][\w./\- ]{2,16}\.?$",
        "",
        words,
    )
    return _tidy(words).rstrip(".")


def _leads(before: str) -> bool:
    bare = _LIST_MARK.sub("", before).strip().lower()
    return bare in (
        "",
        "the",
        "action:",
        "actions:",
        "action",
        "named",
        "family",
    ) or bare.endswith(
        ("action:", "agreed:", "–", " - the", "that the", "and the", "recommendation:")
    )


def _day(scan: Scan, start: int, end: int) -> dt.date | None:
    for mention in scan.days_in(start, end):
        if is_day(mention) and mention.date:
            return mention.date
    return None


def _tidy(words: str) -> str:
    return re.sub(r"\s+", " ", _LIST_MARK.sub("", words)).strip(" ;,")
