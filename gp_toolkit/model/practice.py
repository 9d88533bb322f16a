"""The practice, the people who use the program, and what they may do."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from gp_toolkit.model.house import NONE_OF_ITS_OWN, HouseRules


class Privacy(StrEnum):
    """How much calendars and drafts of e-mails may tell. Persisted.

    Names of a family, dates of birth and NHS numbers are never among it.
    """

    BARE = "bare"
    REFERENCE = "reference"
    WORKING = "working"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A GP practice.

    Attributes:
        name: As it stands on letters.
        authority: Id of the rule pack that its conferences follow unless a document
            names another.
        address: Postal address on reports.
        telephone: On reports.
        email: Secure address on reports.
        house: Its own earlier days and closures.
        privacy: How much calendars and drafts of e-mails may tell.
    """

    name: str
    authority: str
    address: str = ""
    telephone: str = ""
    email: str = ""
    house: HouseRules = NONE_OF_ITS_OWN
    privacy: Privacy = Privacy.REFERENCE


class Role(StrEnum):
    """What somebody is in the practice. Persisted."""

    ADMINISTRATOR = "administrator"
    GP = "gp"
    MANAGER = "manager"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """The person on whose behalf a change is made."""

    id: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What somebody signs in with, without the password.

    Attributes:
        user: Whose it is.
        user_name: What they type, in small letters; no two accounts share one.
        active: False once the account is closed.
        own_password: False while the password is one that an administrator gave:
            the person chooses their own before anything else.
    """

    user: User
    user_name: str
    active: bool = True
    own_password: bool = True


class Act(StrEnum):
    """Things that a person may or may not do; the audit trail's verbs. Persisted."""

    SET_UP_PRACTICE = "set_up_practice"
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    VIEW_CASE = "view_case"
    VIEW_ROTA = "view_rota"
    FILE_DOCUMENT = "file_document"
    REMOVE_DOCUMENT = "remove_document"
    CONFIRM_READING = "confirm_reading"
    MOVE_CONFERENCE = "move_conference"
    CLOSE_CONFERENCE = "close_conference"
    EDIT_CLINICIANS = "edit_clinicians"
    ARRANGE_ATTENDANCE = "arrange_attendance"
    MARK_DONE = "mark_done"
    MAKE_REPORTS = "make_reports"
    EXPORT_ROTA = "export_rota"
    EXPORT_CALENDAR = "export_calendar"
    MANAGE_FEEDS = "manage_feeds"
    CHANGE_SETTINGS = "change_settings"
    MANAGE_ACCOUNTS = "manage_accounts"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEvent:
    """One line of the audit trail: who did what to which thing, when.

    Attributes:
        at: UTC.
        user: Id of the user.
        act: What was done.
        subject: Id of the document or conference; never a name or any text of it.
        detail: Ids, counts and dates only.
    """

    at: datetime
    user: str
    act: Act
    subject: str
    detail: str = ""
