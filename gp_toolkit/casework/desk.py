"""Everything that a use case works with, put together once by `bootstrap`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gp_toolkit.casework.ports import Permits, Reader, Store
from gp_toolkit.finding.wording.vocabulary import Words
from gp_toolkit.model.calendar import AuthorityMark, BankHolidays, Nation
from gp_toolkit.model.clock import Clock
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.house import NONE_OF_ITS_OWN, HouseRules
from gp_toolkit.model.practice import Act, AuditEvent, User
from gp_toolkit.procedures.packs import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedures:
    """What reading a document and working out its deadlines rest on: data, no store.

    Attributes:
        words: The cue words of conference documents.
        packs: Rule packs by id.
        holidays: Bank holidays of each nation.
        marks: How each authority is recognised.
        waiting: Newer packs that nobody has accepted yet, by id.
        house: The practice's own rules, laid over the packs.
        fault: What is wrong with the practice's own words, which are left out while
            it is so; empty if nothing is.
    """

    words: Words
    packs: Mapping[str, Pack]
    holidays: Mapping[Nation, BankHolidays]
    marks: tuple[AuthorityMark, ...]
    waiting: Mapping[str, Pack] = field(default_factory=dict)
    house: HouseRules = NONE_OF_ITS_OWN
    fault: str = ""

    def pack(self, authority: str) -> Pack:
        """The rule pack of an authority.

        Raises:
            UserProblem: `unknown_authority`, listing those there are.
        """
        if authority not in self.packs:
            known = ", ".join(sorted(self.packs))
            raise UserProblem(
                "unknown_authority",
                f"There is no local procedure “{authority}”. Choose one of: {known}.",
            )
        return self.packs[authority]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A place to work at: records, procedures, reader, clock and permissions."""

    store: Store
    reader: Reader
    procedures: Procedures
    templates: Mapping[str, bytes]
    clock: Clock
    permits: Permits

    def check(self, user: User, act: Act) -> None:
        """Refuse what the user's role does not allow.

        Raises:
            UserProblem: `not_allowed`.
        """
        if not self.permits.may(user, act):
            raise UserProblem(
                "not_allowed",
                "Your account may not do this. Ask a practice administrator to do it, "
                "or to change your role in Settings.",
            )

    def event(self, user: User, act: Act, subject: str, detail: str = "") -> AuditEvent:
        """An audit event of this moment."""
        return AuditEvent(
            at=self.clock.now(), user=user.id, act=act, subject=subject, detail=detail
        )
