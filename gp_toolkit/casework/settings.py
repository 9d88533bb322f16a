"""The practice's own details."""

from dataclasses import replace

from gp_toolkit.casework.desk import Desk
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.practice import Act, Practice, Privacy, User


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
