"""HTML → content. Nothing is loaded: what is not in the file is not there."""

import re
from collections.abc import Iterable

from lxml import etree
from lxml import html as lxml_html

from gp_toolkit.model.document import Block, Part
from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.problems import CannotRead
from gp_toolkit.reading.words import decode

Element = etree._Element  # noqa: SLF001 (lxml has no public name for its element type)

_LINES = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "address",
        "article",
        "section",
        "header",
        "footer",
        "main",
        "nav",
        "aside",
        "figure",
        "figcaption",
        "form",
        "fieldset",
        "legend",
        "center",
        "hr",
        "body",
        "html",
        "caption",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
    ]
)
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "head",
        "template",
        "noscript",
        "object",
        "svg",
        "math",
        "title",
    ]
)
_STRUCK = frozenset(("del", "s", "strike"))
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def read_html(data: bytes, _request: Request) -> Content:
    """The text of a web page or HTML letter.

    Raises:
        CannotRead: `damaged_file`.
    """
    named = _CHARSET.search(data[:4096])
    declared = named[1].decode("ascii") if named else None
    text = decode(data, declared=declared)
    if text is None:
        raise CannotRead("damaged_file", format="web page")
    return Content(blocks=html_blocks(text))


def html_blocks(
    text: str, *, place: str = "", part: Part = Part.BODY
) -> tuple[Block, ...]:
    """One block a line, one block a table row with its cells parted by tabs."""
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    clean = text.replace("\x00", "").encode("utf-8", "replace")
    if not clean.strip():
        return ()
    try:
        root = lxml_html.document_fromstring(clean, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ()
    return tuple(_Page(place, part).blocks(root))


class _Page:
    """One walk over one page."""

    def __init__(self, place: str, part: Part) -> None:
        self._place = place
        self._part = part
        self._line: list[str] = []
        self._made: list[Block] = []
        self._lines = 0
        self._tables = 0

    def blocks(self, root: Element) -> list[Block]:
        self._walk(root)
        self._break()
        return self._made

    def _walk(self, element: Element) -> None:
        name = _name(element)
        if name in _UNSEEN or not name:
            return
        if name == "table":
            self._break()
            self._table(element)
            return
        whole_line = name in _LINES
        if whole_line or name == "br":
            self._break(heading=False)
        struck = name in _STRUCK
        if struck:
            self._line.append("~~")
        self._line.append(element.text or "")
        for child in element:
            self._walk(child)
            self._line.append(child.tail or "")
        self._line.append(_value(element, name))
        if struck:
            self._line.append("~~")
        if whole_line:
            self._break(heading=name in {"h1", "h2", "h3", "h4", "h5", "h6"})

    def _break(self, *, heading: bool = False) -> None:
        text = _squeezed("".join(self._line))
        self._line = []
        if text:
            self._lines += 1
            self._add(text, f"line {self._lines}", heading=heading)

    def _add(
        self,
        text: str,
        where: str,
        *,
        heading: bool = False,
        table: int | None = None,
        row: int | None = None,
    ) -> None:
        place = f"{self._place}, {where}" if self._place else where
        self._made.append(
            Block(
                text=text,
                part=self._part,
                where=place,
                heading=heading,
                table=table,
                row=row,
            )
        )

    def _table(self, table: Element) -> None:
        rows = list(_own(table, "tr"))
        if any(_name(e) == "table" for r in rows for e in r.iter() if e is not r):
            # A table that holds tables is there for layout: it is read as a page.
            for cell in (c for r in rows for c in r if _name(c) in {"td", "th"}):
                self._walk(cell)
                self._break()
            return
        self._tables += 1
        number = self._tables
        for caption in _own(table, "caption"):
            self._walk(caption)
        for index, row in enumerate(rows, start=1):
            cells = [c for c in row if _name(c) in {"td", "th"}]
            text = "\t".join(_cell_text(cell) for cell in cells)
            if text.strip():
                where = f"table {number}, row {index}"
                self._add(text, where, table=number, row=index)


def _own(table: Element, wanted: str) -> Iterable[Element]:
    """Rows or captions of a table, not of tables inside it."""
    for child in table:
        name = _name(child)
        if name == wanted:
            yield child
        elif name in {"thead", "tbody", "tfoot"}:
            yield from _own(child, wanted)


def _cell_text(cell: Element) -> str:
    inner = _Page("", Part.BODY)
    return "\n".join(block.text for block in inner.blocks(cell))


def _name(element: Element) -> str:
    tag = element.tag
    return tag.lower() if isinstance(tag, str) else ""


def _value(element: Element, name: str) -> str:
    """What a form on the page holds."""
    if name != "input":
        return ""
    kind = (element.get("type") or "text").lower()
    if kind in {"checkbox", "radio"}:
        return "☒ " if element.get("checked") is not None else "☐ "
    return (element.get("value") or "") if kind in {"text", "date", "time"} else ""


def _squeezed(text: str) -> str:
    return _BLANKS.sub(" ", text).replace("~~~~", "").strip()
