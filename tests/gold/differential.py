"""What general date libraries make of the same documents: `python -m tests.gold.differential`.

dateparser (`search_dates`) and datefinder are given what the finder is given: the text
and the day it is read on. Neither knows what a conference is, so each is scored kindly:
its answer is the first day it finds after the day of the conference that the expectation
names (or after the day of reading), and, as an upper bound, whether the right day is
anywhere among the days it finds. Inventions are days that stand in no mention of the
text that our strict grammar reads as a day.
"""

import datetime as dt
import json
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import datefinder
from dateparser.search import search_dates

from gp_toolkit.finding.dates.grammar import find_dates
from gp_toolkit.reading.read import read
from tests.gold.readings import told
from tests.gold.score import DOCUMENTS, documents

Days = Sequence[dt.date]
_LONGEST = 20_000


@dataclass(slots=True)
class Tally:
    """One finder's score."""

    name: str
    right: int = 0
    among: int = 0
    wrong: int = 0
    silent: int = 0
    invented: int = 0
    days: int = 0
    seconds: float = 0.0
    failed: int = field(default=0)


def by_dateparser(text: str, today: dt.date) -> Days:
    """Days that dateparser finds, told that days come first."""
    settings = {
        "DATE_ORDER": "DMY",
        "PREFER_DATES_FROM": "future",
        "RELATIVE_BASE": dt.datetime.combine(today, dt.time()),
    }
    found = search_dates(text, languages=["en"], settings=settings) or []
    return [moment.date() for _, moment in found]


def by_datefinder(text: str, today: dt.date) -> Days:
    """Days that datefinder finds, told that days come first."""
    base = dt.datetime.combine(today, dt.time())
    return [m.date() for m in datefinder.find_dates(text, first="day", base_date=base)]


def cases() -> Iterator[tuple[Path, dict[str, Any], dt.date, dt.date]]:
    """Documents with a booked next conference: expectation, today, the right day."""
    for path, wanted in documents(DOCUMENTS):
        if wanted is None:
            continue
        expected = json.loads(wanted.read_text(encoding="utf-8"))
        booked = [
            entry["date"]
            for entry in expected.get("next", ())
            if entry.get("status") == "booked" and entry.get("date")
        ]
        if booked:
            today = dt.date.fromisoformat(expected.get("_today", "2026-11-25"))
            yield path, expected, today, dt.date.fromisoformat(booked[0])


def count(
    tally: Tally, find: Callable[[str, dt.date], Days], text: str, after: dt.date,
    today: dt.date, right: dt.date, plain: set[dt.date],
) -> None:  # fmt: skip
    """Score one document."""
    start = time.process_time()
    try:
        days = list(find(text[:_LONGEST], today))
    except (ValueError, OverflowError, TypeError, AttributeError):
        tally.failed += 1
        days = []
    tally.seconds += time.process_time() - start
    tally.days += len(days)
    tally.invented += sum(day not in plain for day in days)
    tally.among += right in days
    answer = next((day for day in days if day > after), None)
    if answer is None:
        tally.silent += 1
    elif answer == right:
        tally.right += 1
    else:
        tally.wrong += 1


def main() -> int:
    """Print a line a finder."""
    warnings.simplefilter("ignore")
    others = (
        (Tally("dateparser"), by_dateparser),
        (Tally("datefinder"), by_datefinder),
    )
    ours = Tally("the finder")
    clear_wrong = total = 0
    for path, expected, today, right in cases():
        total += 1
        document = read(path.read_bytes(), path.name)
        held = (expected.get("conference") or {}).get("date")
        after = min(dt.date.fromisoformat(held), today) if held else today
        if held and dt.date.fromisoformat(held) == right:
            after = today  # an invitation: the conference itself is the next one
        mentions = find_dates(document.text, anchor=after)
        plain = {m.date for m in mentions if m.date}
        for tally, find in others:
            count(tally, find, document.text, after, today, right, plain)
        entries = told(path, str(today))["next"]
        days = [e["date"] for e in entries if e["status"] == "booked"]
        ours.right += str(right) in days
        ours.silent += not days
        ours.wrong += bool(days) and str(right) not in days
        clear_wrong += any(
            e["trust"] == "clear" and e["status"] == "booked" and e["date"] != str(right)
            and e["date"] not in {x.get("date") for x in expected["next"]}
            for e in entries
        )  # fmt: skip
    print(f"{total} documents with a booked next conference")
    print(
        f"{ours.name:12} right {ours.right:4}, wrong {ours.wrong:4}, none {ours.silent:4}; wrong while clear {clear_wrong}"
    )
    for tally, _ in others:
        print(
            f"{tally.name:12} right {tally.right:4}, wrong {tally.wrong:4}, none {tally.silent:4}; "
            f"the right day somewhere among its days {tally.among}; "
            f"{tally.invented} of {tally.days} days invented; {tally.seconds:.0f} s"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
