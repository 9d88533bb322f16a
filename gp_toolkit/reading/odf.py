"""OpenDocument text (.odt, .ott, .fodt) → content."""

from collections.abc import Iterable

from lxml import etree

from gp_toolkit.model.document import Part, Problem
from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.flow import Flow
from gp_toolkit.reading.flow_blocks import blocks_of
from gp_toolkit.reading.odf_controls import control_values
from gp_toolkit.reading.odf_lock import unlocked
from gp_toolkit.reading.odf_tree import Known, Walk
from gp_toolkit.reading.package import open_package, parse_xml
from gp_toolkit.reading.problems import CannotRead, problem
from gp_toolkit.reading.xml_names import LOCAL, Element, attribute, child_named

_FORMAT = "OpenDocument file"
_PARTS = {
    "header": Part.HEADER,
    "header-left": Part.HEADER,
    "header-first": Part.HEADER,
    "footer": Part.FOOTER,
    "footer-left": Part.FOOTER,
    "footer-first": Part.FOOTER,
}


def read_open_document(data: bytes, request: Request) -> Content:
    """The text of an OpenDocument file, packed or flat.

    Raises:
        CannotRead: `too_complex`, `damaged_file`, and what `unlocked` raises.
    """
    if not data.startswith(b"PK"):
        return _flat(data)
    package = open_package(data, request.limits, what=_FORMAT, marks=("content.xml",))
    package = unlocked(package, request, names=("content.xml", "styles.xml"))
    content = package.xml("content.xml")
    styles = package.xml("styles.xml")
    roots = [root for root in (content, styles) if root is not None]
    if content is None:
        raise CannotRead("damaged_file", format=_FORMAT)
    problems: list[Problem] = []
    if package.damaged:
        problems.append(problem("partly_damaged"))
    if package.entities:
        problems.append(problem("entities_ignored"))
    return Content(blocks=blocks_of(_stories(roots)), problems=tuple(problems))


def _flat(data: bytes) -> Content:
    """A document kept as one XML file."""
    root, whole, entities = parse_xml(data)
    if root is None:
        raise CannotRead("damaged_file", format=_FORMAT)
    problems: list[Problem] = []
    if not whole:
        problems.append(problem("partly_damaged"))
    if entities:
        problems.append(problem("entities_ignored"))
    return Content(blocks=blocks_of(_stories([root])), problems=tuple(problems))


def _stories(roots: list[Element]) -> Iterable[tuple[Part, Flow]]:
    walk = Walk(_known(roots))
    for root in roots:
        for body in root.iter("{*}body"):
            text = child_named(body, "text")
            yield Part.BODY, walk.flow(text if text is not None else body)
            walk.open_insertions.clear()
    for root in roots:
        for page in root.iter("{*}master-page"):
            for child in page:
                part = _PARTS.get(LOCAL[child.tag])
                if part is not None:
                    yield part, walk.flow(child)
    yield from walk.notes


def _known(roots: list[Element]) -> Known:
    struck: set[str] = set()
    insertions: set[str] = set()
    values: dict[str, str] = {}
    for root in roots:
        for style in root.iter("{*}style"):
            if _strikes(style):
                struck.add(attribute(style, "name") or "")
        for region in root.iter("{*}changed-region"):
            if child_named(region, "insertion") is not None:
                insertions.update(
                    str(v) for k, v in region.attrib.items() if LOCAL[k] == "id"
                )
        for forms in root.iter("{*}forms"):
            values.update(control_values(forms))
    return Known(
        struck=frozenset(struck), values=values, insertions=frozenset(insertions)
    )


def _strikes(style: etree._Element) -> bool:
    properties = child_named(style, "text-properties")
    if properties is None:
        return False
    through = attribute(properties, "text-line-through-style")
    kind = attribute(properties, "text-line-through-type")
    return (through or kind or "none") != "none"
