"""`calendar`, `rota` and `report`: one file made from what is given."""

import argparse
import json
from pathlib import Path

from gp_toolkit import bootstrap, printing
from gp_toolkit.cli.days import anchors_of
from gp_toolkit.cli.files import bytes_and_name
from gp_toolkit.cli.outcome import (
    DONE,
    NEEDS_A_PERSON,
    clock_of,
    print_json,
    said,
    write,
)
from gp_toolkit.cli.own_words import known_procedures
from gp_toolkit.diary.calendar import Circumstances, calendar_file, events_for
from gp_toolkit.diary.events import calendar_name
from gp_toolkit.model.clock import today
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.plain import from_plain
from gp_toolkit.model.reading import Reading
from gp_toolkit.procedures.deadlines import deadlines
from gp_toolkit.reports.pack import fill_from_reading
from gp_toolkit.rota.propose import propose
from gp_toolkit.rota.sheets_in import read_clinicians, read_needs
from gp_toolkit.rota.sheets_out import rota_workbook


def make_calendar(options: argparse.Namespace) -> int:
    """Write the calendar file of one conference."""
    known = known_procedures()
    pack = known.pack(options.authority)
    now = bootstrap.SystemClock().now()
    conference = Conference(
        id=f"{options.reference}/{options.conference}",
        reference=options.reference,
        kind=options.conference,
        date=options.date,
        start=options.start,
        sequence=options.sequence,
        authority=pack.id,
        changed_at=now,
        strategy_date=options.strategy_date,
    )
    due = deadlines(
        anchors_of(options), pack=pack, holidays=known.holidays[pack.nation]
    )
    events = events_for(conference, due, Circumstances(privacy=options.privacy))
    name = calendar_name(options.privacy)
    write(Path(options.out), calendar_file(events, stamp=now, name=name))
    return said(options, {"out": Path(options.out).name, "events": len(events)})


def make_rota(options: argparse.Namespace) -> int:
    """Write the workbook that says who could go where."""
    on = today(clock_of(options.today))
    needs = read_needs(*bytes_and_name(options.conferences))
    people = read_clinicians(*bytes_and_name(options.clinicians))
    rota = propose(needs, people, today=on)
    write(Path(options.out), rota_workbook(rota, practice="", made_on=on))
    if options.json:
        print_json(printing.rota_data(rota))
    else:
        print(printing.rota(rota))
    return NEEDS_A_PERSON if rota.unfilled else DONE


def make_report(options: argparse.Namespace) -> int:
    """Write a Word file filled from a case."""
    case = Path(options.case)
    data = _json_object(case)
    for key in ("schema", "file", "state", "problems"):
        data.pop(key, None)
    reading = from_plain(Reading, data, where=case.name)
    content = fill_from_reading(
        reading, template=_template(options.template), on=today(clock_of(options.today))
    )
    write(Path(options.out), content)
    return said(options, {"out": Path(options.out).name})


def _json_object(path: Path) -> dict[str, object]:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise UserProblem(
            "case_not_json",
            f"{path.name} is not JSON. Make it with: gp-toolkit read FILE --json",
        ) from error
    if not isinstance(data, dict):
        raise UserProblem("case_not_json", f"{path.name} does not hold one case.")
    return data


def _template(named: str) -> bytes:
    shipped = bootstrap.templates()
    for name in (named, f"{named}.docx"):
        if name in shipped:
            return shipped[name]
    path = Path(named)
    if not path.is_file():
        raise UserProblem(
            "unknown_template",
            f"There is no template “{path.name}”. Give a Word file or one of: "
            f"{', '.join(sorted(shipped))}.",
        )
    return path.read_bytes()
