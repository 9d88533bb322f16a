"""Values that a Word form shows from elsewhere in its file: bound content controls.

A program that fills a form in may write the value there and leave the control itself
with its prompt; Word shows the value when it opens the file.

Source: ECMA-376 part 1, 17.5.2.6 dataBinding.
"""

import re

from lxml import etree

from gp_toolkit.reading.package import Package
from gp_toolkit.reading.xml_names import LOCAL, Element, attribute

# Only plain paths: others could take long, and Word writes none.
_PLAIN = re.compile(r"(?:/[\w.-]+(?::[\w.-]+)?(?:\[\d{1,5}\])?){1,40}(?:/@[\w.:-]+)?")
_MAPPING = re.compile(r"xmlns:([\w.-]+)=[\"']([^\"']*)[\"']")
_PROPERTIES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "docProps/core.xml",
    "{6668398D-A668-4E3E-A5EB-62B41D839F1D}": "docProps/app.xml",
}


class BoundValues:
    """Looks up values in the custom XML and the properties of one file."""

    def __init__(self, package: Package) -> None:
        """Look at nothing until it is asked for."""
        self._package = package
        self._items: list[tuple[str, Element]] | None = None

    def value(self, binding: Element) -> str:
        """The value that a `w:dataBinding` points to; empty when there is none."""
        path = attribute(binding, "xpath") or ""
        if not _PLAIN.fullmatch(path):
            return ""
        names = dict(_MAPPING.findall(attribute(binding, "prefixMappings") or ""))
        item = (attribute(binding, "storeItemID") or "").upper()
        for root in self._roots(item):
            value = _at(root, path, names)
            if value:
                return value
        return ""

    def _roots(self, item: str) -> list[Element]:
        if item in _PROPERTIES:
            root = self._package.xml(_PROPERTIES[item])
            return [root] if root is not None else []
        if self._items is None:
            self._items = self._found_items()
        return [root for name, root in self._items if not item or name in {item, ""}]

    def _found_items(self) -> list[tuple[str, Element]]:
        found = []
        for name in self._package.names():
            folder, _, base = name.rpartition("/")
            number = base.lower().removeprefix("item").removesuffix(".xml")
            if folder.lower() != "customxml" or not number.isdecimal():
                continue
            root = self._package.xml(name)
            if root is None:
                continue
            held = self._package.xml(f"{folder}/itemProps{number}.xml")
            known = attribute(held, "itemID") if held is not None else None
            found.append(((known or "").upper(), root))
        return found


def _at(root: Element, path: str, names: dict[str, str]) -> str:
    try:
        found = root.xpath(path, namespaces=names)
    except etree.XPathError:
        return ""
    if not isinstance(found, list) or not found:
        return ""
    first = found[0]
    if isinstance(first, str):
        return first.strip()
    if isinstance(first, etree._Element) and LOCAL[first.tag]:  # noqa: SLF001 (lxml has no public name for its element type)
        return "".join(str(text) for text in first.itertext()).strip()
    return ""
