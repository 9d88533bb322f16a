"""What the plan asks of the GP or the practice: from action tables and from lines."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from gp_toolkit.finding.binding import is_day
from gp_toolkit.finding.claims import Context
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.sheet import Row
from gp_toolkit.model.document import Part
from gp_toolkit.model.family import Professional, ProfessionalRole
from gp_toolkit.model.reading import Action

_LIST_MARK = re.compile(r"^\s*(?:[•\-–*▪]|\(?[a-z\d]{1,2}[.)])*\s*", re.IGNORECASE)
_VERB = r"(?:to|will|should|would|agreed to|is to|are to|is asked to|are asked to|must)"
_ASIDE = re.compile(
    r"(?:,?\s(?:Dr\.?\s)?(?:[A-Z][\w'\-.]+\s?){1,3},?|,\s[^,\n]{2,40},|\s?\([^()\n]{2,40}\)"
    r"|\sat\s(?:[A-Z][\w'\-]+\s?){1,4}|\s?/\s?(?:[A-Z][\w'\-]+\s?){1,4}){0,2}"
)
_TO_DO = re.compile(rf"\s{{0,2}}(?P<said>{_VERB}\s|:|\s[–\-]\s|review\s)")
_ASKED = re.compile(
    r"(?:please|kindly|grateful if|be grateful if|would|could|asked that|agreed that"
    r"|that)\s(?:would\s|could\s)?(?:the\s|your\s)?$",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\b(?:by|before|no later than|within)\s", re.IGNORECASE)
_SECTION = re.compile(
    r"\b(?:actions?|tasks?|plan|recommendations?|to do|next steps|for the gp|agreed"
    r"|responsibilities)\b",
    re.IGNORECASE,
)
_SECTION_ROWS = 12
_DUE_TAIL = re.compile(
    r",?\s(?:–\s)?(?:please\s)?(?:offer\s)?(?:by|before|no later than|on or before)\s(?:the\s)?"
    r"(?:\w+\s)?\d{1,2}(?:st|nd|rd|th)?[\s./\-][\w./\- ]{2,16}\.?$"
)
_HISTORY = re.compile(r"\b(?:happened|event|worries|working well)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:done|completed|achieved|met)\b(?!\sby)", re.IGNORECASE)
_WORTHLESS = re.compile(r"(?:report|letter|records?|view|registered)\b", re.IGNORECASE)
_BETTER = (
    "action", "task", "what will", "what is to", "specific action", "step",
    "intervention",
)  # fmt: skip


def find_actions(
    context: Context, professionals: Sequence[Professional]
) -> tuple[Action, ...]:
    """Those for the GP or the practice, each once, in the order of the text."""
    scan = context.scan
    doctors = [p.name for p in professionals if p.role is ProfessionalRole.GP]
    found: list[Action] = []
    columns: dict[str, int] = {}
    table: tuple[str, int] | None = None
    section = -_SECTION_ROWS - 1
    for row in scan.sheet.rows:
        if row.depth or row.part in (Part.EMAIL_HEADER, Part.FOOTER):
            continue
        if row.table is None or row.table != table:
            columns, table = {}, row.table
        if _opens_section(scan, row):
            section = row.number
        if heads := _heads(scan, row):
            columns = heads
        elif columns:
            found.extend(_from_table(scan, row, columns, doctors))
        else:
            planned = row.number - section <= _SECTION_ROWS
            found.extend(_from_lines(scan, row, doctors, planned=planned))
    unique: dict[tuple[str, dt.date | None], Action] = {}
    for action in found:
        unique.setdefault((action.text.lower(), action.due), action)
    return tuple(unique.values())


def _opens_section(scan: Scan, row: Row) -> bool:
    words = scan.sheet.words(row).strip()
    return len(words) <= 60 and bool(_SECTION.search(words))


def _heads(scan: Scan, row: Row) -> dict[str, int]:
    if row.table is None or len(row.cells) < 2:
        return {}
    columns: dict[str, int] = {}
    for number, cell in enumerate(row.cells):
        if cell.end - cell.start > 60:
            return {}
        if _HISTORY.search(scan.sheet.cell_text(cell)):
            return {}
        for hit in scan.cues("actions", cell.start, cell.end):
            if hit.cue.kind != "gp" and hit.start - cell.start <= 3:
                said = scan.sheet.text[hit.start : hit.end].lower()
                if hit.cue.kind == "what" and said.startswith(_BETTER):
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


def _from_lines(
    scan: Scan, row: Row, doctors: Sequence[str], *, planned: bool
) -> Iterator[Action]:
    """`GP to review immunisations by 20 March`; `Dr Field to …`; `GP – … by 4 May`."""
    last_taken = -1
    for start, end in _owners(scan, row, doctors):
        first, last = scan.sentence_at(start)
        if first <= last_taken or not _leads(scan.sheet.text[first:start], doctors):
            continue
        found = _told(scan, start, end, last, planned=planned)
        if found is None:
            continue
        last_taken = first
        yield found


def _owners(scan: Scan, row: Row, doctors: Sequence[str]) -> Iterator[tuple[int, int]]:
    spans = [
        (h.start, h.end)
        for h in scan.cues("actions", row.start, row.end)
        if h.cue.kind == "gp"
    ]
    words = scan.sheet.words(row)
    for name in doctors:
        for form in {name, f"Dr {name.split()[-1]}"}:
            place = words.find(form)
            if place >= 0:
                spans.append((row.start + place, row.start + place + len(form)))
    yield from sorted(spans)


def _told(
    scan: Scan, start: int, end: int, last: int, *, planned: bool
) -> Action | None:
    text = scan.sheet.text
    aside = _ASIDE.match(text, end, min(last, end + 90))
    after = aside.end() if aside else end
    match = _TO_DO.match(text, after) or _TO_DO.match(text, end)
    asked = bool(_ASKED.search(text[max(start - 40, 0) : start]))
    if match is None and not asked:
        return None
    begin = match.end() if match else end
    said = match["said"].strip() if match else ""
    if said == "review":
        begin = match.start("said") if match else begin
    rest = text[begin:last].strip()
    due = _day(scan, begin, last)
    named = said in (":", "–", "-")
    if named and not (
        re.match(r"(?:to|will)\b", rest) or (planned and _asks(rest, due))
    ):
        return None
    if said == "review" and not (planned or asked):
        return None
    if _DONE.search(rest) or _WORTHLESS.match(rest):
        return None
    bare = _bare(rest)
    return Action(text=bare, owner=text[start:end].strip(), due=due) if bare else None


def _asks(rest: str, due: dt.date | None) -> bool:
    return due is not None and bool(_LIMIT.search(rest))


def _bare(rest: str) -> str:
    """The action without its owner's verb, its date and its full stop."""
    words = re.sub(r"^(?:to|will|should|would|please)\s+", "", rest.strip())
    return _tidy(_DUE_TAIL.sub("", words)).rstrip(".")


