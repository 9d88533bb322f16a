"""Alter gold documents as life does: `python -m tests.gold.alterations [--every N]`.

Each line of `alterations.toml` is put into documents whose next conference is `clear`:
at the end, below the day, beside it, above it, in a newer message. The old day may then
not be believed any more, unless nothing was altered. Prints what is believed all the
same, and what is asked about without need.
"""

import argparse
import datetime as dt
import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from gp_toolkit import bootstrap
from gp_toolkit.casework.filing import read_and_find
from gp_toolkit.model.document import Block, Document, Part
from gp_toolkit.model.reading import MeetingKind, NextConference, NextStatus, Trust
from gp_toolkit.reading.read import read
from tests.gold.score import DOCUMENTS, documents

ALTERATIONS = Path(__file__).with_suffix(".toml")
_PEN = ["end", "after", "same", "top", "mail", "label"]
_LABELS = ("date", "next", "review", "rcpc", "conference", "time")
_NAMES = {
    MeetingKind.INITIAL: ("initial conference", "ICPC"),
    MeetingKind.PRE_BIRTH: ("pre-birth conference", "pre-birth ICPC"),
    MeetingKind.TRANSFER_IN: ("transfer-in conference", "conference"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: its group, where it goes, what it leaves of the day."""

    name: str
    where: str
    leaves: str
    words: str


@dataclass(frozen=True, slots=True)
class Known:
    """A document with one next conference, which is clear and has a day."""

    name: str
    document: Document
    today: dt.date
    entry: NextConference
    day: dt.date
    child: str


def lines() -> tuple[Line, ...]:
    """Each line at each of its places."""
    data = tomllib.loads(ALTERATIONS.read_text(encoding="utf-8"))
    return tuple(
        Line(group["name"], where, group["leaves"], words)
        for group in data["alteration"]
        for where in group["where"]
        for words in group["lines"]
    )


@cache
def known() -> tuple[Known, ...]:
    """The gold documents that can be altered."""
    found: list[Known] = []
    for path, expectation in documents(DOCUMENTS):
        if expectation is None:
            continue
        expected = json.loads(expectation.read_text(encoding="utf-8"))
        today = dt.date.fromisoformat(expected.get("_today", "2026-11-25"))
        document = read(path.read_bytes(), path.name)
        reading = read_and_find(bootstrap.procedures(), document, on=today)
        entry = reading.next[0] if len(reading.next) == 1 else None
        if entry is None or entry.trust is not Trust.CLEAR or entry.date is None:
            continue
        if entry.status is NextStatus.BOOKED and entry.evidence:
            child = reading.children[0].name if reading.children else "the child"
            found.append(Known(path.name, document, today, entry, entry.date, child))
    return tuple(found)


def altered(known: Known, line: Line) -> Document | None:
    """The document with a line; None where it has no place for it."""
    words = _said(known, line.words)
    blocks = list(known.document.blocks)
    number, place = _place_of_the_day(known)
    day = blocks[number]
    if day.part in (Part.HEADER, Part.EMAIL_HEADER):
        return None
    new = Block(text=words, where="an added line", source=day.source)
    match line.where:
        case "end":
            own = [n for n, b in enumerate(blocks) if b.part is Part.BODY]
            own = [n for n in own if blocks[n].source == day.source]
            blocks.insert(own[-1] + 1 if own else len(blocks), new)
        case "after":
            blocks.insert(_last_of_table(blocks, number) + 1, new)
        case "top":
            blocks.insert(0, new._replace(source=""))
        case "mail" if known.document.media != "eml":
            blocks[:0] = _message(words)
        case "same":
            blocks[number] = day._replace(text=_joined(day.text, place, words))
        case "label" if text := _labelled(known, day.text, place, words):
            blocks[number] = day._replace(text=text)
        case _:
            return None
    return replace(known.document, blocks=tuple(blocks))


def _place_of_the_day(known: Known) -> tuple[int, int]:
    """The block that tells the day, and where in it the telling ends."""
    blocks, place = known.document.blocks, known.entry.evidence[0].end
    for number, block in enumerate(blocks):
        if place <= len(block.text):
            return number, place
        place -= len(block.text) + 1
    raise ValueError(known.name)


def _last_of_table(blocks: Sequence[Block], number: int) -> int:
    table = blocks[number].table
    while table and number + 1 < len(blocks) and blocks[number + 1].table == table:
        number += 1
    return number


def _labelled(known: Known, text: str, place: int, words: str) -> str | None:
    """`Provisional date of next conference`, where the line begins with its label."""
    quote = known.entry.evidence[0].quote
    begin = place - len(quote)
    if begin < 0 or not quote.lower().startswith(_LABELS):
        return None
    return f"{text[:begin]}{words} {text[begin].lower()}{text[begin + 1 :]}"


def _joined(text: str, place: int, words: str) -> str:
    before, after = text[:place], text[place:]
    if words[0].isupper() and before[-1:].isalnum():
        before += "."
    if not words[0].isupper() and before.endswith("."):
        before, after = before[:-1], "." + after
    return f"{before} {words}{after}"


def _message(words: str) -> Iterator[Block]:
    for number, text in enumerate(
        ("Dear all", words, "Kind regards", "Jo", "-----Original Message-----")
    ):
        yield Block(text=text, where=f"line {number + 1}")


def _said(known: Known, words: str) -> str:
    """A line with its places filled."""
    day, new = known.day, known.day + dt.timedelta(7)
    later, before = day + dt.timedelta(21), day - dt.timedelta(7)
    names = ("review conference", "RCPC")
    conf, abbr = _NAMES.get(known.entry.kind or MeetingKind.REVIEW, names)
    start = known.entry.start
    time = "2pm" if start is None or start.hour < 13 else "10am"
    return words.format(
        conf=conf,
        abbr=abbr,
        child=known.child.split()[0],
        time=time,
        old=_full(day),
        old_short=_short(day),
        new=_full(new),
        new_short=_short(new),
        new_wd_short=f"{new:%A} {_short(new)}",
        new_num=f"{new:%d/%m/%Y}",
        new_dm=f"{new.day}/{new.month}",
        new_th=_th(new.day),
        later=_full(later),
        later_short=_short(later),
        before=_full(before),
        before_num=f"{before:%d/%m/%Y}",
        weekday_next=f"{day + dt.timedelta(1):%A}",
    )


def _full(day: dt.date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _short(day: dt.date) -> str:
    return f"{day.day} {day:%B}"


def _th(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number in (11, 12, 13) else ending}"


def believed(known: Known, line: Line) -> str | None:
    """What is wrong with the reading of an altered document; None if nothing is."""
    document = altered(known, line)
    if document is None:
        return None
    reading = read_and_find(bootstrap.procedures(), document, on=known.today)
    clear = [e for e in reading.next if e.trust is Trust.CLEAR]
    same = [e for e in clear if e.date == known.day and e.status is NextStatus.BOOKED]
    if line.leaves == "all":
        lost = not same or same[0].start != known.entry.start
        return "asked without need" if lost else None
    if line.leaves == "time":
        wrong = [e for e in same if e.start == known.entry.start]
    else:
        wrong = same
    return "wrong while clear" if wrong else None


def tried(every: int, only: str = "") -> Iterator[tuple[Known, Line, str | None]]:
    """Each line in each `every`th document, another one for each line."""
    for number, line in enumerate(lines()):
        if only in line.name or only in line.words:
            for one in known()[number % every :: every]:
                yield one, line, believed(one, line)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is believed wrongly; 1 if anything is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=10)
    parser.add_argument("--only", default="")
    options = parser.parse_args(arguments)
    asked: Counter[Line] = Counter()
    wrong: Counter[Line] = Counter()
    where: dict[Line, list[str]] = {}
    for one, line, fault in tried(options.every, options.only):
        asked[line] += 1
        if fault:
            wrong[line] += 1
            where.setdefault(line, []).append(one.name)
    for line in asked:
        if wrong[line]:
            print(
                f"{wrong[line]:4} of {asked[line]:4}  {line.name} ({line.where}): {line.words}"
            )
            print("              ", ", ".join(where[line][:3]))
    for leaves in ("none", "time", "all"):
        many = sum(asked[x] for x in asked if x.leaves == leaves)
        bad = sum(wrong[x] for x in asked if x.leaves == leaves)
        print(f"leaves {leaves}: {bad} of {many}")
    return int(any(wrong[line] for line in wrong if line.leaves != "all"))


if __name__ == "__main__":
    raise SystemExit(main())
