"""`prepare`: the whole job on a folder of documents."""

import argparse
from dataclasses import replace
from pathlib import Path

from gp_toolkit import bootstrap, printing
from gp_toolkit.casework.desk import Procedures
from gp_toolkit.casework.filing import read_and_find
from gp_toolkit.casework.practice_file import PracticeFile
from gp_toolkit.casework.prepare import Prepared, prepare, source_of
from gp_toolkit.casework.summary import summary_csv
from gp_toolkit.cli.files import bytes_and_name, documents, files_of, practice_file_at
from gp_toolkit.cli.outcome import (
    DONE,
    NEEDS_A_PERSON,
    NOTHING_DONE,
    clock_of,
    write,
)
from gp_toolkit.cli.own_words import known_procedures
from gp_toolkit.model.attendance import Clinician
from gp_toolkit.model.clock import FixedClock, today
from gp_toolkit.rota.sheets_in import read_clinicians


def prepare_all(options: argparse.Namespace) -> int:
    """Write the reminders, the rota, the packs and the summary."""
    settings_path = Path(options.practice)
    settings = practice_file_at(options.practice)
    clock = clock_of(options.today)
    if not options.today and settings.example_today:
        clock = FixedClock.on(settings.example_today)
    known = replace(known_procedures(), house=settings.details.house)
    known.pack(settings.practice.authority)
    people = _clinicians_beside(settings_path, settings)
    sources = []
    paths = files_of(options.files, but=Path(options.out))
    for document, data in documents(paths, all_pages=options.all_pages):
        reading = read_and_find(known, document, on=today(clock))
        sources.append(source_of(data or document.name.encode(), document, reading))
    prepared = prepare(
        known,
        sources,
        practice=settings.details,
        clinicians=people,
        templates=bootstrap.templates(),
        clock=clock,
    )
    _write_prepared(Path(options.out), known, prepared)
    print(printing.prepared(prepared))
    if not any(source.document.blocks for source in sources):
        return NOTHING_DONE
    return NEEDS_A_PERSON if prepared.needs_a_person else DONE


def _clinicians_beside(path: Path, settings: PracticeFile) -> tuple[Clinician, ...]:
    sheet = settings.practice.clinicians
    if not sheet:
        return ()
    return read_clinicians(*bytes_and_name(str(path.parent / sheet)))


def _write_prepared(out: Path, known: Procedures, prepared: Prepared) -> None:
    summary = summary_csv(known, prepared)
    write(out / "reminders.ics", prepared.reminders)
    write(out / "rota.xlsx", prepared.rota)
    write(out / "summary.csv", summary)
    for reference, files in prepared.packs.items():
        for file in files:
            write(out / reference / file.name, file.content)
