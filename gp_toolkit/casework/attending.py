"""Who goes: the list of clinicians, the proposal, the choice, the sheet."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gp_toolkit.casework.desk import Desk, Procedures
from gp_toolkit.casework.schedule import deadlines_of, kept, report_to_chair
from gp_toolkit.model.attendance import (
    AttendanceMode,
    Clinician,
    Rota,
    RotaNeed,
)
from gp_toolkit.model.clock import today
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.filing import Arrangement
from gp_toolkit.model.practice import Act, User
from gp_toolkit.model.wording import MODES, SHORT_MEETINGS
from gp_toolkit.rota.propose import propose
from gp_toolkit.rota.sheets_in import read_clinicians
from gp_toolkit.rota.sheets_out import clinicians_workbook, rota_workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Who is chosen, how they take part, and the reasons if it was proposed."""

    clinician: str
    mode: AttendanceMode
    reasons: tuple[str, ...] = ()


def need_of(
    procedures: Procedures,
    conference: Conference,
    arrangement: Arrangement | None = None,
) -> RotaNeed:
    """A conference as the rota sees it: no names, no clinical detail."""
    due = report_to_chair(deadlines_of(procedures, conference))
    numbers = tuple(c.nhs_number for c in conference.children if c.nhs_number)
    return RotaNeed(
        reference=conference.reference,
        date=conference.date,
        start=conference.start,
        kind=SHORT_MEETINGS[conference.kind],
        mode=MODES[conference.mode] if conference.mode else "",
        report_due=due.due if due else None,
        family=(conference.reference, *numbers),
        locked_to=arrangement.clinician if arrangement else None,
        locked_mode=arrangement.mode if arrangement else None,
        locked_because=arrangement.reasons if arrangement else (),
    )


def clinicians(desk: Desk, *, by: User) -> Sequence[Clinician]:
    """Everybody on the rota."""
    desk.check(by, Act.VIEW_ROTA)
    with desk.store.work() as work:
        return work.clinicians()


def save_clinicians(desk: Desk, people: Sequence[Clinician], *, by: User) -> None:
    """Replace the list of clinicians.

    Raises:
        UserProblem: `same_name_twice`, because the rota goes by name.
    """
    desk.check(by, Act.EDIT_CLINICIANS)
    names = [" ".join(p.name.casefold().split()) for p in people]
    if len(set(names)) < len(names):
        raise UserProblem(
            "same_name_twice",
            "Two clinicians have the same name. Add an initial so that the rota can "
            "tell them apart.",
        )
    with desk.store.work() as work:
        work.save_clinicians(people)
        work.record(
            desk.event(by, Act.EDIT_CLINICIANS, "clinicians", f"count={len(people)}")
        )


def load_clinicians(
    desk: Desk, data: bytes, name: str, *, by: User
) -> tuple[Clinician, ...]:
    """Replace the list of clinicians by a sheet.

    Raises:
        UserProblem: naming every cell that cannot be understood.
    """
    people = read_clinicians(data, name)
    save_clinicians(desk, people, by=by)
    return people


def clinicians_sheet(desk: Desk, *, by: User) -> bytes:
    """The list of clinicians as an Excel sheet, to be edited and loaded again."""
    return clinicians_workbook(clinicians(desk, by=by))


def proposed_rota(desk: Desk, *, by: User) -> Rota:
    """Who could go to each conference still to come, what was chosen kept."""
    desk.check(by, Act.VIEW_ROTA)
    on = today(desk.clock)
    with desk.store.work() as work:
        people = work.clinicians()
        chosen = {a.conference: a for a in work.arrangements()}
        ahead = [
            c
            for c in work.conferences()
            if c.status is ConferenceStatus.BOOKED and c.date >= on
        ]
        been = _attended(work.conferences(), chosen, on)
    needs = [need_of(desk.procedures, c, chosen.get(c.id)) for c in ahead]
    counted = [replace(p, attended=p.attended + been.get(p.name, 0)) for p in people]
    return propose(needs, counted, today=on)


def _attended(
    known: Sequence[Conference], chosen: dict[str, Arrangement], on: dt.date
) -> dict[str, int]:
    """How often each clinician has gone to a conference that is now past."""
    count: dict[str, int] = {}
    for conference in known:
        went = chosen.get(conference.id)
        if (
            went is None
            or conference.date >= on
            or conference.status is ConferenceStatus.CANCELLED
            or went.mode is AttendanceMode.REPORT_ONLY
        ):
            continue
        count[went.clinician] = count.get(went.clinician, 0) + 1
    return count


def arrange(desk: Desk, conference_id: str, choice: Choice, *, by: User) -> Arrangement:
    """Decide who goes to a conference, and how.

    Raises:
        UserProblem: `unknown_clinician` or `unknown_conference`.
    """
    desk.check(by, Act.ARRANGE_ATTENDANCE)
    with desk.store.work() as work:
        kept(work, conference_id)
        if choice.clinician not in {p.name for p in work.clinicians()}:
            raise UserProblem(
                "unknown_clinician",
                "This clinician is not on the rota. Add them under Rota, or choose "
                "somebody else.",
            )
        arrangement = Arrangement(
            conference=conference_id,
            clinician=choice.clinician,
            mode=choice.mode,
            chosen_by=by.id,
            chosen_at=desk.clock.now(),
            reasons=choice.reasons,
        )
        work.save_arrangement(arrangement)
        work.record(
            desk.event(by, Act.ARRANGE_ATTENDANCE, conference_id, f"mode={choice.mode}")
        )
    return arrangement


def conference_ids(desk: Desk, *, by: User) -> dict[str, str]:
    """The id of each conference by its case reference, for whoever sees the rota."""
    desk.check(by, Act.VIEW_ROTA)
    with desk.store.work() as work:
        return {c.reference: c.id for c in work.conferences()}


def arrangement_of(desk: Desk, conference_id: str, *, by: User) -> Arrangement | None:
    """Who goes to a conference, if decided."""
    desk.check(by, Act.VIEW_CASE)
    with desk.store.work() as work:
        return work.arrangement(conference_id)


def rota_sheet(desk: Desk, *, by: User) -> bytes:
    """The rota of the conferences to come, as an Excel workbook."""
    desk.check(by, Act.EXPORT_ROTA)
    rota = proposed_rota(desk, by=by)
    with desk.store.work() as work:
        practice = work.practice()
        work.record(
            desk.event(by, Act.EXPORT_ROTA, "rota", f"count={len(rota.attendances)}")
        )
    name = practice.name if practice else ""
    return rota_workbook(rota, practice=name, made_on=today(desk.clock))
