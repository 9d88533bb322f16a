"""The 80 phrasings of the phrase bank, each in a document such as it would stand in.

A phrase is `exact` when kind, status, date, time and place agree with the bank,
`asked` when the finder asks and offers the right day, else `wrong`. Wrong while
`clear` is the one failure that matters.
"""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gp_toolkit.model.reading import NextConference, NextStatus, Reading, Trust

BANK = Path(__file__).parent / "phrases.jsonl"
KINDS = {
    "rcpc": "review",
    "icpc": "initial",
    "prebirth": "pre_birth",
    "transfer_in": "transfer_in",
}
STATUSES = {
    "confirmed": ("booked",),
    "unconfirmed": ("booked", "unclear"),
    "past": ("booked", "unclear"),
    "tbc": ("to_be_confirmed",),
    "due_by": ("due_by",),
    "window": ("window",),
    "ended": ("ended",),
}
RECORD = """
Anytown Borough Council
Minutes of the {kind} Child Protection Conference
Date of conference: {date}
Time: 10.00am
Child: Ava Smith, Noah Smith, Mia Smith
Present: Jo Doe (Chair), Sam Roe (Social Worker)
{body}
Minutes circulated: {issued}
"""
HEADED = """
Minutes of the {kind} Child Protection Conference
Date of conference: {date}
The children were made subject to a Child Protection Plan under the category of neglect.
# Date of next review conference
{body}
Minutes circulated: {issued}
"""
LETTER = """
Children's Social Care
Date: {issued}
Invitation to a child protection conference
Dear Colleague
{body}
Yours sincerely
"""
STRATEGY = """
Record of Strategy Discussion
Date of strategy discussion: {issued}
Section 47 enquiry: yes
{body}
"""
CALENDAR = """
Subject: Review Child Protection Conference
Dear Colleague, you are invited to the meeting below.
{body}
"""
ADULT = """
Adult Support and Protection Case Conference
Date of conference: {date}
{body}
"""
# Three ways to hand a phrase over as a file of its own, for records of a conference and
# for papers that come before one.
WRAPPINGS = {
    "a line with the date above it": (
        "Date of conference: {date}\n\n{body}",
        "Date of letter: {issued}\n\n{body}",
    ),
    "minutes with a title": (
        (
            "Minutes of the {kind} Child Protection Conference\n\n"
            "Date of conference: {date}\n\n{body}\n\nMinutes circulated: {issued}\n"
        ),
        "Children's Services, Child Protection\n\nDate: {issued}\n\n{body}\n",
    ),
    "a title that holds the date": (
        "{kind} Child Protection Conference held on {date}\n{body}",
        "Strategy Discussion {issued}\n{body}",
    ),
}
UNDER_HEADING = {"P40", "P41", "P42", "P43", "P44", "P45", "P62"}


@dataclass(frozen=True)
class Scored:
    id: str
    verdict: str
    clear: bool
    why: str


def day(value: str | None) -> str:
    if value is None:
        return ""
    date = dt.date.fromisoformat(value)
    return f"{date.day} {date:%B %Y}"


def frame_for(phrase: dict[str, Any]) -> str:
    """The document that a phrase says it comes from."""
    if phrase["id"] in UNDER_HEADING:
        return HEADED
    if "adult" in phrase["evidence"].lower():
        return ADULT
    if "Teams meeting" in phrase["text"]:
        return CALENDAR
    if phrase["anchor"]["conference"]:
        return RECORD
    strategy = "strategy" in phrase["why"] or phrase["id"] == "P71"
    return STRATEGY if strategy else LETTER


def document_of(phrase: dict[str, Any], frame: str) -> str:
    anchor = phrase["anchor"]
    again = "December" in phrase["text"] or anchor["conference"] == "2026-06-04"
    return frame.format(
        kind="Review" if again else "Initial",
        date=day(anchor["conference"]),
        issued=day(anchor["doc"]),
        body=phrase["text"],
    )


