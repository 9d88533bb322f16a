"""Which paragraphs and rows of a Word file need care, cut out of its XML."""

import re
from typing import NamedTuple
from xml.sax.saxutils import unescape

from gp_toolkit.reading.symbols import BALLOTS
from gp_toolkit.reading.xml_names import picked_day

# What `word_tree` treats in a way of its own, wherever it stands. A content control does
# so only when it holds more than it shows.
_OWN_WAY = frozenset(
    [
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "AlternateContent",
        "Choice",
        "Fallback",
        "txbxContent",
        "textpath",
        "ffData",
        "sym",
        "strike",
        "dstrike",
        "pPrChange",
        "altChunk",
        "subDoc",
        "drawing",
        "pict",
        "object",
        "oMath",
        "oMathPara",
        "customXml",
        "dir",
        "bdo",
        "checkbox",
        "dataBinding",
    ]
)
_HELD_VALUES = {"w:date": "fullDate", "w:comboBox": "lastValue"}
_HELD_VALUES["w:dropDownList"] = "lastValue"
# Elements that `word_tree` knows in any vocabulary, and `word_plain` only in Word's own.
_KNOWN = frozenset(
    ["t", "p", "r", "tbl", "tr", "tc", "tab", "ptab", "br", "cr", "noBreakHyphen"]
)
_BEGUN = re.compile(r"<([\w:.-]+)")
_TAG = re.compile(r"<([\w:.-]+)([^<>]*)>")
_EDGES = {
    "p": re.compile(r"<(/?)w:p(?=[\s/>])[^<>]*?(/?)>"),
    "tr": re.compile(r"<(/?)w:tr(?=[\s/>])[^<>]*?(/?)>"),
}
_DELETED = re.compile(
    r"<w:del(?:\s[^<>]*[^/<>])?>(?:(?!</?w:(?:p|tbl|tr|tc|del)[\s/>]).)*</w:del>",
    re.DOTALL,
)
_INSERTED = re.compile(r"<w:ins(?:\s[^<>]*[^/<>])?>(?=<w:r[\s>])")
_CHANGED_END = re.compile(  # of a paragraph, in its properties
    r"<w:rPr><w:(?:ins|del)(?:\s[^<>]*)?/>((?:(?!</?w:rPr>).)*</w:rPr></w:pPr>)",
    re.DOTALL,
)
# Characters, each as often as it is looked at. Beyond, cutting is slower than reading all
# with care: thousands of drawings without a word between them.
_MOST_LOOKED_AT = 50_000_000
_PROPERTIES, _PROPERTIES_END = "<w:sdtPr>", "</w:sdtPr>"
_CONTROL = re.compile(r"<w:sdt[\s/>]")
_FULL_DATE = re.compile(r"""fullDate=["'](\d{4}-\d\d-\d\d)""")
_CHARACTER = re.compile(r"&#(?:x([0-9a-fA-F]+)|([0-9]+));")
_HELD = re.compile(
    r'(?:<w:tr><w:tc>)?<w:p><w:held(?:Row)? w:val="(\d+)"/></w:p>(?:</w:tc></w:tr>)?'
)


class Cut(NamedTuple):
    """A paragraph or row that needs care.

    Attributes:
        xml: As it was written.
        is_row: Whether it is a row.
    """

    xml: str
    is_row: bool


class Place(NamedTuple):
    """A place in the pieces: which piece, and how far into it."""

    piece: int
    at: int


def has_changes(tags: str) -> bool:
    """Whether there is an insertion or deletion in a string of tags."""
    return "<w:ins" in tags or "<w:del" in tags


def changes_marked(tags: str) -> str:
    """Tags with `w:changed` in place of the tracked changes that lie within one line.

    What was deleted is left out, what was inserted is entered. Changes of rows and of
    whole paragraphs stay as they are, and need care.
    """
    tags = _DELETED.sub("<w:changed/>", tags)
    tags = _INSERTED.sub("<w:changed/>", tags)
    return _CHANGED_END.sub(r"<w:changed/>\1", tags)


class _OwnWays(dict[str, bool]):
    """The name of an element → whether it needs care, or may, by its attributes."""

    def __missing__(self, name: str) -> bool:
        prefix, _, local = name.rpartition(":")
        own = local in _OWN_WAY or name in _HELD_VALUES or name == "w:t"
        self[name] = own = own or not prefix or (prefix != "w" and local in _KNOWN)
        return own


_OWN_WAYS = _OwnWays()


def needs_care(tags: str) -> bool:
    """Whether an element that begins in a string of tags needs care."""
    return _first_care(tags, 0) >= 0


def _first_care(tags: str, at: int) -> int:
    """Where the first element begins that needs care; -1 when none does."""
    names = _BEGUN.findall(tags, at)
    if not any(map(_OWN_WAYS.__getitem__, names)) and "xmlns:w=" not in tags:
        return -1
    for tag in _TAG.finditer(tags, at):
        name, rest = tag.groups()
        if name in _HELD_VALUES:
            care = _HELD_VALUES[name] in rest
        elif name == "w:t":  # in an unusual way, or it would have been taken for text
            care = not rest.endswith("/")
        else:
            care = _OWN_WAYS[name] or "xmlns:w=" in rest
        if care:
            return tag.start()
    return -1


