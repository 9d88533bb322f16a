"""WordprocessingML → paragraphs and tables in the order in which they stand.

Elements are told by their local names, so that both flavours of OOXML (and Office's
own extensions) are one to us. Whatever is not known is entered, never skipped: text can
only be lost through the short list of things that are not text of the page.
"""

from collections.abc import Iterable

from gp_toolkit.reading.flow import Chunk, Flow, Paragraph, Row, Table
from gp_toolkit.reading.package import parse_xml
from gp_toolkit.reading.word_controls import control_value, form_value
from gp_toolkit.reading.word_plain import PlainPart, told_flow
from gp_toolkit.reading.word_styles import Styles
from gp_toolkit.reading.word_xml import (
    ADDED,
    NOT_TEXT,
    REMOVED,
    chosen_branch,
    is_on,
    shown_text,
    symbol_of,
)
from gp_toolkit.reading.xml_names import LOCAL, Element, attribute, child_named

_INLINE = frozenset(("r", "t", "hyperlink", "fldSimple"))


def flow_of(part: PlainPart, styles: Styles) -> Flow | None:
    """The paragraphs and tables of a part; None when it needs care altogether."""
    if part.styles & styles.struck:
        return None
    pieces: list[Flow] = []
    if part.cuts:
        root, whole, _ = parse_xml(part.cut_xml().encode())
        if root is None or not whole:
            return None
        walk = _Walk(styles)
        for cut, element in zip(part.cuts, root, strict=True):
            made: Flow = [walk.table([element])] if cut.is_row else walk.flow([element])
            pieces.append(made)
    return told_flow(part, styles.headings, pieces)


def careful_flow_of(root: Element, styles: Styles) -> Flow:
    """The same, all of it with care: what `flow_of` must not differ from."""
    return _Walk(styles).flow(root)


