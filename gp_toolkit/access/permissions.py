"""Who may do what: a table to be read aloud."""

from collections.abc import Mapping
from types import MappingProxyType

from gp_toolkit.model.practice import Act, Role, User

_EVERYBODY = frozenset({Act.SIGN_IN, Act.SIGN_OUT})

ALLOWED: Mapping[Role, frozenset[Act]] = MappingProxyType(
    {
        # Runs the practice's child protection work and the program.
        Role.ADMINISTRATOR: frozenset(Act),
        # Does the clinical work; leaves the program's set-up alone.
        Role.GP: _EVERYBODY
        | {
            Act.VIEW_CASE,
            Act.VIEW_ROTA,
            Act.FILE_DOCUMENT,
            Act.REMOVE_DOCUMENT,
            Act.CONFIRM_READING,
            Act.MOVE_CONFERENCE,
            Act.CLOSE_CONFERENCE,
            Act.ARRANGE_ATTENDANCE,
            Act.MARK_DONE,
            Act.MAKE_REPORTS,
            Act.EXPORT_ROTA,
            Act.EXPORT_CALENDAR,
        },
        # Sees to the rota without any clinical detail: may not look at a case, nor
        # make an account that could.
        Role.MANAGER: _EVERYBODY
        | {
            Act.VIEW_ROTA,
            Act.EDIT_CLINICIANS,
            Act.ARRANGE_ATTENDANCE,
            Act.EXPORT_ROTA,
        },
        # Looks and changes nothing; each look is recorded.
        Role.AUDITOR: _EVERYBODY | {Act.VIEW_CASE, Act.VIEW_ROTA},
    }
)


class RolePermits:
    """The casework port `Permits`, by the table."""

    def may(self, user: User, act: Act) -> bool:
        """Whether the user's role allows the act."""
        return act in ALLOWED[user.role]