def _is_shown(properties: str, shown: str) -> bool:
    """Whether a control's words say all that it holds (see `word_controls`)."""
    if "showingPlcHdr" in properties or not shown.strip():
        return False
    if ":checkbox" in properties:
        return not BALLOTS.isdisjoint(shown)
    day = _FULL_DATE.search(properties)
    return day is None or not picked_day(day[1], shown)


def unescaped(text: str) -> str:
    """Text as it reads, not as XML writes it."""
    if "&" not in text:
        return text
    text = _CHARACTER.sub(lambda m: chr(int(m[1], 16) if m[1] else int(m[2])), text)
    return unescape(text, {"&quot;": '"', "&apos;": "'"})


class Cutter:
    """Cuts out of one part what needs care.

    The part is a list: tags, the text of a `w:t`, tags, and so on. What is cut out leaves
    `w:held` or `w:heldRow` with its number behind; pieces that were part of it are left empty.
    """

    def __init__(self, pieces: list[str]) -> None:
        """Begin with a part of which nothing is cut out; its list is changed."""
        self._pieces = pieces
        self.cuts: list[Cut] = []
        self._looked_at = 0

    def cut(self, index: int) -> bool:
        """Cut out all that needs care in a piece; whether it could be."""
        place = Place(index, 0)
        while (at := self._next_care(place)) >= 0:
            self._looked_at += len(self._pieces[place.piece])
            if self._looked_at > _MOST_LOOKED_AT:
                return False
            care = Place(place.piece, at)
            if self._shows_all(care):
                place = Place(place.piece, 0)
                continue
            for name in _EDGES:
                start = self._start(care, name)
                if start is not None:
                    place = self._take(start, self._end(start, name), name)
                    break
            else:
                return False
        return True

    def _next_care(self, place: Place) -> int:
        """Where in a piece the next element begins that needs care; -1 when none does."""
        tags = self._pieces[place.piece]
        if has_changes(tags) and not needs_care(changes_marked(tags[place.at :])):
            return -1
        return _first_care(tags, place.at)

    def _shows_all(self, care: Place) -> bool:
        """Whether it is a control that shows what it holds: then it is as plain words.

        Its properties are left out.
        """
        tags = self._pieces[care.piece]
        start = tags.rfind(_PROPERTIES, 0, care.at)
        end = tags.find(_PROPERTIES_END, start) + len(_PROPERTIES_END)
        if start < 0 or end <= care.at:
            return False
        shown = self._shown(Place(care.piece, end))
        if shown is None or not _is_shown(tags[start:end], shown):
            return False
        self._pieces[care.piece] = tags[:start] + tags[end:]
        return True

    def _shown(self, place: Place) -> str | None:
        """The plain words of a control from a place on; None when it holds others."""
        shown: list[str] = []
        tags = self._pieces[place.piece][place.at :]
        for index in range(place.piece, len(self._pieces), 2):
            tags = tags if index == place.piece else self._pieces[index]
            inside, end, _ = tags.partition("</w:sdt>")
            if _CONTROL.search(inside) or needs_care(inside):
                return None
            if end:
                return unescaped("".join(shown))
            shown += self._pieces[index + 1 : index + 2]
        return None

    def _start(self, place: Place, name: str) -> Place | None:
        """Where the paragraph or row around a place begins."""
        at = place.at
        for index in range(place.piece, -1, -2):
            tags = self._pieces[index]
            for edge in reversed(list(_EDGES[name].finditer(tags, 0, at))):
                if edge[1]:
                    return None
                if not edge[2]:
                    return Place(index, edge.start())
            if index:
                at = len(self._pieces[index - 2])
        return None

    def _end(self, start: Place, name: str) -> Place:
        """Where the paragraph or row that begins at a place ends."""
        depth, at = 0, start.at
        for index in range(start.piece, len(self._pieces), 2):
            for edge in _EDGES[name].finditer(self._pieces[index], at):
                if not edge[2]:
                    depth += -1 if edge[1] else 1
                if not depth:
                    return Place(index, edge.end())
            at = 0
        raise ValueError("an element without an end")  # XML is well formed

    def _take(self, start: Place, end: Place, name: str) -> Place:
        """Cut out what lies between two places; the place behind it."""
        pieces = self._pieces
        last = pieces[end.piece]
        before, behind = pieces[start.piece][: start.at], last[end.at :]
        pieces[end.piece] = last[: end.at]
        inside = [pieces[start.piece][start.at :]]
        for index in range(start.piece + 1, end.piece, 2):
            text, tags = pieces[index], pieces[index + 1]
            inside.append(f'<w:t xml:space="preserve">{text}</w:t>' if text else "")
            inside.append(tags)
            pieces[index] = pieces[index + 1] = ""
        xml = _HELD.sub(lambda held: self.cuts[int(held[1])].xml, "".join(inside))
        held = "heldRow" if name == "tr" else "held"
        left = f'<w:p><w:{held} w:val="{len(self.cuts)}"/></w:p>'
        if name == "tr":
            left = f"<w:tr><w:tc>{left}</w:tc></w:tr>"
        self.cuts.append(Cut(xml, is_row=name == "tr"))
        pieces[start.piece] = before + left + behind
        return Place(start.piece, len(before) + len(left))
