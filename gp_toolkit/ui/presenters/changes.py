"""A change to a conference in words: the choices, the old/new table, the history."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gp_toolkit.model.changing import Change, ChangeLine, Effect
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.moving import POSSIBLE, Moved, MoveKind
from gp_toolkit.model.wording import (
    MILESTONES,
    display_day,
    display_short_day,
    display_when,
)
from gp_toolkit.ui.presenters.days import size_words
from gp_toolkit.ui.presenters.timeline import Why, why_words

WHAT_HAPPENED: Mapping[MoveKind, str] = {
    MoveKind.RESCHEDULED: "It has another day, time or place, later or earlier",
    MoveKind.CANCELLED: "It is cancelled",
    MoveKind.MERGED: "It becomes one with a brother’s or sister’s conference",
    MoveKind.PLAN_ENDED: "The plan has ended: no further conference",
    MoveKind.CHILD_MOVED: "A child has moved to another practice",
    MoveKind.CLOSED: "Everything is done: close it",
    MoveKind.REOPENED: "It takes place after all",
}

_DONE_WORDS: Mapping[MoveKind, str] = {
    MoveKind.RESCHEDULED: "is changed",
    MoveKind.CANCELLED: "is cancelled",
    MoveKind.MERGED: "is now the conference of both",
    MoveKind.PLAN_ENDED: "is closed: the plan has ended",
    MoveKind.CHILD_MOVED: "is changed",
    MoveKind.CLOSED: "is closed",
    MoveKind.REOPENED: "is in the diary again",
}

TOLD: Mapping[str, str] = {
    "clinician": "Whoever was to go",
    "conference_admin": "Conference administration",
    "chair": "Chair",
    "social_worker": "Social worker",
}
"""Who has to be told → as people say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One row of the old/new table."""

    what: str
    old: str
    new: str
    becomes: str
    state: str
    why: Why | None


def possible(conference: Conference) -> Sequence[MoveKind]:
    """What can happen to a conference as it stands."""
    return tuple(k for k in WHAT_HAPPENED if conference.status in POSSIBLE[k])


def change_rows(change: Change) -> tuple[ChangeRow, ...]:
    """The old/new table, in order of day."""
    return tuple(map(_row, change.lines))


def _row(line: ChangeLine) -> ChangeRow:
    becomes, state = _becomes(line)
    return ChangeRow(
        what=MILESTONES[line.milestone],
        old=display_short_day(line.old) if line.old else "–",
        new=display_short_day(line.new) if line.new else "–",
        becomes=becomes,
        state=state,
        why=why_words(line.deadline) if line.deadline else None,
    )


def _becomes(line: ChangeLine) -> tuple[str, str]:
    if line.done_on is not None:
        said, state = f"Done on {display_short_day(line.done_on)}: kept", "done"
    elif line.effect is Effect.HISTORY:
        said, state = "Past: kept as it was", "done"
    elif line.effect is Effect.ENDED:
        said, state = "Ends: nothing to do any more", "ended"
    elif line.gone_by:
        said, state = "This day has gone by", "late"
    else:
        said, state = _moved(line), "ahead"
    return said, state


def _moved(line: ChangeLine) -> str:
    if line.old is None or line.new is None:
        return "New"
    days = (line.new - line.old).days
    if days == 0:
        return "Stays"
    way = "later" if days > 0 else "earlier"
    return f"{size_words(abs(days), 'day', 'days')} {way}"


def done_words(conference: Conference) -> str:
    """What is said once a change was made."""
    return f"{conference.reference} {_DONE_WORDS[conference.moves[-1].kind]}."


def history(conference: Conference) -> tuple[str, ...]:
    """What happened to a conference, the newest first."""
    return tuple(_history_line(move) for move in reversed(conference.moves))


def _history_line(move: Moved) -> str:
    whence = "a document in the inbox" if move.document else move.reason
    parts = [f"{display_day(move.at.date())}: {_happened(move)}"]
    if whence:
        parts.append(f"Told by: {whence}.")
    parts += _sent_words(move)
    return " ".join(parts)


def _happened(move: Moved) -> str:
    old = display_when(move.old_date, move.old_start)
    new = display_when(move.new_date, move.new_start) if move.new_date else ""
    match move.kind:
        case MoveKind.RESCHEDULED:
            if old == new:
                return f"place or way of holding it changed, {new} stays."
            return f"moved from {old} to {new}."
        case MoveKind.CANCELLED:
            return f"cancelled; it was to be on {old}."
        case MoveKind.MERGED:
            return f"became one with {move.other}" + (f", on {new}." if new else ".")
        case MoveKind.PLAN_ENDED:
            return "closed, because the plan has ended."
        case MoveKind.CHILD_MOVED:
            stays = "it stays for the others" if new else "closed"
            return f"a child moved to another practice; {stays}."
        case MoveKind.CLOSED:
            return "closed: everything was done."
        case MoveKind.REOPENED:
            return f"put back into the diary, on {new}."


def _sent_words(move: Moved) -> Iterable[str]:
    for sent in move.sent:
        stands = "" if sent.stands else ", to be done again"
        yield (
            f"“{MILESTONES[sent.milestone]}” had been done on "
            f"{display_day(sent.done_on)}{stands}."
        )


def whence_the_day(conference: Conference) -> str:
    """Where the day of a conference comes from that rests on no quoted line."""
    moved = (MoveKind.RESCHEDULED, MoveKind.MERGED)
    told = [m for m in conference.moves if m.kind in moved and m.reason]
    if not told:
        return "A person typed this day in: the document did not state it so."
    return f"A person changed it on {display_day(told[-1].at.date())}. Told by: {told[-1].reason}."


def days_to_choose(
    first: Conference, second: Conference
) -> Mapping[tuple[dt.date, dt.time | None], str]:
    """The day of either conference of a merger."""
    return {
        (c.date, c.start): f"{display_when(c.date, c.start)} ({c.reference})"
        for c in (second, first)
    }
