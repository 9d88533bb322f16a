"""The people a conference is about, and those who work with them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PlanStatus(StrEnum):
    """What was decided for a child. Persisted."""

    CHILD_PROTECTION = "child_protection"
    CHILD_IN_NEED = "child_in_need"
    NONE = "none"


class Category(StrEnum):
    """Category of harm of a child protection plan. Persisted."""

    NEGLECT = "neglect"
    PHYSICAL = "physical"
    SEXUAL = "sexual"
    EMOTIONAL = "emotional"


class ProfessionalRole(StrEnum):
    """What a professional is to the conference. Persisted."""

    SOCIAL_WORKER = "social_worker"
    CHAIR = "chair"
    MINUTE_TAKER = "minute_taker"
    CONFERENCE_ADMIN = "conference_admin"
    HEALTH_VISITOR = "health_visitor"
    SCHOOL_NURSE = "school_nurse"
    MIDWIFE = "midwife"
    GP = "gp"
    POLICE = "police"
    EDUCATION = "education"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A child whom the conference is about, born or not.

    Attributes:
        name: As the document writes it; "Unborn Baby Carter" before birth.
        date_of_birth: None when unknown or not yet born.
        expected_delivery: For an unborn child only.
        nhs_number: Ten digits without spaces, check digit right; else None.
        address: None when unknown or withheld.
        address_confidential: The document says it must not be disclosed.
        plan: What was decided for this child at the conference recorded.
        categories: Of the plan, in the document's order.
    """

    name: str
    date_of_birth: date | None = None
    expected_delivery: date | None = None
    nhs_number: str | None = None
    address: str | None = None
    address_confidential: bool = False
    plan: PlanStatus | None = None
    categories: tuple[Category, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Adult:
    """A parent, carer or other significant adult of the family."""

    name: str
    relationship: str | None = None
    date_of_birth: date | None = None
    nhs_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Professional:
    """Somebody working with the family or running the conference."""

    role: ProfessionalRole
    name: str
    phone: str | None = None
    email: str | None = None
