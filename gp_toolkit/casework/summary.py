"""The summary of a headless run, for Excel."""

import csv
import io

from gp_toolkit.casework.batch import Line
from gp_toolkit.casework.desk import Procedures
from gp_toolkit.casework.prepare import Prepared
from gp_toolkit.casework.schedule import deadlines_of, report_due
from gp_toolkit.model.wording import (
    ATTENDANCE_MODES,
    MEETINGS,
    NEXT_STATUSES,
    STATES,
)

SUMMARY_COLUMNS = (
    "file",
    "state",
    "reference",
    "conference",
    "next_is",
    "date",
    "start",
    "report_due",
    "clinician",
    "takes_part",
    "needs_a_person",
)


def summary_csv(procedures: Procedures, prepared: Prepared) -> bytes:
    """The summary as CSV for Excel: one line a conference or open question.

    Cells that a spreadsheet would take for a formula begin with an apostrophe.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(SUMMARY_COLUMNS)
    for line in prepared.lines:
        writer.writerow([_inert(cell) for cell in _cells(procedures, line)])
    return buffer.getvalue().encode("utf-8-sig")


def _cells(procedures: Procedures, line: Line) -> tuple[str, ...]:
    entry, conference, who = line.entry, line.conference, line.attendance
    due = report_due(deadlines_of(procedures, conference)) if conference else None
    return (
        line.source.document.name,
        STATES[line.source.document.state],
        conference.reference if conference else "",
        MEETINGS[entry.kind] if entry and entry.kind else "",
        NEXT_STATUSES[entry.status] if entry else "",
        entry.date.isoformat() if entry and entry.date else "",
        f"{entry.start:%H:%M}" if entry and entry.start else "",
        due.due.isoformat() if due else "",
        (who.clinician or "") if who else "",
        ATTENDANCE_MODES[who.mode] if who and who.mode else "",
        line.person,
    )


def _inert(cell: str) -> str:
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"} else cell
