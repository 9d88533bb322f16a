"""When an area's rules change: old and new days are shown, and a person decides.

Days follow the rules that were accepted, kept with the records, until somebody takes
the newer ones that came with the program.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from gp_toolkit.casework.desk import Desk, Procedures
from gp_toolkit.casework.ports import Store, Work
from gp_toolkit.casework.schedule import deadlines_of
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.errors import RuleFileProblem, UserProblem
from gp_toolkit.model.practice import Act, User
from gp_toolkit.model.rules import (
    AffectedConference,
    ChangedDay,
    KeptRules,
    RuleChange,
)
from gp_toolkit.procedures.packs import Pack, kept_pack


def in_force(shipped: Procedures, store: Store, *, at: dt.datetime) -> Procedures:
    """The procedures of one practice: its accepted rules, and its own on top.

    The rules of the practice's own area are accepted by its first use of the program.
    """
    with store.work() as work:
        practice = work.practice()
        if practice is None:
            return shipped
        remember(work, shipped, practice.authority, at=at)
        kept = work.rules()
    accepted, waiting = dict(shipped.packs), {}
    for rules in kept:
        old, new = _kept_pack(rules), shipped.packs.get(rules.authority)
        if old is None:
            continue
        if new is None:
            accepted[rules.authority] = old
        elif old.what_days_rest_on() != new.what_days_rest_on():
            accepted[rules.authority] = old
            waiting[rules.authority] = new
    return replace(shipped, packs=accepted, waiting=waiting, house=practice.house)


def remember(
    work: Work, procedures: Procedures, authority: str, *, at: dt.datetime, by: str = ""
) -> None:
    """Keep the rules of an area with its first conference, unless some are kept."""
    pack = procedures.packs.get(authority)
    if pack and all(rules.authority != authority for rules in work.rules()):
        work.save_rules(_kept(pack, at, by))


def rule_changes(desk: Desk, *, by: User) -> tuple[RuleChange, ...]:
    """The newer rules that wait for a person, with the days that they would move."""
    desk.check(by, Act.VIEW_CASE)
    if not desk.procedures.waiting:
        return ()
    with desk.store.work() as work:
        known = work.conferences()
    return tuple(
        _change(desk.procedures, pack, known)
        for pack in desk.procedures.waiting.values()
    )


def accept_rules(desk: Desk, authority: str, version: int, *, by: User) -> None:
    """Let the days of an area follow its newer rules from now on.

    Args:
        desk: Where.
        authority: Of which area.
        version: The one whose days the person has looked at.
        by: Who.

    Raises:
        UserProblem: `nothing_waits` when there are no such rules to accept.
    """
    desk.check(by, Act.CHANGE_SETTINGS)
    pack = desk.procedures.waiting.get(authority)
    if pack is None or pack.version != version:
        raise UserProblem(
            "nothing_waits",
            "There are no such rules to accept any more. Open Today again and look.",
        )
    with desk.store.work() as work:
        change = _change(desk.procedures, pack, work.conferences())
        work.save_rules(_kept(pack, desk.clock.now(), by.id))
        rules = f"rules={authority} version={version}"
        work.record(desk.event(by, Act.CHANGE_SETTINGS, "rules", rules))
        for conference in change.conferences:
            moved = " ".join(f"{d.milestone}:{d.old}>{d.new}" for d in conference.days)
            work.record(
                desk.event(by, Act.CHANGE_SETTINGS, conference.id, f"{rules} {moved}")
            )


def _change(
    procedures: Procedures, pack: Pack, known: Sequence[Conference]
) -> RuleChange:
    newer = replace(procedures, packs={**procedures.packs, pack.id: pack})
    affected = (
        AffectedConference(id=c.id, reference=c.reference, days=days)
        for c in known
        if c.authority == pack.id and c.status is ConferenceStatus.BOOKED
        if (days := _changed_days(procedures, newer, c))
    )
    return RuleChange(
        authority=pack.id,
        name=pack.name,
        old_version=procedures.packs[pack.id].version,
        new_version=pack.version,
        conferences=tuple(affected),
    )


def _changed_days(
    old: Procedures, new: Procedures, conference: Conference
) -> tuple[ChangedDay, ...]:
    before, after = _days(old, conference), _days(new, conference)
    return tuple(
        ChangedDay(milestone=m, old=before.get(m), new=after.get(m))
        for m in Milestone
        if before.get(m) != after.get(m)
    )


def _days(procedures: Procedures, conference: Conference) -> dict[Milestone, dt.date]:
    days: dict[Milestone, dt.date] = {}
    for deadline in deadlines_of(procedures, conference):
        days[deadline.milestone] = min(
            deadline.due, days.get(deadline.milestone, deadline.due)
        )
    return days


def _kept(pack: Pack, at: dt.datetime, by: str) -> KeptRules:
    return KeptRules(
        authority=pack.id,
        version=pack.version,
        body=pack.model_dump_json(),
        at=at,
        by=by,
    )


def _kept_pack(rules: KeptRules) -> Pack | None:
    """The pack as it was; None when this program no longer understands it."""
    try:
        return kept_pack(rules.body)
    except RuleFileProblem:
        return None
