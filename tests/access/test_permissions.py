"""Who may do what, cell by cell: read the table aloud."""

from pathlib import Path

import pytest

from gp_toolkit.access.permissions import ALLOWED, RolePermits
from gp_toolkit.access.roles import act_words, role_words, roles_page
from gp_toolkit.model.practice import Act, Role, User

ROOT = Path(__file__).parents[2]

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


def test_the_reference_page_says_what_the_program_does() -> None:
    """If it differs: `python -m gp_toolkit.access.roles > docs/reference/roles.md`."""
    kept = ROOT / "docs" / "reference" / "roles.md"
    assert kept.read_text(encoding="utf-8") == roles_page()


def test_the_reference_page_has_a_row_for_each_act_as_the_table_has_it() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in roles_page().splitlines()
        if line.startswith("|")
    ]
    said = {row[0]: tuple(row[1:]) for row in rows[2:]}
    assert said == {
        words: tuple("yes" if cell == "yes" else "–" for cell in TABLE[act.value])
        for act, words in act_words().items()
    }


def test_what_is_said_of_a_role_where_one_is_chosen_is_true() -> None:
    """The sentences of `roles.toml`, held to the table."""
    looking = {"sign_in", "sign_out", "view_case", "view_rota"}
    says = {role.value: words.sees for role, words in role_words().items()}
    may = {
        role: {act for act, row in TABLE.items() if row[number] == "yes"}
        for number, role in enumerate(ROLES)
    }
    assert "everything" in says["administrator"]
    assert may["administrator"] == set(TABLE)
    assert "Sees the families" in says["gp"]
    assert {"view_case", "confirm_reading", "make_reports"} <= may["gp"]
    assert "Changes no settings" in says["gp"]
    assert not {"change_settings", "manage_accounts", "manage_feeds"} & may["gp"]
    assert "No family’s name" in says["manager"]
    assert "view_case" not in may["manager"]
    assert "arranges who attends" in says["manager"]
    assert "arrange_attendance" in may["manager"]
    assert "changes nothing" in says["auditor"]
    assert may["auditor"] == looking


def test_every_role_and_act_stands_in_the_table() -> None:
    assert set(TABLE) == {act.value for act in Act}
    assert set(ALLOWED) == set(Role)
