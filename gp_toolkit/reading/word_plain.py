"""The plain paragraphs and tables of a Word file, read off its XML as it is written.

`word_tree` decides with care what each element means, one element after another. Most of
a record is plain: no content control with a value of its own, no tracked change, no
drawing. What stands between two pieces of text is then one of a few strings of tags,
written again and again; each is looked at once, and becomes a mark: a new line, a new
cell, a new row. Paragraphs and rows that need care are cut out (`word_cuts`) and read by
`word_tree`. `test_word_plain.py` holds the two together.

This is for XML of the usual kind: well formed, in UTF-8, with the usual prefix, without
comments and declarations. Any other is read with care from end to end.
"""

import re
from dataclasses import dataclass
from xml.parsers import expat

from gp_toolkit.reading.flow import Flow, Paragraph, PlainRow, Row, Table
from gp_toolkit.reading.word_cuts import (
    Cut,
    Cutter,
    changes_marked,
    has_changes,
    needs_care,
    unescaped,
)

_WORD = re.compile(
    r"""\sxmlns:w=["'](?:http://schemas\.openxmlformats\.org/wordprocessingml/2006/main|
    http://purl\.oclc\.org/ooxml/wordprocessingml/main)["'\s]""",
    re.VERBOSE,
)
_ROOT = re.compile(
    r"""\s*(?:<\?xml\s+version=["']1\.0["'](?:\s+encoding=["'](?i:utf-8)["'])?
    (?:\s+standalone=["']\w+["'])?\s*\?>)?\s*(<(w:\w+)\s[^<>]*[^/]>)""",
    re.VERBOSE,
)
_TEXT = re.compile(r'<w:t(?: xml:space="preserve")?>([^<]*)</w:t>')

# XML may not hold these characters, so no word can be taken for one of them.
_BEGIN, _END = "\x01", "\x02"  # of paragraphs, where no other mark says it
_LINE, _CELL, _ROW = "\x03", "\x04", "\x05"
_TABLE, _TABLE_END = "\x06", "\x07"
_HEADING, _NO_HEADING = "\x0e", "\x0f"
_STYLE, _VALUE_END = "\x10", "\x11"
_PIECE, _PIECE_OF_ROWS, _CARE = "\x12", "\x13", "\x14"
_CHANGED = "\x1b"

_EDGES = {
    "w:p": _BEGIN,
    "/w:p": _END,
    "w:tbl": "\x15",
    "/w:tbl": "\x16",
    "w:tr": "\x17",
    "/w:tr": "\x18",
    "w:tc": "\x19",
    "/w:tc": "\x1a",
}
_ASTRAY = re.compile(f"[\x14-\x1a]|{_END}{_CHANGED}")
_USUAL = [  # edges that often follow one another, longest first
    ("".join(_EDGES[edge] for edge in edges.split()), mark)
    for edges, mark in (
        ("/w:p /w:tc /w:tr w:tr w:tc w:p", _ROW),
        ("/w:p /w:tc /w:tr /w:tbl", _TABLE_END),
        ("/w:p /w:tc w:tc w:p", _CELL),
        ("w:tbl w:tr w:tc w:p", _TABLE),
        ("/w:p w:p", _LINE),
    )
]
_SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
}

_NAMES = ("w:pStyle", "w:rStyle", "w:outlineLvl", "w:held", "w:heldRow", "w:changed")
_TAG = re.compile(rf"<({'|'.join((*_EDGES, *_SIGNS, *_NAMES))})(?=[\s/>])([^<>]*)>")
# What each paragraph, run and control has of its own, and shows nowhere.
_IDS = re.compile(
    r' w(?::(?:rsid\w*|id|name|author|date)|14:(?:paraId|textId))="[^"]*"'
)
_LABELS = re.compile(r"<w:(?:alias|tag|id)(?:\s[^<>]*)?/>")
_TAB_STOPS = re.compile(r"<w:tabs>.*?</w:tabs>", re.DOTALL)
_VALUE = re.compile(r"""w:val=["']([^"']*)["']""")
_STYLES = re.compile(r"""<w:[pr]Style\s[^<>]*w:val=["']([^"']*)["']""")
_STYLED = re.compile(f"{_STYLE}([^{_VALUE_END}]*){_VALUE_END}")


