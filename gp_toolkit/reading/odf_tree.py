"""OpenDocument text → paragraphs and tables in the order in which they stand.

Elements are told by their local names. Whatever is not known is entered, never skipped.

Source: OASIS OpenDocument 1.3, part 3.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gp_toolkit.model.document import Part
from gp_toolkit.reading.flow import Flow, Paragraph, Row, Table
from gp_toolkit.reading.odf_controls import content_control_value, field_value
from gp_toolkit.reading.xml_names import LOCAL, Element, attribute, child_named

_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1_000

_UNSEEN = (
    "tracked-changes annotation-end note-citation sequence-decls variable-decls "
    "user-field-decls forms event-listeners ruby-text table-of-content-source "
    "alphabetical-index-source bibliography-source illustration-index-source "
    "object-index-source table-index-source user-index-source title desc "
    "index-title-template table-column table-columns table-header-columns "
    "shape-properties image object object-ole plugin applet script glue-point "
    "param change-info settings scripts font-face-decls automatic-styles "
    "bibliography-configuration notes-configuration dde-connection-decls "
    "named-expressions content-validations label"
)
_NOT_TEXT = frozenset(_UNSEEN.split()) | {""}
_LINES = frozenset(("p", "h"))
_DRAWN = (
    "text-box custom-shape rect ellipse circle polygon polyline path line caption "
    "connector measure regular-polygon"
)
_SHAPES = frozenset(_DRAWN.split())
_MARKS = frozenset(("change", "change-start", "change-end"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the rest of the file says about its text.

    Attributes:
        struck: Names of styles that strike words out.
        values: Id of a form control → what it holds.
        insertions: Ids of tracked insertions.
    """

    struck: frozenset[str] = frozenset()
    values: Mapping[str, str] = field(default_factory=dict)
    insertions: frozenset[str] = frozenset()


class Walk:
    """One walk over the text of one file.

    Attributes:
        notes: Notes and comments met on the way, in order.
    """

    def __init__(self, known: Known) -> None:
        """Begin outside any tracked insertion."""
        self.known = known
        self.notes: list[tuple[Part, Flow]] = []
        self.open_insertions: set[str] = set()

    def flow(self, container: Iterable[Element]) -> Flow:
        """The paragraphs and tables inside an element."""
        found: Flow = []
        for child in container:
            name = LOCAL[child.tag]
            if name in _LINES:
                found.append(self._paragraph(child))
            elif name in _NOT_TEXT:
                continue
            elif name == "table":
                found.append(Table(list(self._rows(child))))
            elif name in _MARKS:
                self.note_change(name, child)
            elif name in _SHAPES or name in {"frame", "annotation", "note", "control"}:
                line = Line(self)
                line.enter(child)
                found.append(line.paragraph())
            else:
                found.extend(self.flow(child))
        return found

    def note_change(self, name: str, mark: Element) -> bool:
        """Take note of a tracked change's mark; whether it touches the text here."""
        change = attribute(mark, "change-id") or ""
        if name == "change-start" and change in self.known.insertions:
            self.open_insertions.add(change)
        elif name == "change-end":
            self.open_insertions.discard(change)
        return name == "change" or change in self.known.insertions

    def _paragraph(self, element: Element) -> Paragraph:
        line = Line(self)
        line.children(element)
        made = line.paragraph()
        made.heading = LOCAL[element.tag] == "h"
        return made

    def _rows(self, container: Element) -> Iterable[Row]:
        for child in container:
            name = LOCAL[child.tag]
            if name == "table-row":
                yield Row(list(self._cells(child)))
            elif name in _LINES or name == "table":
                yield Row([self.flow([child])])
            elif name not in _NOT_TEXT:
                yield from self._rows(child)

    def _cells(self, row: Element) -> Iterable[Flow]:
        """Cells; what a wide cell covers beside itself is no cell of its own."""
        covered = 0
        for child in row:
            name = LOCAL[child.tag]
            if name == "table-cell":
                wide = attribute(child, "number-columns-spanned") or "1"
                covered = int(wide) - 1 if wide.isdecimal() and len(wide) < 6 else 0
                yield self.flow(child)
            elif name == "covered-table-cell":
                if covered > 0:
                    covered -= 1
                else:
                    yield self.flow(child)


