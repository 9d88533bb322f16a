"""Calendars: how much they may tell, the files, the feeds, what programs do."""

from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from gp_toolkit.access.feed import feed_address
from gp_toolkit.casework.attending import clinicians
from gp_toolkit.casework.calendars import calendar_of, clinician_calendar
from gp_toolkit.casework.feeds import feeds, make_feed, revoke_feed
from gp_toolkit.casework.settings import practice_of, save_privacy
from gp_toolkit.diary.events import file_name, privacy_words, title_of
from gp_toolkit.diary.programs import FORMS, KNOWN, calendar_programs
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.diary import Feed
from gp_toolkit.model.practice import Act, Privacy
from gp_toolkit.model.wording import display_day
from gp_toolkit.ui.components.frame import say
from gp_toolkit.ui.components.tables import show_facts
from gp_toolkit.ui.markup import Markup, alert, element, show, show_text
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import Session

ICS = "text/calendar"
WHOLE_PRACTICE = ""
_MADE = "feed-made"


def show_privacy(session: Session) -> Privacy:
    """How much calendars may tell, to look at or to change."""
    practice = practice_of(session.desk, by=session.user)
    levels = list(Privacy)
    if not session.may(Act.CHANGE_SETTINGS):
        show_facts((("Level", privacy_words(practice.privacy)[0]),))
        _explain(practice.privacy)
        return practice.privacy
    chosen = st.selectbox(
        "How much calendars and drafts of e-mails may tell",
        options=levels,
        index=levels.index(practice.privacy),
        format_func=lambda level: privacy_words(level)[0],
    )
    _explain(chosen)
    if chosen is not practice.privacy and st.button("Save this", type="primary"):
        with told():
            save_privacy(session.desk, chosen, by=session.user)
            say("Saved. Calendar files and feeds tell this much from now on.")
            st.rerun()
    return practice.privacy


def _explain(level: Privacy) -> None:
    _, says = privacy_words(level)
    title = title_of("CP-0007", Milestone.REPORT_TO_CHAIR, level)
    show_facts((("An entry reads", title), ("It tells", says)))


def show_files(session: Session, privacy: Privacy) -> None:
    """Calendar files of the practice and of one clinician."""
    desk, user = session.desk, session.user
    st.download_button(
        "Calendar file for the whole practice",
        data=lambda: calendar_of(desk, by=user),
        file_name=f"{file_name(privacy)}.ics",
        mime=ICS,
        on_click="ignore",
    )
    names = [p.name for p in clinicians(desk, by=user)]
    if not names:
        return
    chosen = st.selectbox(
        "One clinician’s conferences", names, index=None, placeholder="Choose"
    )
    if chosen:
        st.download_button(
            "Calendar file for this clinician",
            data=partial(clinician_calendar, desk, chosen, by=user),
            file_name=f"{file_name(privacy)} of one clinician.ics",
            mime=ICS,
            on_click="ignore",
        )


def show_feeds(session: Session) -> None:
    """The feeds there are, and the way to make one."""
    show_text(
        "A feed is a calendar that a program on this computer fetches by itself, so "
        "that nobody has to open a file after each change. Whoever knows its address "
        "can read it without signing in. After the program was started it answers "
        "only once somebody has signed in: until then calendars keep what they have.",
        kind="gp-lead",
    )
    _show_made(session)
    known = feeds(session.desk, by=session.user)
    for number, feed in enumerate(known, 1):
        _show_feed(session, feed, number)
    names = [p.name for p in clinicians(session.desk, by=session.user)]
    whose = st.selectbox(
        "Whose conferences",
        options=[WHOLE_PRACTICE, *names],
        format_func=lambda name: name or "The whole practice",
    )
    if st.button("Make a feed"):
        with told():
            feed, secret = make_feed(session.desk, by=session.user, clinician=whose)
            st.session_state[_MADE] = (feed.id, secret)
            st.rerun()


def _show_made(session: Session) -> None:
    made = st.session_state.get(_MADE)
    if made is None or all(
        f.id != made[0] for f in feeds(session.desk, by=session.user)
    ):
        return
    alert(
        "The feed is made. This is the only time that its address is shown.",
        kind="good",
    )
    st.code(feed_address(_base(), made[1]), language=None)
    if st.button("I have copied the address"):
        del st.session_state[_MADE]
        st.rerun()


def _base() -> str:
    here = urlsplit(st.context.url or "http://127.0.0.1:8501")
    return f"{here.scheme}://{here.netloc}"


def _show_feed(session: Session, feed: Feed, number: int) -> None:
    fetched = display_day(feed.fetched_on) if feed.fetched_on else "never yet"
    left, right = st.columns([4, 1], vertical_alignment="center")
    with left:
        show(
            element(
                "div",
                element(
                    "p",
                    f"Feed {number}: {feed.clinician or 'the whole practice'}",
                    kind="gp-what",
                ),
                element(
                    "p",
                    f"Made on {display_day(feed.made_at.date())}. Last fetched: {fetched}.",
                ),
                kind="gp-item gp-today",
            )
        )
    with right:
        if st.button(f"End feed {number}", key=f"end-{feed.id}"):
            with told():
                revoke_feed(session.desk, feed.id, by=session.user)
                say("The feed is ended. Its address answers nobody any more.")
                st.rerun()


def show_programs() -> None:
    """What calendar programs do with each form, and what nobody has verified."""
    for program in calendar_programs():
        rows: list[Markup] = []
        for behaviour in program.behaviours:
            rows.append(element("dt", FORMS[behaviour.form]))
            known = element("strong", f"{KNOWN[behaviour.known]}: ")
            rows.append(element("dd", known, behaviour.says))
        show(
            element("h3", program.name),
            element("dl", *rows, kind="gp-facts gp-programs"),
        )
