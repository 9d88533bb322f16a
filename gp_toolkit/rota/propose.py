"""Who could go to which conference: a proposal that gives its reasons.

By date, each conference is offered to whoever may go and scores best: somebody who
knows the family, who works that half day, who has been asked least for the sessions
they work. Then pairs are swapped while that makes the whole better. What a person has
already chosen stays. The same input gives the same proposal.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import combinations
from typing import Any

from gp_toolkit.model.attendance import (
    Attendance,
    AttendanceMode,
    Clinician,
    HalfDay,
    Rota,
    RotaNeed,
    RunnerUp,
    Session,
)
from gp_toolkit.rota.reasons import Standing, reasons_for, why_not_first, why_unfilled

MIDDAY = dt.time(13)
"""Morning sessions end and afternoon sessions begin here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    """What it would mean for somebody to take a conference."""

    clinician: Clinician
    mode: AttendanceMode
    standing: Standing
    points: float


def propose(
    needs: Sequence[RotaNeed],
    clinicians: Sequence[Clinician],
    *,
    today: dt.date | None = None,
) -> Rota:
    """A proposal for every conference, in date order.

    Args:
        needs: The conferences.
        clinicians: Everybody on the rota; those who take no part are passed over.
        today: Conferences before this day are left out.
    """
    wanted = sorted(
        (n for n in needs if today is None or n.date >= today),
        key=lambda n: (n.date, n.start or dt.time.min, n.reference),
    )
    people = [c for c in clinicians if c.takes_part]
    taken = {i: n.locked_to for i, n in enumerate(wanted) if n.locked_to}
    chosen: _Chosen = dict(taken)
    for index, need in enumerate(wanted):
        if index not in chosen:
            offers = _offers(need, index, wanted, people, chosen)
            chosen[index] = offers[0].clinician.name if offers else None
    _improve(wanted, people, chosen, fixed=frozenset(taken))
    return Rota(
        attendances=tuple(
            _attendance(index, wanted, people, chosen) for index in range(len(wanted))
        )
    )


_Chosen = dict[int, str | None]


def _offers(
    need: RotaNeed,
    index: int,
    wanted: Sequence[RotaNeed],
    people: Sequence[Clinician],
    chosen: _Chosen,
) -> list[_Offer]:
    """Everybody who could take a conference, the best first."""
    load = _load(people, chosen, leaving_out=index)
    offers = [
        _offer(need, person, _clashes(need, person, index, wanted, chosen), load)
        for person in people
        if not away(person, need.date)
    ]
    ordered = sorted(offers, key=lambda o: (-o.points, o.standing.load))
    able = [o for o in ordered if o.mode is AttendanceMode.ATTEND]
    rest = [o for o in ordered if o.mode is not AttendanceMode.ATTEND]
    knows = [o for o in rest if o.standing.knows and o.mode is AttendanceMode.DIAL_IN]
    if able and (able[0].standing.knows or not knows):
        return [*able, *rest]
    if able:
        return [*able[:1], *knows, *able[1:], *(o for o in rest if o not in knows)]
    return sorted(rest, key=lambda o: (o.mode is not AttendanceMode.DIAL_IN, -o.points))


def _offer(
    need: RotaNeed,
    person: Clinician,
    clash: bool,
    load: Mapping[str, float],
) -> _Offer:
    works = works_at(person, need.date, need.start)
    works_day = any(s.weekday == need.date.weekday() for s in person.sessions)
    if works and not clash:
        mode = AttendanceMode.ATTEND
    elif works_day and not clash:
        mode = AttendanceMode.DIAL_IN
    else:
        mode = AttendanceMode.REPORT_ONLY
    standing = Standing(
        knows=bool(set(_keys(person.knows)) & set(_keys(need.family))),
        works=works,
        works_day=works_day,
        clash=clash,
        attended=person.attended,
        load=load[person.name],
        least=load[person.name] == min(load.values()),
        people=len(load),
    )
    return _Offer(
        clinician=person,
        mode=mode,
        standing=standing,
        points=_points(standing, max(load.values())),
    )


def _points(standing: Standing, busiest: float) -> float:
    points = _data()["points"]
    spared = (busiest - standing.load) / busiest if busiest else 0
    score = spared * points["asked_least"]
    score += points["knows_family"] if standing.knows else 0
    score += points["works_that_half_day"] if standing.works else 0
    return float(score)


def _keys(marks: Sequence[str]) -> list[str]:
    return ["".join(c for c in mark.casefold() if c.isalnum()) for mark in marks]


def away(person: Clinician, day: dt.date) -> bool:
    """Whether somebody is on leave on a day."""
    return any(leave.first <= day <= leave.last for leave in person.leave)


def works_at(person: Clinician, day: dt.date, start: dt.time | None) -> bool:
    """Whether somebody works at that time; without a time, on that day."""
    if start is None:
        return any(s.weekday == day.weekday() for s in person.sessions)
    half = HalfDay.MORNING if start < MIDDAY else HalfDay.AFTERNOON
    return Session(weekday=day.weekday(), half=half) in person.sessions


def _clashes(
    need: RotaNeed,
    person: Clinician,
    index: int,
    wanted: Sequence[RotaNeed],
    chosen: _Chosen,
) -> bool:
    return any(
        name == person.name and other != index and _overlap(need, wanted[other])
        for other, name in chosen.items()
    )


