"""`deadlines`, `authorities` and `rules`: what the local procedures say."""

import argparse
from pathlib import Path

from gp_toolkit import printing
from gp_toolkit.cli.days import anchors_of, deadlines_json
from gp_toolkit.cli.files import practice_file_at
from gp_toolkit.cli.outcome import (
    DONE,
    NEEDS_A_PERSON,
    clock_of,
    print_json,
    said,
    write,
)
from gp_toolkit.cli.own_words import known_procedures
from gp_toolkit.model.clock import today
from gp_toolkit.model.plain import to_plain
from gp_toolkit.procedures.checking import check_pack
from gp_toolkit.procedures.deadlines import deadlines, working_calendar
from gp_toolkit.procedures.house import with_house_rules
from gp_toolkit.procedures.rules_table import rules_table


def show_deadlines(options: argparse.Namespace) -> int:
    """Print what falls due for one conference."""
    known = known_procedures()
    pack = known.pack(options.authority)
    anchors = anchors_of(options)
    due = with_house_rules(
        deadlines(anchors, pack=pack, holidays=known.holidays[pack.nation]),
        practice_file_at(options.practice).details.house
        if options.practice
        else known.house,
        days=working_calendar(pack, known.holidays[pack.nation]),
        set_on=today(clock_of(options.today)),
    )
    if options.json:
        print_json(deadlines_json(pack, anchors, due))
    else:
        print(printing.deadlines(due))
    return DONE


def show_authorities(options: argparse.Namespace) -> int:
    """Print the local procedures."""
    packs = known_procedures().packs.values()
    listed = [{"id": p.id, "name": p.name, "nation": p.nation.value} for p in packs]
    if options.json:
        print_json({"authorities": listed})
    else:
        print("\n".join(f"{p['id']:<20} {p['name']}" for p in listed))
    return DONE


def check_rules(options: argparse.Namespace) -> int:
    """Print what is wrong with a rule pack."""
    path = Path(options.file)
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    problems = check_pack(text, path.name)
    if options.json:
        print_json({"file": path.name, "problems": to_plain(problems)})
    elif problems:
        print("\n".join(p.message for p in problems))
    else:
        print(f"{path.name}: every rule is well formed and every example comes out.")
    return NEEDS_A_PERSON if problems else DONE


def show_rules_table(options: argparse.Namespace) -> int:
    """Print or write the page of all rules."""
    table = rules_table(known_procedures().packs.values())
    if not options.out:
        print(table, end="")
        return DONE
    write(Path(options.out), table.encode("utf-8"))
    return said(options, {"out": Path(options.out).name})
