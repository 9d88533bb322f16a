"""`read`: what documents say."""

import argparse

from gp_toolkit import printing
from gp_toolkit.casework.filing import read_and_find
from gp_toolkit.cli.files import documents, files_of
from gp_toolkit.cli.outcome import (
    DONE,
    NEEDS_A_PERSON,
    NOTHING_DONE,
    clock_of,
    print_json,
)
from gp_toolkit.cli.own_words import known_procedures
from gp_toolkit.model.clock import today
from gp_toolkit.model.document import Document, DocumentState
from gp_toolkit.model.plain import to_plain
from gp_toolkit.model.reading import Reading, Trust

SCHEMA = "gp-toolkit/reading/1"


def show_readings(options: argparse.Namespace) -> int:
    """Print what each file says, as soon as it is known."""
    on = today(clock_of(options.today))
    outcomes = []
    read = documents(
        files_of(options.files),
        password=options.password,
        all_pages=options.all_pages,
    )
    for document, _ in read:
        reading = read_and_find(known_procedures(), document, on=on)
        if options.json:
            print_json(reading_json(document, reading))
        else:
            print(printing.reading(document, reading))
        outcomes.append(_outcome(document, reading))
    if outcomes and all(o == NOTHING_DONE for o in outcomes):
        return NOTHING_DONE
    return NEEDS_A_PERSON if any(outcomes) else DONE


def reading_json(document: Document, reading: Reading) -> dict[str, object]:
    """What `read --json` prints for one file."""
    return {
        "schema": SCHEMA,
        "file": document.name,
        "state": document.state.value,
        "problems": to_plain(document.problems),
        **to_plain(reading),
    }


def _outcome(document: Document, reading: Reading) -> int:
    if not document.blocks:
        return NOTHING_DONE
    unsure = any(entry.trust is Trust.CHECK for entry in reading.next)
    if document.problems or document.state is not DocumentState.READ or unsure:
        return NEEDS_A_PERSON
    return DONE
