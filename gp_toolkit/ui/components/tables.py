"""Tables and lists of facts, every cell escaped."""

from collections.abc import Iterable, Sequence

from gp_toolkit.ui.markup import Markup, element, show


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    """A table with a heading row."""
    head = element(
        "tr",
        *(element("th", h or " ", attributes={"scope": "col"}) for h in headings),
    )
    body = (element("tr", *(element("td", cell) for cell in row)) for row in rows)
    return element(
        "div",
        element(
            "table", element("thead", head), element("tbody", *body), kind="gp-table"
        ),
        kind="gp-scroll",
    )


def show_facts(pairs: Iterable[tuple[str, str]]) -> None:
    """Labels with their values."""
    rows = (
        piece
        for label, value in pairs
        for piece in (element("dt", label), element("dd", value))
    )
    show(element("dl", *rows, kind="gp-facts"))


def show_list(lines: Iterable[str], *, kind: str = "gp-reasons") -> None:
    """A plain list."""
    shown = [element("li", line) for line in lines]
    if shown:
        show(element("ul", *shown, kind=kind))
