"""What a Word file's styles mean to a reader: which are headings, which strike out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lxml import etree

from gp_toolkit.reading.xml_names import Element

_BEGIN, _ID, _END = b"<w:style ", b'w:styleId="%s"', b"</w:style>"
_BASED = b'<w:basedOn w:val="'


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """What the rest of the file says about its text.

    Attributes:
        headings: Ids of the styles of headings.
        struck: Ids of the styles that strike words out.
        bound: The value that a data binding points to.
    """

    headings: frozenset[str] = frozenset()
    struck: frozenset[str] = frozenset()
    bound: Callable[[Element], str] = lambda _binding: ""


def used_styles(roots: Iterable[Element]) -> set[str]:
    """Ids of the styles that parts name."""
    return {
        str(value)
        for root in roots
        for element in root.iter("{*}pStyle", "{*}rStyle")
        for value in element.attrib.values()
    }


def excerpt(data: bytes, used: set[str], *, is_whole: bool = True) -> Element | None:
    """The definitions of these styles and of those they are based on.

    A style sheet may be many times as long as the minutes themselves, and all but a
    few of its styles are never used.

    Args:
        data: The style sheet.
        used: Ids of the styles that count.
        is_whole: Whether that is all of the style sheet, or only its beginning.

    Returns:
        A style sheet of these only; None when they cannot be told without reading all
        of it.
    """
    found: dict[str, bytes] = {}
    waiting = list(used)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found[name] = b""
        if name.encode() not in data:
            if not is_whole:
                return None
            continue  # it is defined nowhere
        found[name] = definition = _definition(data, name)
        if not definition:
            return None
        start = definition.find(_BASED)
        if start >= 0:
            base = definition[start + len(_BASED) :].partition(b'"')[0]
            waiting.append(base.decode("utf-8", "replace"))
    sheet = b'<styles xmlns:w="w">' + b"".join(found.values()) + b"</styles>"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root: Element | None = etree.fromstring(sheet, parser)
    return root


def _definition(data: bytes, name: str) -> bytes:
    place = data.find(_ID % name.encode())
    start = data.rfind(_BEGIN, 0, place) if place >= 0 else -1
    end = data.find(_END, place) if start >= 0 else -1
    held = data[start : end + len(_END)] if end >= 0 else b""
    return held if held.count(_BEGIN) == 1 else b""


def styles_of(root: Element) -> Styles:
    """Heading and struck-out styles, what they are based on included."""
    headings: dict[str, bool | None] = {}
    struck: dict[str, bool | None] = {}
    based: dict[str, str] = {}
    for style in root.iter("{*}style"):
        name, given = "", ""
        level: bool | None = None
        strike: bool | None = None
        for key, value in style.attrib.items():
            if str(key).endswith("}styleId"):
                name = str(value)
        for element in style.iter(
            "{*}name", "{*}basedOn", "{*}outlineLvl", "{*}strike"
        ):
            value = next(
                (str(v) for k, v in element.attrib.items() if str(k).endswith("}val")),
                "",
            )
            match str(element.tag).rpartition("}")[2]:
                case "name":
                    given = value.lower()
                case "basedOn":
                    based[name] = value
                case "outlineLvl":
                    level = value in set("012345678")
                case "strike":
                    strike = value.lower() not in {"0", "false", "off"}
        if level is None and given.startswith(("heading ", "title", "subtitle")):
            level = True
        headings[name], struck[name] = level, strike
    return Styles(
        headings=frozenset(n for n in headings if _inherits(n, headings, based)),
        struck=frozenset(n for n in struck if _inherits(n, struck, based)),
    )


def _inherits(name: str, marks: dict[str, bool | None], based: dict[str, str]) -> bool:
    for _ in range(20):  # a ring of styles must not hang the reader
        mark = marks.get(name)
        if mark is not None:
            return mark
        name = based.get(name, "")
    return False
