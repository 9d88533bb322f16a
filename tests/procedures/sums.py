"""Deadlines of a conference, asked for as the procedures manual would put it."""

import datetime as dt

from gp_toolkit.model.deadline import Deadline, Milestone
from gp_toolkit.model.reading import MeetingKind
from gp_toolkit.procedures.bank_holidays import bank_holidays
from gp_toolkit.procedures.deadlines import Anchors, deadlines
from gp_toolkit.procedures.packs import load_packs

FAMILY, CHAIR = Milestone.REPORT_TO_FAMILY, Milestone.REPORT_TO_CHAIR
INITIAL, REVIEW = MeetingKind.INITIAL, MeetingKind.REVIEW
PRE_BIRTH, TRANSFER_IN = MeetingKind.PRE_BIRTH, MeetingKind.TRANSFER_IN


def day(text: str) -> dt.date:
    """A day whose weekday must be right."""
    found = dt.datetime.strptime(text, "%a %d %b %Y").replace(tzinfo=dt.UTC).date()
    assert f"{found:%a}" == text[:3], f"{text} is a {found:%A}"
    return found


def due(
    area: str,
    kind: MeetingKind,
    held: str,
    *,
    start: str = "",
    **anchors: str,
) -> dict[Milestone, Deadline]:
    """What falls due for a conference, by milestone."""
    pack = load_packs()[area]
    known = {name: day(text) for name, text in anchors.items()}
    found = deadlines(
        Anchors(
            kind=kind,
            conference=day(held),
            start=dt.time.fromisoformat(start) if start else None,
            **known,
        ),
        pack=pack,
        holidays=bank_holidays(pack.nation),
    )
    assert len({d.milestone for d in found}) == len(found)
    return {d.milestone: d for d in found}