class Line:
    """Gathers the text of one paragraph."""

    def __init__(self, walk: Walk) -> None:
        """Begin with nothing."""
        self._walk = walk
        self._pieces: list[str] = []
        self._boxes: list[Flow] = []
        self._changed = bool(walk.open_insertions)

    def paragraph(self) -> Paragraph:
        """What was gathered."""
        text = "".join(self._pieces).replace("~~~~", "")
        return Paragraph(text, changed=self._changed, boxes=self._boxes)

    def children(self, element: Element) -> None:
        """Take in an element's text and all that lies in it."""
        self._say(element.text)
        for child in element:
            self.enter(child)
            self._say(child.tail)

    def enter(self, element: Element) -> None:
        """Take in an element that lies in the paragraph."""
        name = LOCAL[element.tag]
        if name == "s":
            count = attribute(element, "c") or "1"
            spaces = int(count) if count.isdecimal() and len(count) < 6 else 1
            self._pieces.append(" " * min(spaces, _MOST_SPACES))
        elif name == "tab":
            self._pieces.append("\t")
        elif name == "line-break":
            self._pieces.append("\n")
        elif name == "span":
            self._span(element)
        elif name in _MARKS:
            self._changed |= self._walk.note_change(name, element)
        elif name not in _NOT_TEXT:
            self._structure(name, element)

    def _structure(self, name: str, element: Element) -> None:
        special = {
            "frame": self._frame,
            "note": self._note,
            "annotation": self._comment,
            "control": self._control,
            "table": self._table,
            "fieldmark": self._field,
            "fieldmark-start": self._field,
            "content-control": self._content_control,
            "drop-down": self._drop_down,
        }.get(name)
        if special is not None:
            special(element)
        elif name in _SHAPES:
            self._box(element)
        else:
            self.children(element)
            if name in _LINES:  # of a shape astray: a line of its own
                self._pieces.append("\n")

    def _control(self, control: Element) -> None:
        name = attribute(control, "control") or ""
        self._say(self._walk.known.values.get(name))

    def _table(self, table: Element) -> None:
        self._boxes.append(self._walk.flow([table]))

    def _field(self, mark: Element) -> None:
        self._pieces.append(field_value(mark))

    def _frame(self, frame: Element) -> None:
        """A frame shows one of its contents; the others are second copies of it."""
        for child in frame:
            if LOCAL[child.tag] == "text-box":
                self._box(child)
                return
        for child in frame:
            if LOCAL[child.tag] == "object":
                self._box(child)
                return

    def _box(self, shape: Element) -> None:
        flow = self._walk.flow(shape)
        if flow:
            self._boxes.append(flow)

    def _note(self, note: Element) -> None:
        body = child_named(note, "note-body")
        end = attribute(note, "note-class") == "endnote"
        part = Part.ENDNOTE if end else Part.FOOTNOTE
        if body is not None:
            self._walk.notes.append((part, self._walk.flow(body)))

    def _comment(self, comment: Element) -> None:
        """Its words; who wrote it and when is left out."""
        words = [c for c in comment if LOCAL[c.tag] in {"p", "h", "list"}]
        self._walk.notes.append((Part.COMMENT, self._walk.flow(words)))

    def _content_control(self, control: Element) -> None:
        start = len(self._pieces)
        self.children(control)
        shown = "".join(self._pieces[start:])
        extra = content_control_value(control, shown)
        if extra:
            self._pieces.append(f" {extra}" if shown.strip() else extra)

    def _drop_down(self, choices: Element) -> None:
        start = len(self._pieces)
        self.children(choices)
        if "".join(self._pieces[start:]).strip():
            return
        for choice in choices:
            if attribute(choice, "current-selected") == "true":
                self._say(attribute(choice, "value"))

    def _span(self, span: Element) -> None:
        start = len(self._pieces)
        self.children(span)
        if attribute(span, "style-name") in self._walk.known.struck:
            text = "".join(self._pieces[start:])
            if text.strip():
                self._pieces[start:] = [f"~~{text}~~"]

    def _say(self, text: str | None) -> None:
        if text:
            self._pieces.append(_BLANKS.sub(" ", text))
            self._changed |= bool(self._walk.open_insertions)