class _Marks(dict[str, str]):
    """What stands between two pieces of text → its marks.

    Attributes:
        styles: Ids of the styles that have been met.
    """

    def __init__(self) -> None:
        super().__init__()
        self.styles: set[str] = set()

    def __missing__(self, tags: str) -> str:
        short = _IDS.sub("", tags)
        if "<w:sdtPr>" in short:
            short = _LABELS.sub("", short)
        said = self[short] if short != tags else self._said(tags)
        self[tags] = said
        return said

    def _said(self, tags: str) -> str:
        if "<w:tabs>" in tags:  # a tab stop is not a tab
            tags = _TAB_STOPS.sub("", tags)
        if has_changes(tags):
            tags = changes_marked(tags)
        if needs_care(tags):
            return _CARE
        said = ""
        for name, rest in _TAG.findall(tags):
            if name in _EDGES:
                said += _EDGES[name]
                if rest.endswith("/"):
                    said += _EDGES["/" + name]
            elif name in _SIGNS:
                said += _SIGNS[name]
            elif name in _NAMES:
                said += self._value(name, rest)
        for edges, mark in _USUAL:
            said = said.replace(edges, mark)
        return said

    def _value(self, name: str, rest: str) -> str:
        found = _VALUE.search(rest)
        value = unescaped(found[1]) if found else ""
        match name:
            case "w:held":
                return f"{_PIECE}{value}"
            case "w:changed":
                return _CHANGED
            case "w:heldRow":
                return f"{_PIECE_OF_ROWS}{value}"
            case "w:outlineLvl":
                return _HEADING if (value or "9") in "012345678" else _NO_HEADING
        self.styles.add(value)
        return f"{_STYLE}{value}{_VALUE_END}" if name == "w:pStyle" else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPart:
    """A part of a Word file as words and marks.

    Attributes:
        said: The words and marks.
        cuts: What needs care, by the numbers in the marks.
        opening: The tag that begins the part, with its namespaces.
        name: The name in it.
        styles: Ids of the styles that the part names.
    """

    said: str
    cuts: list[Cut]
    opening: str
    name: str
    styles: set[str]

    def cut_xml(self) -> str:
        """What was cut out, one after another in an element like that of the part."""
        inside = "".join(cut.xml for cut in self.cuts)
        return f"{self.opening}{inside}</{self.name}>"


def plain_part(data: bytes) -> PlainPart | None:
    """A part as words and marks; None when it must be read with care altogether."""
    text = _usual_xml(data)
    root = _ROOT.match(text)
    if root is None or not _WORD.search(root[1]):
        return None
    pieces = _TEXT.split(text[root.end() :])
    marks, cutter = _Marks(), Cutter(pieces)
    said = [marks[tags] for tags in pieces[::2]]
    if _CARE in marks.values():
        careful = [2 * n for n, mark in enumerate(said) if mark == _CARE]
        if not all(cutter.cut(n) for n in careful):
            return None
        said = [marks[tags] for tags in pieces[::2]]
        for cut in cutter.cuts:
            marks.styles.update(map(unescaped, _STYLES.findall(cut.xml)))
    if any(_ASTRAY.search(mark) for mark in set(said)):
        return None
    pieces[::2] = said
    if "&" in text:
        pieces[1::2] = [
            unescaped(words) if "&" in words else words for words in pieces[1::2]
        ]
    return PlainPart(
        said="".join(pieces),
        cuts=cutter.cuts,
        opening=root[1],
        name=root[2],
        styles=marks.styles,
    )


def _usual_xml(data: bytes) -> str:
    """The characters of XML of the usual kind; none for any other."""
    rest: list[object] = []
    parser = expat.ParserCreate()
    parser.CommentHandler = rest.append
    parser.ProcessingInstructionHandler = lambda *_: rest.append("")
    parser.StartCdataSectionHandler = lambda: rest.append("")
    parser.StartDoctypeDeclHandler = lambda *_: rest.append("")
    try:
        parser.Parse(data, True)
        text = "" if rest else data.decode("utf-8-sig")
    except (UnicodeDecodeError, expat.ExpatError):
        return ""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def told_flow(
    part: PlainPart, headings: frozenset[str], pieces: list[Flow]
) -> Flow | None:
    """The paragraphs and tables of a part.

    Args:
        part: Its words and marks.
        headings: Ids of the styles of headings.
        pieces: What was cut out of it, as it reads: a row as a table of its own.

    Returns:
        None when words or tables stand where they do not belong.
    """
    return _Telling(headings, pieces).flow(part.said)