def _overlap(one: RotaNeed, other: RotaNeed) -> bool:
    """Whether nobody could be at both, the way there counted in."""
    if one.date != other.date:
        return False
    if one.start is None or other.start is None:
        return True
    data = _data()
    apart = dt.timedelta(minutes=data["meeting_minutes"] + data["travel_minutes"])
    first = dt.datetime.combine(one.date, one.start)
    second = dt.datetime.combine(other.date, other.start)
    return abs(first - second) < apart


def _load(
    people: Sequence[Clinician], chosen: _Chosen, *, leaving_out: int
) -> dict[str, float]:
    """Conferences taken on by each person for every ten sessions they work."""
    taken = [name for i, name in chosen.items() if i != leaving_out]
    return {
        p.name: (p.attended + taken.count(p.name)) * 10 / max(len(p.sessions), 1)
        for p in people
    }


def _improve(
    wanted: Sequence[RotaNeed],
    people: Sequence[Clinician],
    chosen: _Chosen,
    *,
    fixed: frozenset[int],
) -> None:
    """Swap pairs while the whole becomes better; a few rounds always suffice."""
    free = [i for i in range(len(wanted)) if i not in fixed and chosen[i] is not None]
    for _ in range(3):
        swapped = False
        for i, j in combinations(free, 2):
            if (
                chosen[i] == chosen[j]
                or abs((wanted[i].date - wanted[j].date).days) > 92
            ):
                continue
            before = _worth(i, j, wanted, people, chosen)
            chosen[i], chosen[j] = chosen[j], chosen[i]
            if _worth(i, j, wanted, people, chosen) > before:
                swapped = True
            else:
                chosen[i], chosen[j] = chosen[j], chosen[i]
        if not swapped:
            return


def _worth(
    i: int,
    j: int,
    wanted: Sequence[RotaNeed],
    people: Sequence[Clinician],
    chosen: _Chosen,
) -> float:
    return sum(_held(k, wanted, people, chosen) for k in (i, j))


def _held(
    index: int,
    wanted: Sequence[RotaNeed],
    people: Sequence[Clinician],
    chosen: _Chosen,
) -> float:
    person = next((p for p in people if p.name == chosen[index]), None)
    if person is None or away(person, wanted[index].date):
        return -1000
    clash = _clashes(wanted[index], person, index, wanted, chosen)
    load = _load(people, chosen, leaving_out=index)
    offer = _offer(wanted[index], person, clash, load)
    penalty = {AttendanceMode.ATTEND: 0, AttendanceMode.DIAL_IN: 200}
    return offer.points - penalty.get(offer.mode, 400)


# --- the words of the proposal -----------------------------------------------------


def _attendance(
    index: int,
    wanted: Sequence[RotaNeed],
    people: Sequence[Clinician],
    chosen: _Chosen,
) -> Attendance:
    need, name = wanted[index], chosen[index]
    offers = _offers(need, index, wanted, people, chosen)
    others = [o for o in offers if o.clinician.name != name]
    runners = tuple(
        RunnerUp(clinician=o.clinician.name, why=why_not_first(o.mode, o.standing))
        for o in others
    )
    if name is None:
        return Attendance(
            need=need,
            clinician=None,
            mode=None,
            reasons=(why_unfilled(any_people=bool(people)),),
            runners_up=runners,
        )
    mine = next((o for o in offers if o.clinician.name == name), None)
    if need.locked_to:
        return _locked(need, people, mine, runners)
    if mine is None:
        raise AssertionError("a proposal names somebody who may go")
    return Attendance(
        need=need,
        clinician=name,
        mode=mine.mode,
        reasons=reasons_for(need, mine.mode, mine.standing),
        runners_up=runners,
    )


def _locked(
    need: RotaNeed,
    people: Sequence[Clinician],
    mine: _Offer | None,
    runners: tuple[RunnerUp, ...],
) -> Attendance:
    reasons = ["Chosen by a person.", *need.locked_because]
    known = next((p for p in people if p.name == need.locked_to), None)
    if known is None:
        reasons.append("Check: this name is not among those who take part in the rota.")
    elif away(known, need.date):
        reasons.append("Check: on leave that day.")
    elif mine and mine.standing.clash:
        reasons.append("Check: also at another conference at that time.")
    elif mine and not mine.standing.works:
        reasons.append("Check: does not usually work then.")
    default = mine.mode if mine else AttendanceMode.ATTEND
    return Attendance(
        need=need,
        clinician=need.locked_to,
        mode=need.locked_mode or default,
        reasons=tuple(reasons),
        runners_up=runners,
    )


def counts(rota: Rota, clinicians: Sequence[Clinician]) -> tuple[Clinician, ...]:
    """The clinicians with the conferences of a rota added to those attended."""
    went = (AttendanceMode.ATTEND, AttendanceMode.DIAL_IN)
    names = [a.clinician for a in rota.attendances if a.mode in went]
    return tuple(
        replace(c, attended=c.attended + names.count(c.name)) for c in clinicians
    )


@cache
def _data() -> dict[str, Any]:
    text = (resources.files("gp_toolkit.rota") / "weights.toml").read_text("utf-8")
    return tomllib.loads(text)
