"""The practice's own details."""

import datetime as dt
from dataclasses import replace

from gp_toolkit.casework.desk import Desk
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.house import HouseRules
from gp_toolkit.model.practice import Act, Practice, Privacy, User
from gp_toolkit.model.wording import display_day


def practice_of(desk: Desk, *, by: User) -> Practice:
    """The practice.

    Raises:
        UserProblem: `not_set_up`.
    """
    desk.check(by, Act.VIEW_CASE)
    with desk.store.work() as work:
        practice = work.practice()
    if practice is None:
        raise UserProblem(
            "not_set_up", "The practice is not set up yet. Start the program again."
        )
    return practice


LONGEST_CLOSURE = dt.timedelta(days=62)
"""A longer one is a slip of the pen: the practice would do nothing for two months."""


def save_house(desk: Desk, house: HouseRules, *, by: User) -> None:
    """Keep the practice's own rules, laid over its area's.

    Raises:
        UserProblem: `closure_wrong`, `number_wrong` or `not_set_up`.
    """
    desk.check(by, Act.CHANGE_SETTINGS)
    checked_house(house)
    practice = practice_of(desk, by=by)
    with desk.store.work() as work:
        work.save_practice(replace(practice, house=house))
        detail = f"own rules, closures={len(house.closures)}"
        work.record(desk.event(by, Act.CHANGE_SETTINGS, "practice", detail))


def checked_house(house: HouseRules) -> HouseRules:
    """A practice's own rules, if they can be meant.

    Raises:
        UserProblem: `closure_wrong` or `number_wrong`.
    """
    for closure in house.closures:
        if not closure.why.strip():
            raise UserProblem(
                "closure_wrong",
                f"Say why the practice is closed on {display_day(closure.first)}.",
            )
        if not dt.timedelta(0) <= closure.last - closure.first <= LONGEST_CLOSURE:
            raise UserProblem(
                "closure_wrong",
                f"The closure from {display_day(closure.first)} to "
                f"{display_day(closure.last)} cannot be right. Correct one of its days.",
            )
    numbers = [house.draft_working_days, *(e.working_days for e in house.earlier)]
    if any(not 0 <= number <= 20 for number in numbers):
        raise UserProblem("number_wrong", "Give a number of working days from 0 to 20.")
    return house


def save_practice(desk: Desk, practice: Practice, *, by: User) -> None:
    """Keep the practice's details.

    Raises:
        UserProblem: `name_missing` or `unknown_authority`.
    """
    desk.check(by, Act.CHANGE_SETTINGS)
    if not practice.name.strip():
        raise UserProblem("name_missing", "Give the practice's name.")
    desk.procedures.pack(practice.authority)
    with desk.store.work() as work:
        work.save_practice(practice)
        work.record(desk.event(by, Act.CHANGE_SETTINGS, "practice"))


def save_privacy(desk: Desk, privacy: Privacy, *, by: User) -> None:
    """Keep how much calendars and drafts of e-mails may tell.

    Raises:
        UserProblem: `not_set_up`.
    """
    practice = practice_of(desk, by=by)
    desk.check(by, Act.CHANGE_SETTINGS)
    with desk.store.work() as work:
        work.save_practice(replace(practice, privacy=privacy))
        detail = f"privacy={privacy}"
        work.record(desk.event(by, Act.CHANGE_SETTINGS, "practice", detail))
