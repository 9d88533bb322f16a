"""Who sent a mail, where only a first name and a role stand at its foot.

`From: Anders Holm <…>` above and `Anders (social worker)` below are one person.
"""

import re
from collections.abc import Iterator

from gp_toolkit.finding.paper.values import email_in, phone_in
from gp_toolkit.finding.people.drafts import Draft, Roll, Sort, tidy_name
from gp_toolkit.finding.people.parts import role_in
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.person_names import first_name_in
from gp_toolkit.model.document import Part

_FROM = re.compile(r"\s*from\s?:\s*(?P<name>[^<\n]{3,60})", re.IGNORECASE)
_SHORT = 80


def senders(scan: Scan) -> Iterator[Draft]:
    """The sender with the role that the last lines give."""
    rows = scan.sheet.rows
    header = next((r for r in rows if _is_sender(scan, r)), None)
    if header is None:
        return
    match = _FROM.match(scan.sheet.words(header))
    name = first_name_in(match["name"], scan.words) if match else None
    if name is None:
        return
    first = tidy_name(name).split()[0]
    for row in rows:
        words = scan.sheet.words(row).strip()
        if row.depth or row.part is not Part.BODY or len(words) > _SHORT:
            continue
        line = words.split("\n")[-1]
        if not re.match(rf"{re.escape(first)}\b", line):
            continue
        below = rows[row.number + 1] if row.number + 1 < len(rows) else None
        role = role_in(scan, row.start, row.end)
        if role is None and below is not None and _is_line(scan, below):
            role = role_in(scan, below.start, below.end)
        if role is None:
            continue
        contact = "\n".join(
            scan.sheet.words(r)
            for r in rows[row.number : row.number + 4]
            if _is_line(scan, r)
        )
        yield Draft(
            name=tidy_name(name),
            sort=Sort.PROFESSIONAL,
            role=role,
            phone=phone_in(contact),
            email=email_in(scan.sheet.words(header)),
            place=row.start,
        )
        return


def _is_sender(scan: Scan, row: Row) -> bool:
    return (
        row.part is Part.EMAIL_HEADER
        and not row.depth
        and bool(_FROM.match(scan.sheet.words(row)))
    )


def _is_line(scan: Scan, row: Row) -> bool:
    return row.part is Part.BODY and len(scan.sheet.words(row).strip()) <= _SHORT


def with_senders(drafts: list[Draft], told: Iterator[Draft]) -> list[Draft]:
    """Add the sender, unless known."""
    roll = Roll(drafts)
    for draft in told:
        known = roll.named(draft.name)
        if known is None:
            roll.add(draft)
        elif known.sort is Sort.PROFESSIONAL:
            known.phone = known.phone or draft.phone
            known.email = known.email or draft.email
    return roll.drafts
