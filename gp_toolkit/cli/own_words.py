"""`gp-toolkit words`: a practice's own words, tried before they are used."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from gp_toolkit import bootstrap
from gp_toolkit.casework.desk import Procedures
from gp_toolkit.finding.wording.examples import check_own_words, words_said
from gp_toolkit.model.errors import UserProblem


def add_words(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to those of the shell."""
    words = commands.add_parser("words", help="Work on your own words.")
    on_words = words.add_subparsers(required=True, metavar="COMMAND")
    check = on_words.add_parser("check", help="Try your own words on their examples.")
    check.set_defaults(run=_check)
    check.add_argument("files", nargs="+", metavar="FILE.toml")
    check.add_argument("--json", action="store_true", help="print JSON")
    line = on_words.add_parser("in", help="Show which words of a line are known.")
    line.set_defaults(run=_in, json=False)
    line.add_argument("line", metavar="LINE")


def known_procedures() -> Procedures:
    """Words, rule packs and bank holidays.

    Raises:
        UserProblem: `wrong_words`, where the practice's own words have a fault: nothing
            is read without them unnoticed.
    """
    known = bootstrap.procedures()
    if known.fault:
        raise UserProblem(
            "wrong_words",
            f"Your own words have a fault, and nothing is done without them. {known.fault}",
        )
    return known


def check_word_files(paths: Sequence[str]) -> tuple[str, ...]:
    """What is wrong with own word files, in sentences; nothing if all is well."""
    own = {
        path.stem: path.read_bytes().decode("utf-8-sig", errors="replace")
        for path in map(Path, paths)
    }
    return check_own_words(bootstrap.word_texts(), own)


def _check(options: argparse.Namespace) -> int:
    problems = check_word_files(options.files)
    if options.json:
        print(json.dumps({"problems": problems}, ensure_ascii=False))
    else:
        print("\n".join(problems) or "Every word is found in its examples.")
    return int(bool(problems))  # 1: something needs a person


def _in(options: argparse.Namespace) -> int:
    """The words of a line that the program knows, with their entries."""
    said = words_said(bootstrap.procedures().words, options.line)
    print("\n".join(said) or "None of the words of the lists.")
    return 0
