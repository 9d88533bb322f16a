"""The command line: the same services as the app, without a store.

Exit codes: 0 done; 1 done, but something needs a person; 2 wrong use; 3 nothing could
be done. Bad input never prints a traceback.
"""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from gp_toolkit import bootstrap, printing
from gp_toolkit.casework.desk import Procedures
from gp_toolkit.casework.filing import read_and_find
from gp_toolkit.casework.practice_file import PracticeFile, parse_practice_file
from gp_toolkit.casework.prepare import Prepared, prepare, source_of
from gp_toolkit.casework.summary import summary_csv
from gp_toolkit.cli_days import OTHER_DAYS, anchors_of, deadlines_json
from gp_toolkit.cli_words import add_words, known_procedures
from gp_toolkit.diary.calendar import Circumstances, calendar_file, events_for
from gp_toolkit.diary.events import calendar_name
from gp_toolkit.model.attendance import Clinician
from gp_toolkit.model.clock import Clock, FixedClock, today
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.document import Document, DocumentState, Problem
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.plain import from_plain, to_plain
from gp_toolkit.model.practice import Privacy
from gp_toolkit.model.reading import MeetingKind, Reading, Trust
from gp_toolkit.procedures.checking import check_pack
from gp_toolkit.procedures.deadlines import deadlines, working_calendar
from gp_toolkit.procedures.house import with_house_rules
from gp_toolkit.procedures.rules_table import rules_table
from gp_toolkit.reports.pack import fill_from_reading
from gp_toolkit.rota.propose import propose
from gp_toolkit.rota.sheets_in import read_clinicians, read_needs
from gp_toolkit.rota.sheets_out import rota_workbook

DONE, NEEDS_A_PERSON, WRONG_USE, NOTHING_DONE = range(4)

READING_SCHEMA = "gp-toolkit/reading/1"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:  # a Windows console may not be UTF-8 of its own accord
            reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except UserProblem as problem:
        return _fail(options, problem)
    except OSError as error:
        reason = error.strerror or "the file system refused"
        where = f"{Path(str(error.filename)).name}: " if error.filename else ""
        return _fail(options, UserProblem("file_problem", f"{where}{reason}."))
    return code


def _fail(options: argparse.Namespace, problem: UserProblem) -> int:
    if getattr(options, "json", False):
        said = {"code": problem.code, "message": problem.message}
        _print_json({"problems": [said]})
    else:
        sys.stderr.write(f"{problem.message}\n")
    return NOTHING_DONE


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False))


# --- reading -----------------------------------------------------------------------


def _read(options: argparse.Namespace) -> int:
    on = _clock(options)
    outcomes = []
    for path in _files(options.files):
        document, _ = _document(path, options.password)
        reading = read_and_find(known_procedures(), document, on=today(on))
        if options.json:
            _print_json(reading_json(document, reading))
        else:
            print(printing.reading(document, reading))
        outcomes.append(_outcome(document, reading))
    if outcomes and all(o == NOTHING_DONE for o in outcomes):
        return NOTHING_DONE
    return NEEDS_A_PERSON if any(outcomes) else DONE


