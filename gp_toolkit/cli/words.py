"""The words of the command line: commands, options, and what they may be."""

import argparse
import datetime as dt
from collections.abc import Callable
from typing import TypeAlias

from gp_toolkit.cli.days import OTHER_DAYS
from gp_toolkit.cli.making import make_calendar, make_report, make_rota
from gp_toolkit.cli.own_words import add_words
from gp_toolkit.cli.preparing import prepare_all
from gp_toolkit.cli.reading import show_readings
from gp_toolkit.cli.rules import (
    check_rules,
    show_authorities,
    show_deadlines,
    show_rules_table,
)
from gp_toolkit.model.practice import Privacy
from gp_toolkit.model.reading import MeetingKind


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


_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 (argparse has no public name for it)


def parser() -> argparse.ArgumentParser:
    """What may be said on the command line."""
    line = argparse.ArgumentParser(
        prog="gp-toolkit",
        description="Conference minutes in; next date, reminders, rota, reports out.",
    )
    commands = line.add_subparsers(required=True, metavar="COMMAND")
    _add_read(commands)
    _add_deadlines(commands)
    _command(commands, "authorities", show_authorities, "List the local procedures.")
    _add_rules(commands)
    add_words(commands)
    _add_calendar(commands)
    _add_rota(commands)
    _add_report(commands)
    _add_prepare(commands)
    return line


def _command(
    commands: _Commands,
    name: str,
    run: Callable[[argparse.Namespace], int],
    text: str,
) -> argparse.ArgumentParser:
    added = commands.add_parser(name, help=text, description=text)
    added.set_defaults(run=run)
    added.add_argument("--json", action="store_true", help="print JSON")
    return added


def _add_read(commands: _Commands) -> None:
    read = _command(
        commands, "read", show_readings, "Read documents and print what they say."
    )
    read.add_argument("files", nargs="+", metavar="FILE")
    read.add_argument("--password", help="opens a protected file; kept nowhere")
    _add_all_pages(read)
    _add_today(read)


def _add_deadlines(commands: _Commands) -> None:
    due = _command(
        commands, "deadlines", show_deadlines, "Work out what falls due, and why."
    )
    _add_conference(due)
    for option, what in OTHER_DAYS.items():
        due.add_argument(f"--{option}", type=_day, help=what)
    due.add_argument("--practice", metavar="practice.toml", help="own earlier days")
    _add_today(due)


def _add_rules(commands: _Commands) -> None:
    rules = commands.add_parser("rules", help="Work on rule packs.")
    on_rules = rules.add_subparsers(required=True, metavar="COMMAND")
    table = on_rules.add_parser("table", help="Print all rules as a page.")
    table.set_defaults(run=show_rules_table, json=False)
    table.add_argument("--out", metavar="FILE.md")
    check = on_rules.add_parser(
        "check", help="Validate a rule pack and run its examples."
    )
    check.set_defaults(run=check_rules)
    check.add_argument("file", metavar="FILE")
    check.add_argument("--json", action="store_true", help="print JSON")


def _add_calendar(commands: _Commands) -> None:
    calendar = _command(
        commands, "calendar", make_calendar, "Write a conference's calendar file."
    )
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


def _add_rota(commands: _Commands) -> None:
    rota = _command(commands, "rota", make_rota, "Propose who goes to each conference.")
    rota.add_argument("--conferences", required=True, metavar="FILE")
    rota.add_argument("--clinicians", required=True, metavar="FILE")
    rota.add_argument("--out", required=True, metavar="FILE.xlsx")
    _add_today(rota)


def _add_report(commands: _Commands) -> None:
    report = _command(
        commands, "report", make_report, "Fill a Word template from a case."
    )
    report.add_argument("--template", required=True, metavar="NAME|FILE.docx")
    report.add_argument("--case", required=True, metavar="FILE.json")
    report.add_argument("--out", required=True, metavar="FILE.docx")
    _add_today(report)


def _add_prepare(commands: _Commands) -> None:
    whole = _command(
        commands, "prepare", prepare_all, "Do the whole job on a folder of documents."
    )
    whole.add_argument("files", nargs="+", metavar="FILE|FOLDER")
    whole.add_argument("--practice", required=True, metavar="practice.toml")
    whole.add_argument("--out", required=True, metavar="FOLDER")
    _add_all_pages(whole)
    _add_today(whole)


def _add_all_pages(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--all-pages",
        action="store_true",
        help="read long scans to their end, up to 15 minutes each",
    )


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
