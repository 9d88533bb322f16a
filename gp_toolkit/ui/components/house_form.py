"""The practice's own earlier days and closures, to look at or to change."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from gp_toolkit.casework.settings import practice_of, save_house
from gp_toolkit.model.clock import today
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.house import Closure, HouseRules, Part, Training
from gp_toolkit.model.practice import Act
from gp_toolkit.ui.components.frame import say
from gp_toolkit.ui.components.tables import show_list
from gp_toolkit.ui.markup import show_text
from gp_toolkit.ui.presenters.house import (
    PARTS,
    WEEKDAYS,
    WEEKS,
    closure_words,
    earlier_days,
    house_words,
    working_days_before,
)
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import Session


def show_house(session: Session) -> None:
    """What the practice adds to its area's procedure; it never makes a day later."""
    house = practice_of(session.desk, by=session.user).house
    show_text(
        "Both days are shown with each deadline. None of these makes a day later."
    )
    if not session.may(Act.CHANGE_SETTINGS):
        show_list(house_words(house))
        return
    _days(session, house)
    _closures(session, house)


def _days(session: Session, house: HouseRules) -> None:
    training = house.training[0] if house.training else None
    with st.form("own-days"):
        draft, wanted = _numbers(house)
        weekday = st.selectbox(
            "Training afternoon, closed from 1pm",
            options=range(-1, 5),
            index=training.weekday + 1 if training else 0,
            format_func=lambda day: WEEKDAYS[day],
        )
        week = st.selectbox(
            "In which week of the month",
            options=range(5),
            index=training.week if training else 0,
            format_func=lambda number: WEEKS[number],
        )
        if st.form_submit_button("Save own days", type="primary"):
            _save(
                session,
                replace(
                    house,
                    draft_working_days=draft,
                    earlier=earlier_days(house.earlier, wanted),
                    training=_training(weekday, week, house.training),
                ),
                "The practice's own days are saved.",
            )


def _numbers(house: HouseRules) -> tuple[int, dict[Milestone, int]]:
    draft = st.number_input(
        "Report drafted, working days before it is first wanted",
        value=house.draft_working_days,
        min_value=0,
        max_value=20,
    )
    family = st.number_input(
        "Report shared with the family, working days earlier",
        value=working_days_before(house, Milestone.REPORT_TO_FAMILY),
        min_value=0,
        max_value=20,
    )
    chair = st.number_input(
        "Report with the chair, working days earlier",
        value=working_days_before(house, Milestone.REPORT_TO_CHAIR),
        min_value=0,
        max_value=20,
    )
    wanted = {Milestone.REPORT_TO_FAMILY: family, Milestone.REPORT_TO_CHAIR: chair}
    return draft, wanted


def _training(
    weekday: int, week: int, kept: Sequence[Training]
) -> tuple[Training, ...]:
    """The one that the form shows, and those beyond it as they were."""
    shown = (Training(weekday=weekday, week=week),) if weekday >= 0 else ()
    return (*shown, *kept[1:])


def _closures(session: Session, house: HouseRules) -> None:
    for number, closure in enumerate(house.closures):
        left, right = st.columns([3, 1], vertical_alignment="center")
        with left:
            show_text(closure_words(closure))
        if right.button(f"Take out closure {number + 1}", key=f"closure-{number}"):
            rest = house.closures[:number] + house.closures[number + 1 :]
            _save(session, replace(house, closures=rest), "The closure is taken out.")
    on = today(session.desk.clock)
    with st.form("closure", clear_on_submit=True):
        first = st.date_input("Closed from", value=on, format="DD/MM/YYYY")
        last = st.date_input("Closed until", value=on, format="DD/MM/YYYY")
        part = st.selectbox("Closed for", list(Part), format_func=lambda p: PARTS[p])
        why = st.text_input("Why it is closed")
        if st.form_submit_button("Add closure") and first and last and part:
            closure = Closure(
                first=first, last=last, why=(why or "").strip(), part=part
            )
            kept = sorted((*house.closures, closure), key=lambda c: (c.first, c.last))
            _save(
                session, replace(house, closures=tuple(kept)), "The closure is added."
            )


def _save(session: Session, house: HouseRules, done: str) -> None:
    with told():
        save_house(session.desk, house, by=session.user)
        say(done)
        st.rerun()