def _leads(before: str, doctors: Sequence[str]) -> bool:
    """Whether nothing but list signs, a heading or a request stands before the owner."""
    bare = _LIST_MARK.sub("", before)
    for name in doctors:
        bare = bare.replace(name, " ").replace(f"Dr {name.split()[-1]}", " ")
    bare = re.sub(r"(?:\b[A-Z][\w'\-]+\s|\(|,\s?|Dr\.?\s)+$", "", bare).strip()
    low = bare.lower()
    if low in ("", "the", "named", "family", "for", "for the", "that the", "that"):
        return True
    if low.endswith((":", "–", " - the", "that the", "and the", ";")) or re.search(
        r"(?:tasks|actions?|agreed|recommendation)\S{0,2}$", low
    ):
        return True
    return bool(_ASKED.search(f"{before}"))


def _day(scan: Scan, start: int, end: int) -> dt.date | None:
    """The day after "by", else the only or last day."""
    days = [m for m in scan.days_in(start, end) if is_day(m) and m.date]
    for mention in days:
        if _LIMIT.search(
            scan.sheet.text[max(mention.start - 22, start) : mention.start]
        ):
            return mention.date
    return days[0].date if days else None


def _tidy(words: str) -> str:
    return re.sub(r"\s+", " ", _LIST_MARK.sub("", words)).strip(" ;,–-")
