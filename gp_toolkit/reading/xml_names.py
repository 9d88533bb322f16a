"""XML elements told by their local names, whatever their namespaces are."""

import re

from lxml import etree

Element = etree._Element  # noqa: SLF001 (lxml has no public name for its element type)

_NUMBER = re.compile(r"\d+")


class _LocalNames(dict[object, str]):
    """Qualified tag → local name; "" for what is not an element."""

    def __missing__(self, tag: object) -> str:
        name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
        self[tag] = name
        return name


LOCAL = _LocalNames()


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its local name."""
    for key, value in element.attrib.items():
        if LOCAL[key] == name:
            return str(value)
    return None


def child_named(element: Element, name: str) -> Element | None:
    """The first child with a local name."""
    return next((c for c in element if LOCAL[c.tag] == name), None)


def picked_day(day: str, shown: str) -> str:
    """The day of a date picker (ISO), unless the shown text has its day and its year.

    >>> picked_day("2026-06-02", "Tuesday 2 June")
    '(2026-06-02)'
    """
    numbers = {int(n) for n in _NUMBER.findall(shown)[:50] if len(n) <= 4}
    year, number = int(day[:4]), int(day[8:])
    if number in numbers and numbers & {year, year % 100}:
        return ""
    return f"({day})" if shown.strip() else day
