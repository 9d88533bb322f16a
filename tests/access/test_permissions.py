"""Who may do what, cell by cell: read the table aloud."""

import pytest

from gp_toolkit.access.permissions import ALLOWED, RolePermits
from gp_toolkit.model.practice import Act, Role, User

#                       administrator  gp     manager auditor
TABLE = {
    "set_up_practice":    ("yes",      "no",  "no",   "no"),
    "sign_in":            ("yes",      "yes", "yes",  "yes"),
    "sign_out":           ("yes",      "yes", "yes",  "yes"),
    "view_case":          ("yes",      "yes", "no",   "yes"),
    "view_rota":          ("yes",      "yes", "yes",  "yes"),
    "file_document":      ("yes",      "yes", "no",   "no"),
    "remove_document":    ("yes",      "yes", "no",   "no"),
    "confirm_reading":    ("yes",      "yes", "no",   "no"),
    "move_conference":    ("yes",      "yes", "no",   "no"),
    "close_conference":   ("yes",      "yes", "no",   "no"),
    "edit_clinicians":    ("yes",      "no",  "yes",  "no"),
    "arrange_attendance": ("yes",      "yes", "yes",  "no"),
    "mark_done":          ("yes",      "yes", "no",   "no"),
    "make_reports":       ("yes",      "yes", "no",   "no"),
    "export_rota":        ("yes",      "yes", "yes",  "no"),
    "export_calendar":    ("yes",      "yes", "no",   "no"),
    "manage_feeds":       ("yes",      "no",  "no",   "no"),
    "change_settings":    ("yes",      "no",  "no",   "no"),
    "manage_accounts":    ("yes",      "no",  "no",   "no"),
}  # fmt: skip
ROLES = ("administrator", "gp", "manager", "auditor")


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("role", list(Role))
def test_each_role_may_do_what_the_table_says(role: Role, act: Act) -> None:
    user = User(id="u", name="Anna Example", role=role)
    expected = TABLE[act.value][ROLES.index(role.value)] == "yes"
    assert RolePermits().may(user, act) is expected


def test_every_role_and_act_stands_in_the_table() -> None:
    assert set(TABLE) == {act.value for act in Act}
    assert set(ALLOWED) == set(Role)
