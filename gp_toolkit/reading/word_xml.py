"""What the elements of WordprocessingML mean to a reader."""

from gp_toolkit.reading.symbols import symbol
from gp_toolkit.reading.xml_names import LOCAL, Element, attribute

_OFF = ("0", "false", "off", "none")


NOT_TEXT = frozenset(
    [
        "pPr",
        "rPr",
        "tblPr",
        "tblGrid",
        "trPr",
        "tcPr",
        "sectPr",
        "sdtPr",
        "sdtEndPr",
        "instrText",
        "delText",
        "delInstrText",
        "fldData",
        "Fallback",
        "proofErr",
        "bookmarkStart",
        "bookmarkEnd",
        "lastRenderedPageBreak",
        "tblPrEx",
        "smartTagPr",
        "customXmlPr",
    ]
) | {""}
REMOVED = frozenset(("del", "moveFrom"))
ADDED = frozenset(("ins", "moveTo"))


def is_on(element: Element) -> bool:
    """Whether a switch such as `w:strike` is on: it is when it has no value."""
    value = attribute(element, "val")
    return value is None or value.lower() not in _OFF


def shown_text(element: Element) -> str:
    """The plain text inside an element, deletions left out: for deciding, not output."""
    return "".join(
        piece.text or symbol_of(piece)
        for piece in element.iter("{*}t", "{*}sym")
        if not any(LOCAL[a.tag] in REMOVED for a in piece.iterancestors())
    )


def symbol_of(element: Element) -> str:
    """What a `w:sym` shows; empty for any other element."""
    if LOCAL[element.tag] != "sym":
        return ""
    return symbol(attribute(element, "font") or "", attribute(element, "char") or "")


def chosen_branch(alternative: Element) -> Element:
    """One branch of an alternative: the first that holds text, else the first."""
    branches = [b for b in alternative if LOCAL[b.tag] in {"Choice", "Fallback"}]
    for branch in branches:
        if any((t.text or "").strip() for t in branch.iter("{*}t")):
            return branch
    return branches[0] if branches else alternative
