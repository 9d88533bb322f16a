"""From the words of a command to its exit code."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from gp_toolkit.cli.outcome import NOTHING_DONE, print_json
from gp_toolkit.cli.words import parser
from gp_toolkit.model.errors import UserProblem


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:  # a Windows console may not be UTF-8 of its own accord
            reconfigure(encoding="utf-8", errors="replace")
    options = parser().parse_args(arguments)
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
        print_json({"problems": [said]})
    else:
        sys.stderr.write(f"{problem.message}\n")
    return NOTHING_DONE
