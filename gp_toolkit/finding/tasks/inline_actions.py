"""Actions written out with their labels: `Action: … By whom: GP. By when: 20 March`."""

import re
from collections.abc import Iterator

from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.tasks.owners import Party, is_for
from gp_toolkit.finding.text.sheet import Cell, Row
from gp_toolkit.finding.wording.vocabulary import Hit

_MARK = re.compile(r"\s?(?::|[–\-]\s)\s?")


def labelled_actions(
    scan: Scan, row: Row, party: Party
) -> Iterator[tuple[Cell, Cell, Cell | None]]:
    """What, who and when of each action of a line that belong to a party."""
    found: dict[str, Cell] = {}
    labels = [(h, m) for h in _heads(scan, row) if (m := _mark(scan, h, row))]
    for place, (hit, mark) in enumerate(labels):
        stop = labels[place + 1][0].start if place + 1 < len(labels) else row.end
        kind = "who" if hit.cue.kind == "by" else hit.cue.kind
        if kind in found:
            yield from _whole(scan, found, party)
            found = {}
        found[kind] = Cell(start=mark.end(), end=stop)
    yield from _whole(scan, found, party)


def _heads(scan: Scan, row: Row) -> list[Hit]:
    kinds = ("what", "who", "when", "by")
    return [h for h in scan.cues("actions", row.start, row.end) if h.cue.kind in kinds]


def _mark(scan: Scan, hit: Hit, row: Row) -> re.Match[str] | None:
    return _MARK.match(scan.sheet.text, hit.end, min(hit.end + 4, row.end))


def _whole(
    scan: Scan, found: dict[str, Cell], party: Party
) -> Iterator[tuple[Cell, Cell, Cell | None]]:
    if "what" in found and "who" in found and is_for(scan, found["who"], party):
        yield found["what"], found["who"], found.get("when")