def reading_json(document: Document, reading: Reading) -> dict[str, object]:
    """What `read` prints for one file."""
    return {
        "schema": READING_SCHEMA,
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


def _files(paths: Iterable[str], *, but: Path | None = None) -> list[Path]:
    """The files named, and those anywhere in a named folder, in a steady order.

    The toolkit's own files beside example documents are passed over, and so is the
    folder `but`, in which results are written.
    """
    found: list[Path] = []
    for given in map(Path, paths):
        if given.is_dir():
            documents = (p for p in given.rglob("*") if bootstrap.is_minutes(p))
            found.extend(sorted(p for p in documents if not _lies_in(p, but)))
        else:
            found.append(given)
    if not found:
        raise UserProblem("no_files", "There are no documents in this folder.")
    return found


def _lies_in(path: Path, folder: Path | None) -> bool:
    return folder is not None and folder.resolve() in path.resolve().parents


def _document(path: Path, password: str | None = None) -> tuple[Document, bytes]:
    """What a file says, and its bytes; one that cannot be opened ends in its state."""
    try:
        data = path.read_bytes()
    except OSError as error:
        why = Problem(
            code="file_not_found",
            message=f"The file could not be opened ({error.strerror}). Check its name "
            "and that you may read it.",
        )
        state = DocumentState.UNREADABLE
        return Document(name=path.name, media="", state=state, problems=(why,)), b""
    return bootstrap.reader().read(data, path.name, password=password), data


def _clock(options: argparse.Namespace) -> Clock:
    return FixedClock.on(options.today) if options.today else bootstrap.SystemClock()


# --- rules -------------------------------------------------------------------------


def _deadlines(options: argparse.Namespace) -> int:
    known = known_procedures()
    pack = known.pack(options.authority)
    anchors = anchors_of(options)
    due = with_house_rules(
        deadlines(anchors, pack=pack, holidays=known.holidays[pack.nation]),
        _practice_file(options.practice).details.house
        if options.practice
        else known.house,
        days=working_calendar(pack, known.holidays[pack.nation]),
        set_on=today(_clock(options)),
    )
    if options.json:
        _print_json(deadlines_json(pack, anchors, due))
    else:
        print(printing.deadlines(due))
    return DONE


def _authorities(options: argparse.Namespace) -> int:
    packs = known_procedures().packs.values()
    listed = [{"id": p.id, "name": p.name, "nation": p.nation.value} for p in packs]
    if options.json:
        _print_json({"authorities": listed})
    else:
        print("\n".join(f"{p['id']:<20} {p['name']}" for p in listed))
    return DONE


def _rules_check(options: argparse.Namespace) -> int:
    path = Path(options.file)
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    problems = check_pack(text, path.name)
    if options.json:
        _print_json({"file": path.name, "problems": to_plain(problems)})
    elif problems:
        print("\n".join(p.message for p in problems))
    else:
        print(f"{path.name}: every rule is well formed and every example comes out.")
    return NEEDS_A_PERSON if problems else DONE


def _rules_table(options: argparse.Namespace) -> int:
    table = rules_table(known_procedures().packs.values())
    if not options.out:
        print(table, end="")
        return DONE
    _write(Path(options.out), table.encode("utf-8"))
    return _said(options, {"out": Path(options.out).name})


# --- calendar, rota, report --------------------------------------------------------


def _calendar(options: argparse.Namespace) -> int:
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
    _write(Path(options.out), calendar_file(events, stamp=now, name=name))
    return _said(options, {"out": Path(options.out).name, "events": len(events)})


def _rota(options: argparse.Namespace) -> int:
    on = today(_clock(options))
    needs = read_needs(*_bytes_and_name(options.conferences))
    people = read_clinicians(*_bytes_and_name(options.clinicians))
    rota = propose(needs, people, today=on)
    _write(Path(options.out), rota_workbook(rota, practice="", made_on=on))
    if options.json:
        _print_json(printing.rota_data(rota))
    else:
        print(printing.rota(rota))
    return NEEDS_A_PERSON if rota.unfilled else DONE


def _report(options: argparse.Namespace) -> int:
    case = Path(options.case)
    data = _json_object(case)
    for key in ("schema", "file", "state", "problems"):
        data.pop(key, None)
    reading = from_plain(Reading, data, where=case.name)
    content = fill_from_reading(
        reading, template=_template(options.template), on=today(_clock(options))
    )
    _write(Path(options.out), content)
    return _said(options, {"out": Path(options.out).name})


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


def _bytes_and_name(path: str) -> tuple[bytes, str]:
    return Path(path).read_bytes(), Path(path).name


# --- the whole job -----------------------------------------------------------------


def _prepare(options: argparse.Namespace) -> int:
    settings_path = Path(options.practice)
    settings = _practice_file(options.practice)
    clock = _clock(options)
    if not options.today and settings.example_today:
        clock = FixedClock.on(settings.example_today)
    known = replace(known_procedures(), house=settings.details.house)
    known.pack(settings.practice.authority)
    people = _clinicians_beside(settings_path, settings)
    sources = []
    for path in _files(options.files, but=Path(options.out)):
        document, data = _document(path)
        reading = read_and_find(known, document, on=today(clock))
        sources.append(source_of(data or path.name.encode(), document, reading))
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


def _practice_file(path: str) -> PracticeFile:
    text = Path(path).read_bytes().decode("utf-8-sig", errors="replace")
    return parse_practice_file(text, name=Path(path).name)


def _clinicians_beside(path: Path, settings: PracticeFile) -> tuple[Clinician, ...]:
    sheet = settings.practice.clinicians
    if not sheet:
        return ()
    return read_clinicians(*_bytes_and_name(str(path.parent / sheet)))


def _write_prepared(out: Path, known: Procedures, prepared: Prepared) -> None:
    summary = summary_csv(known, prepared)
    _write(out / "reminders.ics", prepared.reminders)
    _write(out / "rota.xlsx", prepared.rota)
    _write(out / "summary.csv", summary)
    for reference, files in prepared.packs.items():
        for file in files:
            _write(out / reference / file.name, file.content)


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)