def differs(entry: NextConference, expected: dict[str, Any]) -> str:
    """What is not as the bank says; empty when all is."""
    if entry.status not in STATUSES[expected["status"]]:
        return f"status {entry.status}"
    if (entry.kind or "") != KINDS[expected["kind"]]:
        return f"kind {entry.kind}"
    if expected["status"] in ("unconfirmed", "past") and entry.trust is Trust.CLEAR:
        return "clear, should ask"
    asked = entry.trust is Trust.CHECK and expected["date"] is None
    if expected["status"] in STATUSES and expected["status"] != "window":
        found = entry.date.isoformat() if entry.date else None
        if found != expected["date"] and not (asked and expected["status"] == "past"):
            return f"date {found}"
    time = entry.start.strftime("%H:%M") if entry.start else None
    if entry.status is NextStatus.BOOKED and time != expected["time"]:
        return f"time {time}"
    if expected["status"] == "due_by":
        latest = entry.latest.isoformat() if entry.latest else None
        return "" if latest == expected["due_by"] else f"latest {latest}"
    if expected["status"] == "window":
        window = [str(entry.date), str(entry.latest)]
        return "" if window == expected["window"] else f"window {window}"
    if "venue" in expected and entry.venue != expected["venue"]:
        return f"venue {entry.venue}"
    return ""


def score(phrase: dict[str, Any], reading: Reading) -> Scored:
    expected = phrase["expected"]
    if expected["kind"] == "none":
        appointments = [
            n
            for n in reading.next
            if n.status is not NextStatus.NOT_STATED
            and (reading.document.child_protection or n.trust is Trust.CLEAR)
        ]
        if not appointments:
            return Scored(phrase["id"], "exact", False, "")
        entry = appointments[0]
        clear = entry.trust is Trust.CLEAR
        verdict = "wrong" if clear else "asked"
        return Scored(phrase["id"], verdict, clear, f"{entry.status} {entry.date}")
    whys = [differs(entry, expected) for entry in reading.next]
    if "" in whys:
        return Scored(phrase["id"], "exact", False, "")
    wanted = expected["date"]
    offered = {str(c.date) for n in reading.next for c in n.candidates}
    offered |= {str(n.date) for n in reading.next}
    asking = all(n.trust is Trust.CHECK for n in reading.next)
    if asking and (wanted is None or wanted in offered):
        return Scored(phrase["id"], "asked", False, "; ".join(whys))
    appointed = any(
        n.trust is Trust.CLEAR and n.status is not NextStatus.NOT_STATED
        for n in reading.next
    )
    return Scored(phrase["id"], "wrong", appointed, "; ".join(whys))


def load_bank() -> list[dict[str, Any]]:
    return [json.loads(line) for line in BANK.read_text(encoding="utf-8").splitlines()]


def report(name: str, scored: list[Scored]) -> str:
    lines = [f"{name}:"]
    for verdict in ("exact", "asked", "wrong"):
        some = [s for s in scored if s.verdict == verdict]
        lines.append(f"  {verdict} {len(some)}")
        if verdict != "exact":
            lines.extend(f"    {s.id}: {s.why}" for s in some)
    lines.append(f"  wrong while clear {sum(s.clear for s in scored)}")
    return "\n".join(lines)


def test_no_phrase_in_its_document_is_wrong_while_clear(
    read: Callable[..., Reading], capsys: pytest.CaptureFixture[str]
) -> None:
    scored = []
    for phrase in load_bank():
        text = document_of(phrase, frame_for(phrase))
        scored.append(score(phrase, read(text, phrase["anchor"]["doc"])))
    with capsys.disabled():
        print("\n" + report("phrases in their documents", scored))  # noqa: T201 (the score is the point)
    assert not [s for s in scored if s.clear]
    assert sum(s.verdict == "exact" for s in scored) >= 0.95 * len(scored)


@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_a_phrase_is_read_in_any_wrapping(
    wrapping: str, read: Callable[..., Reading], capsys: pytest.CaptureFixture[str]
) -> None:
    recorded, ahead = WRAPPINGS[wrapping]
    scored = []
    for phrase in load_bank():
        text = document_of(
            phrase, recorded if phrase["anchor"]["conference"] else ahead
        )
        scored.append(score(phrase, read(text, phrase["anchor"]["doc"])))
    with capsys.disabled():
        print("\n" + report(wrapping, scored))  # noqa: T201 (the score is the point)
    assert not [s for s in scored if s.clear or s.verdict == "wrong"]
    assert sum(s.verdict == "exact" for s in scored) >= 0.95 * len(scored)


def test_no_phrase_alone_is_wrong_while_clear(
    read: Callable[..., Reading], capsys: pytest.CaptureFixture[str]
) -> None:
    """Without any other words there is often nothing to count from: then it asks."""
    scored = []
    for phrase in load_bank():
        reading = read(phrase["text"], phrase["anchor"]["doc"])
        scored.append(score(phrase, reading))
    with capsys.disabled():
        print("\n" + report("phrases on their own", scored))  # noqa: T201 (the score is the point)
    assert not [s for s in scored if s.clear or s.verdict == "wrong"]
