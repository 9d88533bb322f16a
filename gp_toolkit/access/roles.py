"""What roles are called and what each may do, in words.

`python -m gp_toolkit.access.roles` prints `docs/reference/roles.md`; a test compares.
"""

import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from gp_toolkit.access.permissions import ALLOWED
from gp_toolkit.model.practice import Act, Role

_ABOVE = """\
# Roles: who may do what

Made by `python -m gp_toolkit.access.roles` from the program's own table, which decides
each time something is asked for. A test fails when this page and the program differ.
"""

_BELOW = """\
A person has one role. To give somebody another, close the account and add the person
again with another user name: the audit trail then says under which role a thing was
done. Everybody changes their own password under Settings. The example practice is one
administrator's and has no accounts.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWords:
    """How a role is spoken of.

    Attributes:
        name: As it stands beside a person's name.
        sees: One line for whoever chooses a role for somebody.
    """

    name: str
    sees: str


@cache
def role_words() -> Mapping[Role, RoleWords]:
    """The words for each role, in the order in which they are offered."""
    told = _data()["roles"]
    return {role: RoleWords(**told[role.value]) for role in Role}


@cache
def act_words() -> Mapping[Act, str]:
    """The words for each act."""
    told = _data()["acts"]
    return {act: str(told[act.value]) for act in Act}


def roles_page() -> str:
    """The reference page about roles, in Markdown."""
    words = role_words()
    lines = [_ABOVE]
    lines += [f"- **{word.name}.** {word.sees}" for word in words.values()]
    names = " | ".join(word.name for word in words.values())
    lines += ["", f"| who may | {names} |", "| --- |" + " --- |" * len(words)]
    for act, doing in act_words().items():
        cells = " | ".join("yes" if act in ALLOWED[role] else "–" for role in words)
        lines.append(f"| {doing} | {cells} |")
    return "\n".join([*lines, "", _BELOW])


@cache
def _data() -> Mapping[str, Mapping[str, Any]]:
    source = resources.files("gp_toolkit.access") / "roles.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.stdout.write(roles_page())
