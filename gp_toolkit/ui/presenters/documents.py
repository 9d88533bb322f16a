"""Filed documents in words."""

from collections.abc import Mapping

from gp_toolkit.model.document import DocumentState
from gp_toolkit.model.filing import FiledDocument, Stage
from gp_toolkit.model.reading import NextConference, NextStatus, Trust
from gp_toolkit.model.wording import (
    DOCUMENTS,
    MEETINGS,
    NEXT_STATUSES,
    STATES,
    display_day,
    display_when,
)

STAGES: Mapping[Stage, str] = {
    Stage.TO_VERIFY: "To check",
    Stage.CONFIRMED: "Checked",
    Stage.SET_ASIDE: "Set aside",
}

# A web page is not among them: a browser would run what is in it.
_MEDIA_ENDINGS = frozenset(
    ["docx", "doc", "rtf", "odt", "pdf", "txt", "eml", "msg", "ics", "zip"]
)

READABLE = (DocumentState.READ, DocumentState.PARTLY_READ)
"""States of files that hold text to look at."""


def state_words(filed: FiledDocument) -> str:
    """The one state of a file, with what to do about it."""
    said = " ".join(p.message for p in filed.document.problems)
    state = STATES[filed.document.state]
    return f"{state}. {said}" if said else state


def kind_words(filed: FiledDocument) -> str:
    """What sort of document it is."""
    if filed.document.state not in READABLE:
        return STATES[filed.document.state]
    if not filed.reading.document.child_protection:
        return "Does not look like child protection"
    return DOCUMENTS[filed.reading.document.kind]


def entry_words(entry: NextConference) -> str:
    """What a document says about a next conference, in one line."""
    kind = MEETINGS[entry.kind] if entry.kind else "Next conference"
    said = _status_words(entry)
    ask = "" if entry.trust is Trust.CLEAR else " (to check)"
    return f"{kind}: {said}{ask}"


def _status_words(entry: NextConference) -> str:
    if entry.status is NextStatus.BOOKED and entry.date:
        return display_when(entry.date, entry.start)
    if entry.status is NextStatus.WINDOW and entry.date and entry.latest:
        return f"between {display_day(entry.date)} and {display_day(entry.latest)}"
    if entry.status is NextStatus.DUE_BY and entry.latest:
        return f"no day booked; by {display_day(entry.latest)}"
    if entry.status is NextStatus.CANCELLED and entry.date:
        return f"cancelled, it was to be on {display_day(entry.date)}"
    return NEXT_STATUSES[entry.status].lower()


def found_words(filed: FiledDocument) -> tuple[str, ...]:
    """What was found in a document: a line for each next conference."""
    if filed.document.state not in READABLE:
        return tuple(p.message for p in filed.document.problems)
    if not filed.reading.next:
        return ("Nothing was found about a next conference.",)
    return tuple(entry_words(entry) for entry in filed.reading.next)


def download_name(filed: FiledDocument, reference: str) -> str:
    """A file name for the original that names nobody.

    The name that the file came with may hold a child's name.
    """
    ending = filed.document.media if filed.document.media in _MEDIA_ENDINGS else "bin"
    return f"{reference or 'document'}-original.{ending}"
