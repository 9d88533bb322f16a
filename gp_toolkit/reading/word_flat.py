"""Word files saved as one XML file: the packed one laid flat, and that of Word 2003."""

import base64
import binascii

from lxml import etree

from gp_toolkit.model.document import Part, Problem
from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.flow_blocks import blocks_of
from gp_toolkit.reading.package import Package, parse_xml
from gp_toolkit.reading.problems import CannotRead, problem
from gp_toolkit.reading.word import read_package
from gp_toolkit.reading.word_styles import Styles
from gp_toolkit.reading.word_tree import careful_flow_of
from gp_toolkit.reading.xml_names import LOCAL, Element, attribute, child_named


def read_word_xml(data: bytes, request: Request) -> Content:
    """The text of a Word file saved as XML.

    Raises:
        CannotRead: `damaged_file`.
    """
    root, whole, entities = parse_xml(data)
    if root is None:
        raise CannotRead("damaged_file", format="Word file")
    if LOCAL[root.tag] == "package":
        package = Package(
            damaged=not whole,
            entities=entities,
            _members=_members(root),
            _limits=request.limits,
        )
        return read_package(package, request)
    problems: list[Problem] = []
    if not whole:
        problems.append(problem("partly_damaged"))
    if entities:
        problems.append(problem("entities_ignored"))
    stories = [
        (part, careful_flow_of(element, Styles()))
        for part, name in (
            (Part.BODY, "body"),
            (Part.HEADER, "hdr"),
            (Part.FOOTER, "ftr"),
        )
        for element in root.iter(f"{{*}}{name}")
    ]
    return Content(blocks=blocks_of(stories), problems=tuple(problems))


def _members(root: Element) -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    for part in root:
        name = (attribute(part, "name") or "").lstrip("/")
        inner = child_named(part, "xmlData")
        if inner is not None and len(inner):
            members[name] = etree.tostring(inner[0])
            continue
        inner = child_named(part, "binaryData")
        if inner is not None and inner.text:
            try:
                members[name] = base64.b64decode(inner.text)
            except (binascii.Error, ValueError):
                continue
    return members
