"""The days that `gp-toolkit deadlines` is told, and what it prints as JSON."""

import argparse
import datetime as dt
from collections.abc import Sequence

from gp_toolkit.model.deadline import Deadline
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.plain import to_plain
from gp_toolkit.procedures.deadlines import Anchors
from gp_toolkit.procedures.packs import FIRST_DAY, LAST_DAY, Pack

OTHER_DAYS = {
    "birth": "of a child who was unborn at the conference",
    "expected-delivery": "of an unborn child",
    "notification-date": "when another authority told of the child's move",
    "record-received": "when the record of the conference came",
    "core-group": "the last core group known",
}
"""Days that some rules count from, beside the conference's own."""


def anchors_of(options: argparse.Namespace) -> Anchors:
    """The days to count from, as they were typed.

    Raises:
        UserProblem: `day_out_of_reach` for a day without known bank holidays.
    """
    return Anchors(
        kind=options.conference,
        conference=_within_reach(options.date),
        start=options.start,
        strategy=_if_given(options.strategy_date),
        birth=_if_given(options.birth),
        expected_delivery=_if_given(options.expected_delivery),
        notification=_if_given(options.notification_date),
        received=_if_given(options.record_received),
        core_group=_if_given(options.core_group),
    )


def _if_given(day: dt.date | None) -> dt.date | None:
    return None if day is None else _within_reach(day)


def _within_reach(day: dt.date) -> dt.date:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise UserProblem(
            "day_out_of_reach",
            f"{day.isoformat()} is too far away: bank holidays are known from "
            f"{FIRST_DAY.year} to {LAST_DAY.year}. Check the year.",
        )
    return day


def deadlines_json(
    pack: Pack, anchors: Anchors, due: Sequence[Deadline]
) -> dict[str, object]:
    """What `deadlines --json` prints."""
    return {
        "authority": pack.id,
        "conference": {
            "kind": anchors.kind.value,
            "date": to_plain(anchors.conference),
            "start": to_plain(anchors.start),
            "strategy_date": to_plain(anchors.strategy),
            "birth": to_plain(anchors.birth),
            "expected_delivery": to_plain(anchors.expected_delivery),
            "notification_date": to_plain(anchors.notification),
            "record_received": to_plain(anchors.received),
            "core_group": to_plain(anchors.core_group),
        },
        "deadlines": to_plain(tuple(due)),
    }
