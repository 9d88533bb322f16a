"""Word files (.docx, .docm, .dotx, .dotm; both flavours of OOXML) → content."""

import re
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from gp_toolkit.model.document import Block, DocumentState, Part, Problem
from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.flow import Chunk
from gp_toolkit.reading.flow_blocks import BlockMaker
from gp_toolkit.reading.package import Link, Package, open_package
from gp_toolkit.reading.problems import CannotRead, problem
from gp_toolkit.reading.word_bound import BoundValues
from gp_toolkit.reading.word_plain import PlainPart, plain_part
from gp_toolkit.reading.word_styles import Styles, excerpt, styles_of, used_styles
from gp_toolkit.reading.word_tree import careful_flow_of, flow_of

# Kind of relationship → what the part is and how a person would call it, in the order
# in which a person meets them.
_PARTS = {
    "header": (Part.HEADER, "page header"),
    "officeDocument": (Part.BODY, ""),
    "footer": (Part.FOOTER, "page footer"),
    "footnotes": (Part.FOOTNOTE, "footnote"),
    "endnotes": (Part.ENDNOTE, "endnote"),
    "comments": (Part.COMMENT, "comment"),
}

# Text of a part that nothing points to is still shown, by the sound of its name.
_STRAYS = (
    ("header", "header"),
    ("footer", "footer"),
    ("footnotes", "footnotes"),
    ("endnotes", "endnotes"),
    ("comments", "comments"),
)

# Parts that hold settings, not text.
_NEVER = re.compile("^docprops/|styles|numbering|settings|fonttable|/theme/")
# Within so many bytes most style sheets define the styles that minutes use.
_MOST_SHEETS = 65_536
_WORD_MARKS = (b"wordprocessingml", b"\xff\xfe<\x00", b"\xfe\xff\x00<")


def read_word(data: bytes, request: Request) -> Content:
    """The text of a Word file.

    Hidden text (`w:vanish`) is kept: losing a date is worse than showing a stray word.

    Raises:
        CannotRead: `too_complex`, `damaged_file`.
    """
    return read_package(open_package(data, request.limits), request)


def read_package(package: Package, request: Request) -> Content:
    """The text of a Word file whose members are at hand.

    Raises:
        CannotRead: `damaged_file`.
    """
    return _Reading(package, request).content()


class _Reading:
    """One pass over one package."""

    def __init__(self, package: Package, request: Request) -> None:
        self.package = package
        self.request = request
        self.problems: list[Problem] = []
        self.links: dict[str, Link] = {}
        self.maker = BlockMaker(self._included)
        self.styles = Styles()
        self.plain: dict[str, PlainPart] = {}
        self.roots: dict[str, etree._Element] = {}

    def content(self) -> Content:
        main = self._main()
        ordered = list(self._parts(main))
        for name, _, _ in ordered:
            self._look_at(name)
        self.styles = self._style_sheet(main)
        made: dict[str, list[Block]] = {}
        # The body is numbered first: its first table is table 1, whatever the header
        # holds.
        for name, part, place in sorted(ordered, key=lambda o: o[0] != main):
            made[name] = self._blocks(name, part, place)
        self.roots.clear()  # large, and kept alive for a while by what refers to itself
        self.plain.clear()
        blocks = [block for name, _, _ in ordered for block in made[name]]
        if self.package.damaged:
            if not blocks:
                raise CannotRead("damaged_file", format="Word file")
            self.problems.append(problem("partly_damaged"))
        if self.package.entities:
            self.problems.append(problem("entities_ignored"))
        if all(block.part is Part.BUILDING_BLOCK for block in blocks):
            blocks = []
        return Content(blocks=tuple(blocks), problems=tuple(self.problems))

    def _main(self) -> str:
        names = self.package.names()
        for link in self.package.links("").values():
            if link.kind == "officeDocument" and link.target in names:
                return link.target
        usual = (n for n in names if n.lower().startswith("word/document"))
        return next((n for n in usual if n.lower().endswith(".xml")), "")

    def _parts(self, main: str) -> Iterable[tuple[str, Part, str]]:
        """Each part with text once: headers, body, footers, notes, then strays."""
        found = {main: "officeDocument"} if main else {}
        for link in self.package.links(main).values() if main else ():
            if link.kind in _PARTS and not link.outside:
                found.setdefault(link.target, link.kind)
        for kind, (part, place) in _PARTS.items():
            for name in (n for n, k in found.items() if k == kind):
                yield name, part, place
        for name in self.package.names():
            if name not in found and self._may_hold_text(name):
                yield name, *_stray(name)

    def _may_hold_text(self, name: str) -> bool:
        lower = name.lower()
        if not lower.endswith(".xml") or "/" not in lower:
            return False
        if _NEVER.search(lower):
            return False
        if "diagrams/data" in lower:
            return True
        head = self.package.head_of(name, 8192)
        return any(mark in head for mark in _WORD_MARKS)

    def _blocks(self, name: str, part: Part, place: str) -> list[Block]:
        self.links = self.package.links(name)
        plain = self.plain.get(name)
        flow = flow_of(plain, self.styles) if plain is not None else None
        if flow is None:
            root = self.roots.get(name)
            if root is None and plain is not None:
                root = self.package.xml(name)
            flow = careful_flow_of(root, self.styles) if root is not None else []
        return self.maker.blocks(flow, part, place)

    def _look_at(self, name: str) -> None:
        """Take a part as words and marks, or else as a tree."""
        plain = plain_part(self.package.bytes_of(name))
        if plain is not None:
            self.plain[name] = plain
            return
        root = self.package.xml(name)
        if root is not None:
            self.roots[name] = root

    def _style_sheet(self, main: str) -> Styles:
        links = self.package.links(main).values() if main else ()
        name = next((link.target for link in links if link.kind == "styles"), "")
        used = used_styles(self.roots.values())
        used.update(*(plain.styles for plain in self.plain.values()))
        root = excerpt(self.package.head_of(name, _MOST_SHEETS), used, is_whole=False)
        if root is None:
            root = excerpt(self.package.bytes_of(name), used)
        if root is None:
            root = self.package.xml(name)
        styles = styles_of(root) if root is not None else Styles()
        return replace(styles, bound=BoundValues(self.package).value)

    def _included(self, chunk: Chunk) -> Iterable[Block]:
        """The text of a document that Word takes in when it opens this one."""
        link = self.links.get(chunk.id)
        data = b""
        if link is not None and not link.outside:
            data = self.package.bytes_of(link.target)
        if not data or self.request.depth >= self.request.limits.depth:
            self.problems.append(problem("outside_content"))
            return ()
        inner = replace(self.request, depth=self.request.depth + 1)
        document = self.request.read_inner(data, "", inner)
        if document.state is not DocumentState.READ:
            self.problems.append(problem("outside_content"))
        return [
            block._replace(where=f"included document, {block.where}")
            for block in document.blocks
        ]


def _stray(name: str) -> tuple[Part, str]:
    folder, _, base = name.lower().rpartition("/")
    if folder.endswith("glossary"):
        return Part.BUILDING_BLOCK, "stored text that is on no page"
    if folder.endswith("diagrams"):
        return Part.TEXT_BOX, "diagram"
    for sound, kind in _STRAYS:
        if base.startswith(sound):
            return _PARTS[kind]
    return Part.BODY, "further part of the file"
