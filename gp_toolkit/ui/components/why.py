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
            element("p", why.working),
            skipped,
            warnings,
            element("p", f"Source: {why.source}."),
            address,
        ),
        kind="gp-why",
    )


def why_here(text: str) -> Markup:
    """Why something without a rule is on the list."""
    return element("p", text, kind="gp-quiet")
