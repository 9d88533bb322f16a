"""The paragraphs and tables of a Word file in which nothing needs care, fast.

Most of a record is plain: no content control, no tracked change, no drawing. `word_tree`
decides with care what each element means; this module gives the same for a paragraph or
table that holds none of the elements named here, in one pass over its words.
`test_word_plain.py` holds the two together.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gp_toolkit.reading.flow import Paragraph, PlainRow, Row, Table
from gp_toolkit.reading.xml_names import LOCAL, Element

# What `word_tree` treats in a way of its own, anywhere in a paragraph or table.
_CARE = (
    "sdt ins del moveFrom moveTo AlternateContent Choice Fallback txbxContent textpath "
    "ffData sym strike dstrike pPrChange altChunk subDoc drawing pict object "
    "oMath oMathPara customXml dir bdo pPrDefault footnote endnote comment"
)

# XML may not hold these characters, so no word can be taken for one of them.
_START, _TABLE, _ROW, _CELL, _LINE = "\x01", "\x02", "\x03", "\x04", "\x05"
_HEADING, _NO_HEADING = "\x06", "\x07"
_FIRST_LINE = _CELL + _LINE
CARE = tuple(f"{{*}}{name}" for name in _CARE.split())


class _Tags(NamedTuple):
    """Qualified names in one flavour of OOXML."""

    p: str
    tbl: str
    tr: str
    tc: str
    style: str
    outline: str
    value: str
    signs: dict[str, str]


@cache
def _tags(namespace: str) -> _Tags:
    signs = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
    return _Tags(
        p=namespace + "p",
        tbl=namespace + "tbl",
        tr=namespace + "tr",
        tc=namespace + "tc",
        style=namespace + "pStyle",
        outline=namespace + "outlineLvl",
        value=namespace + "val",
        signs={namespace + name: sign for name, sign in signs.items()},
    )


class PlainReader:
    """Reads the plain children of one part's body."""

    def __init__(
        self, root: Element, headings: frozenset[str], *, any_struck: bool
    ) -> None:
        """See which children need care.

        Args:
            root: The part.
            headings: Ids of the styles of headings.
            any_struck: Whether a style of letters may strike them out.
        """
        space, brace, _ = str(root.tag).rpartition("}")
        self._tags = _tags(space + brace)
        self._headings = headings
        care = (*CARE, "{*}rStyle") if any_struck else CARE
        self._careful = {_child_of_body(element) for element in root.iter(*care)}
        self._said = self._all_said(root)

    def _all_said(self, root: Element) -> dict[Element, str]:
        """The marked words of each paragraph and table of the body, from one pass."""
        tags, other = self._tags, self._other
        marks = {tags.tr: _ROW, tags.tc: _CELL, tags.p: _LINE, tags.tbl: _TABLE}
        starts = dict.fromkeys(children_of(root), _START)
        of_children = {child.tag for child in starts if isinstance(child.tag, str)}
        of_words = (*marks, "{*}t", *tags.signs, tags.style, tags.outline)
        said = "".join(
            [
                starts.get(e) or marks.get(e.tag) or e.text or other(e)
                for e in root.iter(*of_words, *of_children)
            ]
        )
        each = said.split(_START)[1:]
        # A mended file may hold a character that no file may: then all is read with care.
        return dict(zip(starts, each, strict=True)) if len(each) == len(starts) else {}

    def read(self, child: Element) -> Paragraph | Table | str | None:
        """A child of the body; None when it must be read with care."""
        said = self._said.get(child)
        if said is None or child in self._careful:
            return None
        if child.tag == self._tags.tbl:
            return _table(said)
        if child.tag != self._tags.p:
            return None
        text, heading = _without_marks(said)
        return Paragraph(text, heading) if heading else text

    def _other(self, element: Element) -> str:
        """What an element without text stands for: a sign, or a mark of a heading."""
        tags, tag = self._tags, str(element.tag)
        if tag in tags.signs:
            above = element.getparent()
            # A tab stop of the paragraph is not a tab in its words.
            in_run = above is not None and str(above.tag).endswith("}r")
            return tags.signs[tag] if in_run else ""
        if tag == tags.style:
            return _HEADING if element.get(tags.value) in self._headings else ""
        if tag == tags.outline:
            level = element.get(tags.value, "9")
            return _HEADING if level in "012345678" else _NO_HEADING
        return ""


def children_of(root: Element) -> Iterator[Element]:
    """The children of a part, and in its body's place those of the body."""
    for child in root:
        if LOCAL[child.tag] == "body":
            yield from child
        else:
            yield child


def _table(said: str) -> Table | None:
    """A table from its marked words; None when another lies in it, or words astray."""
    if _TABLE in said:
        return None
    # The first paragraph of a cell begins with it; a tab inside a cell must not look
    # like the next cell.
    said = said.replace(_FIRST_LINE, _CELL).replace("\t", " ")
    rows: list[Row | PlainRow] = []
    before, *each = said.split(_ROW)
    if before.strip():
        return None
    for words in each:
        before, *cells = words.split(_CELL)
        if before.strip():
            return None
        if _LINE in words or _HEADING in words or _NO_HEADING in words:
            rows.append(_row_of_lines(cells))
        else:
            rows.append(PlainRow([cell.strip() for cell in cells]))
    return Table(rows)


def _row_of_lines(cells: list[str]) -> PlainRow:
    """A row with several lines in a cell, or with headings."""
    texts: list[str] = []
    headings: list[bool] = []
    for cell in cells:
        lines = [_without_marks(line) for line in cell.split(_LINE)]
        shown = [(line.strip(), heading) for line, heading in lines if line.strip()]
        texts.append("\n".join(line for line, _ in shown))
        headings += [heading for _, heading in shown]
    return PlainRow(texts, bool(headings) and all(headings))


def _without_marks(said: str) -> tuple[str, bool]:
    """The words of a paragraph, and whether the last mark in it makes it a heading."""
    on, off = said.rfind(_HEADING), said.rfind(_NO_HEADING)
    if on == off:
        return said, False
    return said.replace(_HEADING, "").replace(_NO_HEADING, ""), on > off


def _child_of_body(element: Element) -> Element:
    """The child of the part's body that an element lies in."""
    below, above = element, element.getparent()
    while above is not None:
        further = above.getparent()
        if further is None or str(above.tag).endswith("}body"):
            break
        below, above = above, further
    return below