class _Telling:
    """Makes a flow of words and marks."""

    def __init__(self, headings: frozenset[str], pieces: list[Flow]) -> None:
        self._headings = headings
        self._pieces = pieces

    def flow(self, said: str) -> Flow | None:
        """The flow; None when words stand where no paragraph is."""
        if _STYLE in said:
            said = _STYLED.sub(self._mark, said)
        levels: list[list[str]] = [[]]
        found: Flow = []
        for begun, part in enumerate(said.split(_TABLE)):
            if begun:
                levels.append([])
            for ended, words in enumerate(part.split(_TABLE_END)):
                if ended:
                    self._end_table("".join(levels.pop()), levels, found)
                if len(levels) > 1:
                    levels[-1].append(words)
                elif words and not self._add_paragraphs(words, found):
                    return None
        return found

    def _mark(self, style: re.Match[str]) -> str:
        return _HEADING if style[1] in self._headings else ""

    def _end_table(self, words: str, levels: list[list[str]], found: Flow) -> None:
        table = Table(self._rows(words))
        if len(levels) == 1:
            found.append(table)
            return
        levels[-1].append(f"{_LINE}{_PIECE}{len(self._pieces)}")
        inner: Flow = [table]
        self._pieces.append(inner)

    def _add_paragraphs(self, words: str, found: Flow) -> bool:
        """Paragraphs outside tables; False when words stand outside them."""
        inside = words[1:-1]
        if words[0] != _BEGIN or words[-1] != _END or _BEGIN in inside:
            return False
        found += self._lines(inside)
        return True

    def _lines(self, words: str) -> Flow:
        lines = words.split(_LINE)
        if _is_plain(words):
            return list(lines)
        found: Flow = []
        for line in lines:
            if line.startswith(_PIECE):
                found += self._pieces[int(line[1:])]
                continue
            text, heading, changed = _without_marks(line)
            marked = heading or changed
            found.append(Paragraph(text, heading, changed) if marked else text)
        return found

    def _rows(self, words: str) -> list[Row | PlainRow | str]:
        """The rows of a table; a tab inside a cell must not look like the next cell."""
        words = words.replace("\t", " ").replace(_BEGIN, _LINE).replace(_END, _LINE)
        rows = words.split(_ROW)
        if _is_plain(words) and _LINE not in words:
            return [
                "\t".join([cell.strip() for cell in row.split(_CELL)]) for row in rows
            ]
        found: list[Row | PlainRow | str] = []
        for row in rows:
            if row.startswith(_PIECE_OF_ROWS):
                (table,) = self._pieces[int(row[1:])]
                found += table.rows if isinstance(table, Table) else ()
            elif _PIECE in row:
                found.append(Row([self._cell(cell) for cell in row.split(_CELL)]))
            else:
                found.append(_row_of_lines(row.split(_CELL)))
        return found

    def _cell(self, words: str) -> Flow:
        flow = self._lines(words)
        return [Paragraph(item) if isinstance(item, str) else item for item in flow]


def _is_plain(words: str) -> bool:
    """Whether there is no mark in them but of lines, cells and rows."""
    special = (_PIECE, _PIECE_OF_ROWS, _HEADING, _NO_HEADING, _CHANGED)
    return not any(mark in words for mark in special)


def _row_of_lines(cells: list[str]) -> PlainRow | str:
    """A row with several lines in a cell, with headings or with changes."""
    texts: list[str] = []
    headings: list[bool] = []
    changes = False
    for cell in cells:
        lines = [_without_marks(line) for line in cell.split(_LINE)]
        shown = [line for line in lines if line[0].strip()]
        texts.append("\n".join([text.strip() for text, _, _ in shown]))
        headings += [heading for _, heading, _ in shown]
        changes |= any(changed for _, _, changed in lines)
    text, heading = "\t".join(texts), bool(headings) and all(headings)
    return PlainRow(text, heading, changes) if heading or changes else text


def _without_marks(said: str) -> tuple[str, bool, bool]:
    """The words of a paragraph, whether it is a heading, and whether it was changed.

    The last mark of a heading counts.
    """
    changed = _CHANGED in said
    if changed:
        said = said.replace(_CHANGED, "")
    on, off = said.rfind(_HEADING), said.rfind(_NO_HEADING)
    if on != off:
        said = said.replace(_HEADING, "").replace(_NO_HEADING, "")
    return said, on > off, changed