class _Walk:
    """One walk over one part."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles

    # Blocks ------------------------------------------------------------------

    def flow(self, container: Iterable[Element]) -> Flow:
        found: Flow = []
        loose = _Line(self)
        for child in container:
            name = LOCAL[child.tag]
            if name == "p":
                made: Flow = [self.paragraph(child)]
            elif name in NOT_TEXT or name in REMOVED:
                continue
            elif name in _INLINE:
                loose.enter(child)
                continue
            else:
                made = self._block(name, child)
            if loose.pieces:
                found.append(loose.paragraph())
                loose = _Line(self)
            found.extend(made)
        if loose.pieces or loose.boxes:
            found.append(loose.paragraph())
        return found

    def _block(self, name: str, element: Element) -> Flow:
        match name:
            case "tbl":
                return [self.table(element)]
            case "sdt":
                return self._control(element)
            case "altChunk" | "subDoc":
                return [Chunk(attribute(element, "id") or "")]
            case "AlternateContent":
                return self.flow(chosen_branch(element))
        inner = self.flow(element)
        if name in ADDED:
            _mark_changed(inner)
        return inner

    def _control(self, sdt: Element) -> Flow:
        content = child_named(sdt, "sdtContent")
        found = self.flow(content) if content is not None else []
        extra, first = control_value(sdt, self.styles.bound)
        if not extra:
            return found
        beside = found[0 if first else -1] if found else None
        if isinstance(beside, Paragraph):
            words = (extra, beside.text) if first else (beside.text, extra)
            beside.text = " ".join(words).strip()
        else:
            found.insert(0 if first else len(found), Paragraph(extra))
        return found

    def paragraph(self, p: Element) -> Paragraph:
        line = _Line(self)
        line.children(p)
        made = line.paragraph()
        properties = child_named(p, "pPr")
        if properties is not None:
            self._properties(properties, made)
        return made

    def _properties(self, properties: Element, made: Paragraph) -> None:
        for child in properties:
            name = LOCAL[child.tag]
            if name == "pStyle":
                style = attribute(child, "val") or ""
                made.heading |= style in self.styles.headings
            elif name == "outlineLvl":
                made.heading = (attribute(child, "val") or "9") in "012345678"
            elif name == "rPr":
                marks = {LOCAL[c.tag] for c in child}
                made.changed |= bool(marks & (REMOVED | ADDED))

    # Tables ------------------------------------------------------------------

    def table(self, tbl: Iterable[Element]) -> Table:
        return Table(list(self._rows(tbl)))

    def _rows(self, container: Iterable[Element]) -> Iterable[Row]:
        """Rows may lie in content controls, custom XML or tracked changes."""
        for child in container:
            name = LOCAL[child.tag]
            if name == "tr":
                properties = child_named(child, "trPr")
                marks = (
                    {LOCAL[c.tag] for c in properties}
                    if properties is not None
                    else set()
                )
                if "del" not in marks:
                    yield Row(self._cells(child), changed="ins" in marks)
            elif name in ADDED:
                for row in self._rows(child):
                    row.changed = True
                    yield row
            elif name in {"p", "tbl"}:
                yield Row([self.flow_of_one(child)])
            elif name == "AlternateContent":
                yield from self._rows(chosen_branch(child))
            elif name not in NOT_TEXT and name not in REMOVED:
                rows = list(self._rows(child))
                if rows and name == "sdt":
                    self._add_value(child, rows[-1].cells)
                yield from rows

    def _cells(self, container: Element) -> "list[Flow]":
        cells: list[Flow] = []
        for child in container:
            name = LOCAL[child.tag]
            if name == "tc":
                cells.append(self.flow(child))
            elif name in {"p", "tbl"}:
                cells.append(self.flow_of_one(child))
            elif name == "AlternateContent":
                cells.extend(self._cells(chosen_branch(child)))
            elif name not in NOT_TEXT and name not in REMOVED:
                inner = self._cells(child)
                if name == "sdt":
                    self._add_value(child, inner)
                cells.extend(inner)
        return cells

    def _add_value(self, sdt: Element, cells: "list[Flow]") -> None:
        """The value of a control round whole cells is a line of the last of them."""
        extra, first = control_value(sdt, self.styles.bound)
        if extra and cells:
            cells[-1].insert(0 if first else len(cells[-1]), Paragraph(extra))

    def flow_of_one(self, child: Element) -> Flow:
        """A stray paragraph or table where a row or cell should be."""
        if LOCAL[child.tag] == "p":
            return [self.paragraph(child)]
        return [self.table(child)]


class _Line:
    """Gathers the text of one paragraph."""

    def __init__(self, walk: _Walk) -> None:
        self.walk = walk
        self.pieces: list[str] = []
        self.boxes: list[Flow] = []
        self.changed = False
        self.fields: list[tuple[int, str]] = []

    def paragraph(self) -> Paragraph:
        # Two struck runs side by side are one struck passage.
        text = "".join(self.pieces).replace("~~~~", "")
        return Paragraph(text, changed=self.changed, boxes=self.boxes)

    def children(self, element: Element) -> None:
        for child in element:
            self.enter(child)

    def enter(self, element: Element) -> None:
        name = LOCAL[element.tag]
        if name == "r":
            self._run(element)
        elif name == "t":
            if element.text:
                self.pieces.append(element.text)
            if len(element):  # a diagram's text holds paragraphs of its own
                self.children(element)
        elif name in NOT_TEXT:
            pass
        elif name in REMOVED:
            self.changed = True
        elif name in ADDED:
            self.changed = True
            self.children(element)
        elif name in _SIGNS:
            self.pieces.append(_SIGNS[name])
        elif name == "sym":
            self.pieces.append(symbol_of(element))
        else:
            self._structure(name, element)

    def _structure(self, name: str, element: Element) -> None:
        match name:
            case "txbxContent":
                self.boxes.append(self.walk.flow(element))
            case "textpath":
                text = attribute(element, "string")
                if text:
                    self.boxes.append([Paragraph(text)])
                self.children(element)
            case "sdt":
                self._control(element)
            case "AlternateContent":
                self.children(chosen_branch(element))
            case "fldChar":
                self._field(element)
            case "subDoc":
                self.boxes.append([Chunk(attribute(element, "id") or "")])
            case "tbl":
                self.boxes.append([self.walk.table(element)])
            case _:
                self.children(element)
                if name == "p":  # of a drawing, or astray: a line of its own
                    self.pieces.append("\n")

    def _control(self, sdt: Element) -> None:
        start = len(self.pieces)
        content = child_named(sdt, "sdtContent")
        if content is not None:
            self.children(content)
        extra, first = control_value(sdt, self.walk.styles.bound)
        if not extra:
            return
        if not shown_text(sdt):
            self.pieces.append(extra)
        elif first:
            self.pieces.insert(start, f"{extra} ")
        else:
            self.pieces.append(f" {extra}")

    def _run(self, run: Element) -> None:
        first = run[0] if len(run) else None
        if first is None or LOCAL[first.tag] != "rPr" or not self._is_struck(first):
            self.children(run)
            return
        start = len(self.pieces)
        self.children(run)
        text = "".join(self.pieces[start:])
        if text.strip():
            self.pieces[start:] = [f"~~{text}~~"]

    def _is_struck(self, properties: Element) -> bool:
        struck = False
        for child in properties:
            name = LOCAL[child.tag]
            if name in {"strike", "dstrike"}:
                return is_on(child)
            if name == "rStyle":
                struck = (attribute(child, "val") or "") in self.walk.styles.struck
        return struck

    def _field(self, mark: Element) -> None:
        """Old form fields keep their value beside the text, or instead of it."""
        step = attribute(mark, "fldCharType")
        if step == "begin":
            self.fields.append((len(self.pieces), form_value(mark)))
        elif step == "end" and self.fields:
            start, value = self.fields.pop()
            if value and not "".join(self.pieces[start:]).strip():
                self.pieces.append(value)


_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}


def _mark_changed(flow: Flow) -> None:
    for item in flow:
        if isinstance(item, Paragraph):
            item.changed = True
        elif isinstance(item, Table):
            for row in item.rows:
                if isinstance(row, Row):  # careful ones all are
                    row.changed = True
