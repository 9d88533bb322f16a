"""The Word documents of one conference."""

import io
import zipfile
from collections.abc import Sequence

from gp_toolkit.casework.desk import Desk
from gp_toolkit.casework.schedule import attendance_of, deadlines_of, kept
from gp_toolkit.model.practice import Act, Practice, User
from gp_toolkit.reports.pack import ReportFile, report_pack


def report_files(desk: Desk, conference_id: str, *, by: User) -> tuple[ReportFile, ...]:
    """The GP report and the profiles of a conference, pre-filled.

    Everything in them comes from this one conference and the practice's settings;
    what is not known is left as a visible gap.
    """
    desk.check(by, Act.MAKE_REPORTS)
    with desk.store.work() as work:
        conference = kept(work, conference_id)
        practice = work.practice() or Practice(name="", authority=conference.authority)
        arrangement = work.arrangement(conference_id)
        clinician = next(
            (
                p
                for p in work.clinicians()
                if arrangement and p.name == arrangement.clinician
            ),
            None,
        )
        work.record(desk.event(by, Act.MAKE_REPORTS, conference.id))
    return report_pack(
        conference,
        practice=practice,
        clinician=clinician,
        attendance=attendance_of(conference, arrangement),
        deadlines=deadlines_of(desk.procedures, conference),
        templates=desk.templates,
    )


def as_zip(files: Sequence[ReportFile]) -> bytes:
    """The files in one zip, for one download."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(file.name, file.content)
    return buffer.getvalue()
