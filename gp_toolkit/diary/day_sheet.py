"""The daily list as one HTML page that needs nothing but itself to be read or printed.

It has no script, no font, no picture and no link: opening it asks nothing of any
network, and its own policy forbids it.
"""

from dataclasses import dataclass
from html import escape

STYLE = """
body { font: 11pt/1.35 "Liberation Sans", Arial, Helvetica, sans-serif; color: #212b32;
  margin: 1.5rem auto; max-width: 60rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 1.2rem 0 .3rem; }
p { margin: .2rem 0; } .quiet { color: #4c6272; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem .35rem 0;
  border-bottom: 1px solid #aeb7bd; overflow-wrap: anywhere; }
th { border-bottom: 2px solid #4c6272; font-size: .9rem; }
.tick { width: 3rem; } .ref { width: 5.5rem; } .when { width: 10rem; }
.who { width: 11rem; } .phone { width: 8.5rem; }
.box { display: inline-block; width: .85rem; height: .85rem;
  border: 1.5px solid #212b32; }
@page { size: A4 landscape; margin: 12mm; }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 10pt; }
  tr, h2 { break-inside: avoid; } h2 { break-after: avoid; }
  thead { display: table-header-group; } }
"""

POLICY = "default-src 'none'; style-src 'unsafe-inline'"


ADVICE = (
    "For the days on which the computer cannot be used. What was done goes into the "
    "program as soon as it is back. Which family a reference stands for is in the "
    "program and in the clinical record only. Keep this page locked away, and shred it "
    "when the next one is printed."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One line: a case reference, what, when, who, and whom to ring."""

    reference: str
    what: str
    when: str
    who: str
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheet:
    """What the page says.

    Attributes:
        practice: Its name.
        day: For which day.
        made: When it was made.
        groups: Heading → lines of work, the most pressing first.
        conferences: Those of the next 14 days.
    """

    practice: str
    day: str
    made: str
    groups: tuple[tuple[str, tuple[SheetLine, ...]], ...]
    conferences: tuple[SheetLine, ...]


def day_sheet(sheet: DaySheet) -> bytes:
    """The page, ready to be saved or printed."""
    parts = [
        f"<h1>Daily list: {escape(sheet.day)}</h1>",
        f'<p class="quiet">{escape(sheet.practice)} · made {escape(sheet.made)}</p>',
        f"<p>{ADVICE}</p>",
        _section("Conferences in the next 14 days", sheet.conferences, "None."),
    ]
    if not sheet.groups:
        parts.append("<h2>Work</h2><p>Nothing needs doing.</p>")
    parts += [
        _section(f"{heading} ({len(lines)})", lines, "")
        for heading, lines in sheet.groups
    ]
    return _page(f"Daily list {sheet.day}", "".join(parts)).encode()


def _section(heading: str, lines: tuple[SheetLine, ...], empty: str) -> str:
    if not lines:
        return f"<h2>{escape(heading)}</h2><p>{escape(empty)}</p>"
    rows = "".join(map(_row, lines))
    return (
        f"<h2>{escape(heading)}</h2><table><thead><tr>"
        '<th class="tick" scope="col">Done</th>'
        '<th class="ref" scope="col">Case</th><th scope="col">What</th>'
        '<th class="when" scope="col">When</th><th class="who" scope="col">Who</th>'
        '<th class="phone" scope="col">Ring</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(line: SheetLine) -> str:
    cells = (line.reference, line.what, line.when, line.who, ", ".join(line.phones))
    told = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><td><span class="box"></span></td>{told}</tr>'


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="robots" content="noindex">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>"
        f"<body><main>{body}</main></body></html>"
    )