def _said(options: argparse.Namespace, data: dict[str, object]) -> int:
    if options.json:
        _print_json(data)
    else:
        print(f"Written: {options.out}")
    return DONE


# --- the words of the command line -------------------------------------------------


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a date; write it as 2026-05-26"
        ) from error


def _time(text: str) -> dt.time:
    try:
        return dt.time.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a time; write it as 14:30"
        ) from error


def _kind(text: str) -> MeetingKind:
    try:
        return MeetingKind(text.replace("-", "_"))
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a kind; choose initial, review, pre_birth or transfer_in"
        ) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gp-toolkit",
        description="Conference minutes in; next date, reminders, rota, reports out.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(
        name: str, run: Callable[[argparse.Namespace], int], text: str
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(run=run)
        added.add_argument("--json", action="store_true", help="print JSON")
        return added

    read = command("read", _read, "Read documents and print what they say.")
    read.add_argument("files", nargs="+", metavar="FILE")
    read.add_argument("--password", help="opens a protected file; kept nowhere")
    _add_today(read)

    due = command("deadlines", _deadlines, "Work out what falls due, and why.")
    _add_conference(due)
    for option, what in OTHER_DAYS.items():
        due.add_argument(f"--{option}", type=_day, help=what)
    due.add_argument("--practice", metavar="practice.toml", help="own earlier days")
    _add_today(due)

    command("authorities", _authorities, "List the local procedures.")

    rules = commands.add_parser("rules", help="Work on rule packs.")
    on_rules = rules.add_subparsers(required=True, metavar="COMMAND")
    table = on_rules.add_parser("table", help="Print all rules as a page.")
    table.set_defaults(run=_rules_table, json=False)
    table.add_argument("--out", metavar="FILE.md")
    check = on_rules.add_parser(
        "check", help="Validate a rule pack and run its examples."
    )
    check.set_defaults(run=_rules_check)
    check.add_argument("file", metavar="FILE")
    check.add_argument("--json", action="store_true", help="print JSON")

    add_words(commands)

    calendar = command("calendar", _calendar, "Write a conference's calendar file.")
    _add_conference(calendar)
    calendar.add_argument("--reference", required=True, help="case reference")
    calendar.add_argument("--out", required=True, metavar="FILE.ics")
    calendar.add_argument(
        "--sequence",
        type=int,
        default=0,
        help="how often this conference has moved; a calendar keeps the highest",
    )
    calendar.add_argument(
        "--privacy",
        type=Privacy,
        choices=list(Privacy),
        default=Privacy.REFERENCE,
        help="how much it may tell; the case reference and the kind unless said",
    )
    calendar.set_defaults(**{name.replace("-", "_"): None for name in OTHER_DAYS})

    rota = command("rota", _rota, "Propose who goes to each conference.")
    rota.add_argument("--conferences", required=True, metavar="FILE")
    rota.add_argument("--clinicians", required=True, metavar="FILE")
    rota.add_argument("--out", required=True, metavar="FILE.xlsx")
    _add_today(rota)

    report = command("report", _report, "Fill a Word template from a case.")
    report.add_argument("--template", required=True, metavar="NAME|FILE.docx")
    report.add_argument("--case", required=True, metavar="FILE.json")
    report.add_argument("--out", required=True, metavar="FILE.docx")
    _add_today(report)

    whole = command("prepare", _prepare, "Do the whole job on a folder of documents.")
    whole.add_argument("files", nargs="+", metavar="FILE|FOLDER")
    whole.add_argument("--practice", required=True, metavar="practice.toml")
    whole.add_argument("--out", required=True, metavar="FOLDER")
    _add_today(whole)
    return parser


def _add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--today", type=_day, help="the day by which “past” is judged (YYYY-MM-DD)"
    )


def _add_conference(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--authority", required=True, help="see: authorities")
    parser.add_argument("--conference", required=True, type=_kind, metavar="KIND")
    parser.add_argument("--date", required=True, type=_day)
    parser.add_argument("--start", type=_time)
    parser.add_argument("--strategy-date", type=_day)


if __name__ == "__main__":
    sys.exit(main())
