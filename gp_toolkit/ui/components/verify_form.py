"""The form beside the quoted line: nothing is live until a person confirms it here."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from gp_toolkit.casework.confirming import (
    confirm,
    draft_decision,
    family_marks,
    same_family,
)
from gp_toolkit.casework.schedule import conferences
from gp_toolkit.casework.settings import practice_of
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.filing import Decision, Draft, FiledDocument, Stage
from gp_toolkit.model.reading import (
    CONFERENCES,
    Mode,
    NextConference,
    NextStatus,
    Reading,
)
from gp_toolkit.model.wording import MEETINGS, MODES
from gp_toolkit.ui.components.action_rows import action_rows
from gp_toolkit.ui.components.child_rows import child_rows
from gp_toolkit.ui.components.frame import say
from gp_toolkit.ui.markup import alert, element, joined, show, show_text
from gp_toolkit.ui.presenters.decision import (
    NEW,
    Typed,
    conference_words,
    days_offered,
    decision,
    problems_with,
    starting_day,
    trust_words,
)
from gp_toolkit.ui.presenters.documents import READABLE, entry_words
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import Session

EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2100, 12, 31)
"""What the calendars of the form reach; whether a day is sensible is said beside it."""


def show_form(session: Session, filed: FiledDocument, number: int | None) -> None:
    """The finding, why to check it, and the form to confirm it with."""
    entry = None if number is None else filed.reading.next[number]
    show(element("h2", "Next conference"))
    _show_finding(entry)
    made = _made_from(session, filed, entry)
    if made:
        alert(f"Confirmed as {made.reference}.", kind="good")
    readable = filed.document.state in READABLE
    asks = entry is None or entry.status in (NextStatus.BOOKED, NextStatus.UNCLEAR)
    booked = readable and asks
    if booked and not made and filed.stage is Stage.TO_VERIFY:
        _show_fields(session, filed, number)
        return
    with st.expander("Type in or correct a date", expanded=not made and booked):
        _show_fields(session, filed, number)


def _show_finding(entry: NextConference | None) -> None:
    if entry is None:
        alert("Nothing was found about a next conference.", kind="caution")
        return
    show_text(entry_words(entry), kind="gp-text gp-strong")
    reasons = trust_words(entry)
    if reasons:
        listed = element("ul", *(element("li", reason) for reason in reasons))
        lead = element("strong", "Check: ")
        why = joined(lead, "compare this with the document.", listed)
        show(
            element(
                "div", why, kind="gp-alert gp-caution", attributes={"role": "status"}
            )
        )
    else:
        alert(
            "Read clearly. Compare it with the quoted line all the same.", kind="note"
        )


def _made_from(
    session: Session, filed: FiledDocument, entry: NextConference | None
) -> Conference | None:
    """The conference that an entry was confirmed as, if it was."""
    if entry is None or not entry.evidence:
        return None
    known = conferences(session.desk, by=session.user)
    return next(
        (c for c in known if c.document == filed.id and c.evidence == entry.evidence),
        None,
    )


def _show_fields(session: Session, filed: FiledDocument, number: int | None) -> None:
    practice = practice_of(session.desk, by=session.user)
    entry = None if number is None else filed.reading.next[number]
    draft = draft_decision(filed.reading, number, authority=practice.authority)
    key = f"{filed.id}-{number}"
    start = _starting_day(draft, entry, key)
    offered = _perhaps_moved(session, draft, key)
    with st.form(f"confirm-{key}", enter_to_submit=False):
        typed = _fields(session, draft, filed.reading, start, key)
        moved = _ask_moved(offered, key)
        if st.form_submit_button("Confirm this date", type="primary"):
            problems = problems_with(typed)
            if offered and moved is None:
                problems = (
                    *problems,
                    "Say whether this is a new conference or replaces one.",
                )
            if problems:
                _show_problems(problems)
                return
            made = decision(draft, typed, entry)
            with told():
                _confirm(session, filed, made, moved, offered, key)


def _starting_day(
    draft: Draft, entry: NextConference | None, key: str
) -> dt.date | None:
    """The day in the form: clear ones filled in, others picked by the person."""
    clear = starting_day(draft, entry)
    offered = days_offered(entry)
    if clear is not None or not offered:
        return clear
    return st.selectbox(
        "Which day do you read in the document?",
        options=list(offered),
        index=None,
        placeholder="Choose a day, or type it below",
        format_func=lambda day: offered[day],
        key=f"picked-{key}",
    )


def _fields(
    session: Session, draft: Draft, reading: Reading, start: dt.date | None, key: str
) -> Typed:
    kind = st.selectbox(
        "Kind of conference",
        options=CONFERENCES,
        index=CONFERENCES.index(draft.kind) if draft.kind in CONFERENCES else None,
        format_func=lambda k: MEETINGS[k],
        placeholder="Choose",
        key=f"kind-{key}",
    )
    day = st.date_input(
        "Day of the conference (day/month/year)",
        value=start if start and EARLIEST <= start <= LATEST else None,
        min_value=EARLIEST,
        max_value=LATEST,
        format="DD/MM/YYYY",
        key=f"day-{key}-{start}",
    )
    begins, ends = _times(draft, key)
    venue, mode = _place(draft, key)
    authority = _authority(session, draft, reading, key)
    children = child_rows(draft, reading, key=key)
    taken = action_rows(draft, key=key)
    return Typed(
        kind=kind,
        date=day,
        start=begins,
        end=ends,
        venue=venue,
        mode=mode,
        authority=authority,
        children=children,
        taken=taken,
        checked=_checked(draft, reading, key=f"checked-{key}-{start}"),
    )


def _place(draft: Draft, key: str) -> tuple[str, Mode | None]:
    venue = st.text_input(
        "Place or joining details", value=draft.venue or "", key=f"venue-{key}"
    )
    mode = st.selectbox(
        "How it is held",
        options=list(Mode),
        index=list(Mode).index(draft.mode) if draft.mode else None,
        format_func=lambda m: MODES[m],
        placeholder="Not known",
        key=f"mode-{key}",
    )
    return venue or "", mode


def _authority(session: Session, draft: Draft, reading: Reading, key: str) -> str:
    packs = session.desk.procedures.packs
    ids = list(packs)
    chosen = st.selectbox(
        "Local procedure that its deadlines follow",
        options=ids,
        index=ids.index(draft.authority) if draft.authority in packs else 0,
        format_func=lambda pack: packs[pack].name,
        key=f"authority-{key}",
    )
    if reading.document.authority not in packs:
        alert(
            "The document names no local procedure that the program knows. Make sure "
            "that the one chosen is the right one.",
            kind="caution",
        )
    return chosen


def _checked(draft: Draft, reading: Reading, *, key: str) -> bool:
    quoted = draft.entry is not None and bool(reading.next[draft.entry].evidence)
    return st.checkbox(
        "I have checked this date against the quoted line"
        if quoted
        else "I have checked this date against the document",
        key=key,
    )


def _times(draft: Draft, key: str) -> tuple[dt.time | None, dt.time | None]:
    left, right = st.columns(2)
    with left:
        begins = st.time_input(
            "Start", value=draft.start, step=300, key=f"start-{key}", format="24h"
        )
    with right:
        ends = st.time_input(
            "End", value=draft.end, step=300, key=f"end-{key}", format="24h"
        )
    return begins, ends


def _perhaps_moved(session: Session, draft: Draft, key: str) -> Sequence[Conference]:
    """Booked conferences of the same children, by the document or by what was typed."""
    marks = family_marks(draft.children)
    asked: set[str] = st.session_state.get(f"asked-{key}", set())
    return [
        c
        for c in conferences(session.desk, by=session.user)
        if c.status is ConferenceStatus.BOOKED
        and (c.id in asked or marks & family_marks(c.children))
    ]


def _ask_moved(offered: Sequence[Conference], key: str) -> str | None:
    if not offered:
        return NEW
    alert("A conference about the same children is in the diary.", kind="caution")
    words = {c.id: f"Replaces {conference_words(c)}" for c in offered}
    words[NEW] = "A new conference beside it"
    return st.selectbox(
        "Is this a new conference, or does it replace one?",
        options=list(words),
        index=None,
        placeholder="Choose",
        format_func=lambda choice: words[choice],
        key=f"replaces-{key}",
    )


def _show_problems(problems: Sequence[str]) -> None:
    listed = element("ul", *(element("li", problem) for problem in problems))
    lead = element("strong", "Not confirmed yet: ")
    show(
        element(
            "div",
            lead,
            listed,
            kind="gp-alert gp-problem",
            attributes={"role": "alert"},
        )
    )


def _confirm(
    session: Session,
    filed: FiledDocument,
    made: Decision,
    moved: str | None,
    offered: Sequence[Conference],
    key: str,
) -> None:
    known = conferences(session.desk, by=session.user)
    asked = {c.id for c in offered}
    unasked = {c.id for c in same_family(made, known)} - asked
    if unasked:
        st.session_state[f"asked-{key}"] = asked | unasked
        say(
            "Not confirmed yet: these children have another conference in the diary. "
            "Say below whether this one replaces it.",
            kind="caution",
        )
        st.rerun()
    if moved not in (None, NEW):
        made = replace(made, replaces=moved)
    conference = confirm(session.desk, filed.id, made, by=session.user)
    verb = "moved" if made.replaces else "in the diary"
    say(f"{conference.reference} is {verb}.")
    st.rerun()
