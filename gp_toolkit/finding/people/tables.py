"""Tables of people: which column holds what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.person_names import first_name_in

_HEAD_LENGTH = 60
_REST_LENGTH = 24
_REST = re.compile(
    r"(?:$|[(/&*,?]|'?s?\b$|(?:and|or|to|of|no|ref|details?|with|if|as|the)\b)",
    re.IGNORECASE,
)
_COLUMN_KINDS = {
    "name": "name",
    "child": "child",
    "children": "child",
    "forename": "forename",
    "surname": "surname",
    "birth": "birth",
    "delivery": "delivery",
    "nhs": "nhs",
    "address": "address",
    "relationship": "relationship",
    "role": "role",
    "agency": "agency",
    "phone": "phone",
    "email": "email",
    "attended": "attended",
    "adults": "name",
    "professionals": "attended",
    "other": "other",
}
_OTHER_TONGUE = re.compile(r"[^/]{2,25}/")
_NAMES = ("name", "child", "forename")
_NAMED = (*_NAMES, "attended")
_TELLING = (
    "birth",
    "relationship",
    "role",
    "agency",
    "nhs",
    "delivery",
    "phone",
    "email",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A table's head.

    Attributes:
        row: Its number.
        columns: Column number → what the column holds.
        firsts: What columns hold → the first that does.
    """

    row: int
    columns: Mapping[int, str]
    firsts: Mapping[str, int]

    def has(self, kind: str) -> bool:
        """Whether any column is of a kind."""
        return kind in self.firsts


def head_of(scan: Scan, row: Row) -> Head | None:
    """What a row's columns hold, if it is the head of a table of people."""
    if len(row.cells) < (2 if row.table is not None else 3):
        return None
    if not _may_be_head(scan, row):
        return None
    columns: dict[int, str] = {}
    for number, cell in enumerate(row.cells):
        words = scan.sheet.cell_text(cell)
        if len(words) > _HEAD_LENGTH or scan.days_in(cell.start, cell.end):
            return None
        kind = _column_kind(scan, cell.start, cell.end)
        if kind:
            columns[number] = kind
    if not any(k in _NAMES for k in columns.values()) and len(columns) > 1:
        _name_attendance(columns)
    said = [t for c in row.cells if (t := scan.sheet.cell_text(c).strip())]
    colons = sum(words.endswith(":") for words in said)
    if colons not in (0, len(said)):
        return None
    named = any(k in _NAMES for k in columns.values())
    telling = any(k in _TELLING for k in columns.values())
    if not named or len(columns) < 2 or len(columns) * 2 < len(said):
        return None
    if not telling and not _is_all_labels(scan, row, columns):
        return None
    firsts = {kind: number for number, kind in reversed(columns.items())}
    return Head(row=row.number, columns=columns, firsts=firsts)


def _may_be_head(scan: Scan, row: Row) -> bool:
    """Whether enough labels stand in a row, one of them of a name."""
    if row.number not in scan.rows_of("people"):
        return False
    labels = scan.cues("people", row.start, row.end)
    return len(labels) > 1 and any(
        _COLUMN_KINDS.get(label.cue.kind) in _NAMED for label in labels
    )


def _name_attendance(columns: dict[int, str]) -> None:
    """`Present | Designation`: those present are named in the first column."""
    first = min(columns)
    described = any(k in ("role", "agency") for k in columns.values())
    if columns[first] == "attended" and described:
        columns[first] = "name"


def _is_all_labels(scan: Scan, row: Row, columns: Mapping[int, str]) -> bool:
    filled = [n for n, c in enumerate(row.cells) if scan.sheet.cell_text(c).strip()]
    return all(n in columns for n in filled)


def _column_kind(scan: Scan, start: int, end: int) -> str | None:
    """By the label that fills the cell, or begins it."""
    for hit in scan.cues("people", start, end):
        before = scan.sheet.text[start : hit.start].strip(" \n(*")
        kind = _COLUMN_KINDS.get(hit.cue.kind)
        if (before and not _OTHER_TONGUE.fullmatch(before)) or kind is None:
            continue
        rest = scan.sheet.text[hit.end : end].strip(" \n:)*.")
        if kind == "child" and rest.lower().startswith("to "):
            continue  # "Subject to plan since"
        if (
            not first_name_in(rest, scan.words)
            and _REST.match(rest)
            and len(rest) <= _REST_LENGTH
        ):
            return kind
    return None
