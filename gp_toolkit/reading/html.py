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
_NOT_SHOWN = frozenset(("hidden", "password", "submit", "button", "reset", "image"))
_DRAWN = re.compile(r"<!--\[if [^\]]*vml[^\]]*\]>.*?<!\[endif\]-->", re.DOTALL)
_BOX = re.compile(r"<v:textbox[^>]*>(.*?)</v:textbox>", re.DOTALL)
# Source: Microsoft Office HTML and XML Reference, mso-element.
_MSO_ELEMENT = re.compile(r"mso-element:\s*([a-z-]+)", re.IGNORECASE)
_MSO_PARTS = {
    "header": (Part.HEADER, "page header"),
    "footer": (Part.FOOTER, "page footer"),
    "footnote": (Part.FOOTNOTE, "footnote"),
    "endnote": (Part.ENDNOTE, "endnote"),
    "comment": (Part.COMMENT, "comment"),
    "frame": (Part.TEXT_BOX, "text box"),
}
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
    clean = text.replace("\x00", "")
    if "<v:textbox" in clean:
        clean = _DRAWN.sub(_drawn_words, clean)
    if not clean.strip():
        return ()
    try:
        data = clean.encode("utf-8", "replace")
        root = lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ()
    return tuple(_Page(place, part).blocks(root))


def _drawn_words(drawing: re.Match[str]) -> str:
    """Word hides the words of a text box in a comment, and shows a picture of them."""
    boxes = _BOX.findall(drawing[0])
    return "".join(f"<div style='mso-element:frame'>{box}</div>" for box in boxes)


class _Page:
    """One walk over one page."""

    def __init__(self, place: str, part: Part) -> None:
        self._place = place
        self._part = part
        self._line: list[str] = []
        self._made: list[Block] = []
        self._lines = 0
        self._tables = 0
        self._changed = False

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
        elif name == "del" and (element.get("cite") or element.get("datetime")):
            self._changed = True  # a tracked deletion, not words struck out
        elif name == "select":
            self._line.append(_chosen(element))
        elif _MSO_ELEMENT.search(element.get("style") or "") and name == "div":
            self._story(element)
        else:
            self._words(element, name)

    def _words(self, element: Element, name: str) -> None:
        whole_line = name in _LINES
        if whole_line or name == "br":
            self._break()
        self._changed |= name == "ins"
        struck = "~~" if name in _STRUCK else ""
        self._line += [struck, element.text or ""]
        for child in element:
            self._walk(child)
            self._line.append(child.tail or "")
        self._line += [_value(element, name), struck]
        if whole_line:
            self._break(heading=name in {"h1", "h2", "h3", "h4", "h5", "h6"})

    def _story(self, element: Element) -> None:
        """What Word keeps in a part of its own: a note, a comment, a text box."""
        self._break()
        named = _MSO_ELEMENT.search(element.get("style") or "")
        part, place = _MSO_PARTS.get(
            named[1].lower() if named else "", (self._part, self._place)
        )
        if part is self._part:
            self._words(element, "div")
            return
        inner = _Page(f"{self._place}, {place}" if self._place else place, part)
        inner._words(element, "div")
        inner._break()
        self._made += inner._made

    def _break(self, *, heading: bool = False) -> None:
        text = _squeezed("".join(self._line))
        self._line = []
        if text:
            self._lines += 1
            self._add(text, f"line {self._lines}", heading=heading)
        self._changed = False

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
                changed=self._changed,
            )
        )

    def _table(self, table: Element) -> None:
        for caption in _own(table, "caption"):
            self._walk(caption)
            self._break()
        number = 0
        for index, row in enumerate(_own(table, "tr"), start=1):
            cells = [c for c in row if _name(c) in {"td", "th"}]
            if any(_name(e) == "table" for e in row.iter()):
                # A row that holds tables is there for layout: it is read as a page.
                for cell in cells:
                    self._words(cell, "td")
                continue
            if not number:
                self._tables += 1
                number = self._tables
            self._row(cells, number, index)

    def _row(self, cells: list[Element], table: int, row: int) -> None:
        texts: list[str] = []
        for cell in cells:
            lines = _Page("", Part.BODY).blocks(cell)
            self._changed |= any(line.changed for line in lines)
            texts.append("\n".join(line.text for line in lines))
        text = "\t".join(texts)
        if text.strip():
            self._add(text, f"table {table}, row {row}", table=table, row=row)
        self._changed = False


def _own(table: Element, wanted: str) -> Iterable[Element]:
    """Rows or captions of a table, not of tables inside it."""
    for child in table:
        name = _name(child)
        if name == wanted:
            yield child
        elif name in {"thead", "tbody", "tfoot"}:
            yield from _own(child, wanted)


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
    return "" if kind in _NOT_SHOWN else element.get("value") or ""


def _chosen(choices: Element) -> str:
    """What a list shows: the chosen entries, or the first."""
    entries = list(choices.iter("option"))
    chosen = [e for e in entries if e.get("selected") is not None] or entries[:1]
    return ", ".join("".join(str(t) for t in e.itertext()).strip() for e in chosen)


def _squeezed(text: str) -> str:
    return _BLANKS.sub(" ", text).replace("~~~~", "").strip()
