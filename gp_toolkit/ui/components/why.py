"""“Why this day?”: the answer that stands with every date."""

from gp_toolkit.ui.markup import Markup, element, joined
from gp_toolkit.ui.presenters.timeline import Why


def why_this_day(why: Why) -> Markup:
    """The working of a deadline, folded up until asked for."""
    skipped = (
        joined(
            element("p", "Days that do not count:"),
            element("ul", *(element("li", day) for day in why.skipped)),
        )
        if why.skipped
        else Markup()
    )
    warnings = joined(
        *(element("p", element("strong", "Check: "), text) for text in why.warnings)
    )
    address = element("p", why.address, kind="gp-quiet") if why.address else Markup()
    return element(
        "details",
        element("summary", "Why this day?"),
        element(
            "div",
            *_paragraphs(why.rule, why.working, why.own),
            _strip(why) or skipped,
            warnings,
            element("p", f"Source: {why.source}."),
            address,
            _changes(why),
        ),
        kind="gp-why",
    )


def _paragraphs(*texts: str) -> list[Markup]:
    return [element("p", text) for text in texts if text]


def _strip(why: Why) -> Markup:
    """The days of the count side by side, each named with what it was."""
    if not why.strip:
        return Markup()
    days = (
        element(
            "li",
            element("span", day),
            element("span", what),
            kind="gp-counted" if what == "counts" else "gp-skipped",
        )
        for day, what in why.strip
    )
    return element("ol", *days, kind="gp-strip")


def _changes(why: Why) -> Markup:
    if not why.changes:
        return Markup()
    said = (element("li", text) for text in why.changes)
    return joined(element("p", "What would change this day:"), element("ul", *said))


def why_here(text: str) -> Markup:
    """Why something without a rule is on the list."""
    return element("p", text, kind="gp-quiet")
