"""Labels of buttons: they are read as markdown, so only a case reference may join."""

import re

_REFERENCE = re.compile(r"[A-Z]{1,6}-\d{1,9}")


def for_case(verb: str, reference: str) -> str:
    """A label that names the case, so that two buttons never sound alike.

    >>> for_case("Open", "CP-0007"), for_case("Open", "![](http://x)")
    ('Open CP-0007', 'Open')
    """
    return f"{verb} {reference}" if _REFERENCE.fullmatch(reference) else verb
