"""What a document repeats or corrects, in words."""

from gp_toolkit.casework.changes import Change
from gp_toolkit.casework.likeness import Likeness
from gp_toolkit.model.clock import LONDON
from gp_toolkit.model.wording import display_short_day
from gp_toolkit.ui.presenters.documents import STAGES

_ABSENT = "not stated"


def like_words(like: Likeness) -> str:
    """What an earlier document has to do with this one, and what to do about it."""
    other = like.other
    received = display_short_day(other.received.astimezone(LONDON).date())
    which = f"“{other.document.name}” ({STAGES[other.stage].lower()}), {received}"
    if like.same:
        return (
            f"Says the same as a document that is here already: {which}. Set this one "
            "aside, unless you want to keep both."
        )
    if not like.changes:
        return (
            f"About the same meeting as {which}. The facts found in it are the same; "
            "its words differ."
        )
    count = len(like.changes)
    changed = "1 fact differs" if count == 1 else f"{count} facts differ"
    return f"A newer version of {which}. {changed}: look at each before you confirm."


def change_row(change: Change) -> tuple[str, str, str]:
    """A row of the table of changes: what, before, now.

    >>> change_row(Change(what="Child Ava: NHS number", old="", new="9990000123"))
    ('Child Ava: NHS number', 'not stated', '9990000123')
    """
    return change.what, change.old or _ABSENT, change.new or _ABSENT
