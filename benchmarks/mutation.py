"""Change one thing at a time in `gp_toolkit/procedures` and see whether a test notices.

    python benchmarks/mutation.py [--every N] [--only MODULE] [--out FILE]

Comparisons, sums, constants, texts, conditions and returned values are changed, each in
a process of its own that runs the tests of the rules until one fails. Prints what no
test noticed and the share that was. Linux and macOS only (it forks).
"""

import argparse
import ast
import copy
import importlib
import importlib.util
import os
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder, SourceLoader
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType
from typing import cast

import pytest

ROOT = Path(__file__).parents[1]
ROOM = ROOT / "gp_toolkit" / "procedures"
CPU_SECONDS = 60
"""A change that never ends is noticed: by whoever waits for it."""

TESTS = (
    "tests/rules/test_packs.py",
    "tests/procedures/test_before_the_conference.py",
    "tests/procedures/test_after_the_conference.py",
    "tests/procedures/test_words_of_deadlines.py",
    "tests/procedures/test_house.py",
    "tests/rules/test_checking.py",
    "tests/rules/test_rules_page.py",
    "tests/rules/test_pack_versions.py",
    "tests/rules/test_rule_changes.py",
    "tests/procedures/test_properties.py",
    "tests/rules/test_against_the_reckoner.py",
)

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.And: ast.Or,
    ast.Or: ast.And,
}


class Changer(ast.NodeTransformer):
    """Makes the change of one number, and says what it was."""

    def __init__(self, wanted: int) -> None:
        self.wanted = wanted
        self.seen = 0
        self.what = ""
        self.line = 0

    def _take(self, node: ast.AST, what: str) -> bool:
        self.seen += 1
        if self.seen - 1 != self.wanted:
            return False
        self.what, self.line = what, getattr(node, "lineno", self.line)
        return True

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Change one of these, or look within."""
        node.body = [self.visit(s) for s in node.body if not _is_text(s)] or node.body
        node.args = self.visit(node.args)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        """Change one of these, or look within."""
        node.body = [self.visit(s) for s in node.body if not _is_text(s)] or node.body
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        """Change one of these, or look within."""
        return node if _is_text(node) else self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        """Change one of these, or look within."""
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_arguments(self, node: ast.arguments) -> ast.AST:
        """Change one of these, or look within."""
        node.defaults = [self.visit(d) for d in node.defaults]
        node.kw_defaults = [d and self.visit(d) for d in node.kw_defaults]
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """Change one of these, or look within."""
        for place, op in enumerate(node.ops):
            if type(op) in SWAPS and self._take(node, type(op).__name__):
                node.ops[place] = cast("ast.cmpop", _swapped(op))
        return self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """Change one of these, or look within."""
        if type(node.op) in SWAPS and self._take(node, type(node.op).__name__):
            node.op = cast("ast.operator", _swapped(node.op))
        return self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        """Change one of these, or look within."""
        if type(node.op) in SWAPS and self._take(node, type(node.op).__name__):
            node.op = cast("ast.operator", _swapped(node.op))
        return self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        """Change one of these, or look within."""
        if self._take(node, type(node.op).__name__):
            node.op = cast("ast.boolop", _swapped(node.op))
        return self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """Change one of these, or look within."""
        if isinstance(node.op, ast.Not | ast.USub) and self._take(node, "without sign"):
            return self.generic_visit(node.operand)
        return self.generic_visit(node)

    def visit_If(self, node: ast.If) -> ast.AST:
        """Change one of these, or look within."""
        return self._turn(node)

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        """Change one of these, or look within."""
        return self._turn(node)

    def _turn(self, node: ast.If | ast.IfExp) -> ast.AST:
        if self._take(node, "if not"):
            node.test = ast.UnaryOp(op=ast.Not(), operand=node.test)
        return self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> ast.AST:
        """Change one of these, or look within."""
        is_none = isinstance(node.value, ast.Constant) and node.value.value is None
        if node.value and not is_none and self._take(node, "return None"):
            node.value = ast.Constant(value=None)
        return self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """Change one of these, or look within."""
        value = node.value
        if isinstance(value, bool):
            changed: bool | int | str = not value
        elif isinstance(value, int):
            changed = value + 1
        elif isinstance(value, str) and value:
            changed = f"XX{value}"
        else:
            return node
        if self._take(node, f"{value!r} → {changed!r}"):
            return ast.copy_location(ast.Constant(value=changed), node)
        return node


def _is_text(node: ast.AST) -> bool:
    """A docstring, or a text below a name that explains it."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _swapped(op: ast.AST) -> ast.AST:
    return SWAPS[type(op)]()


class Changed(SourceLoader):
    """Loads a module from a changed tree."""

    def __init__(self, path: Path, tree: ast.Module) -> None:
        self.path, self.tree = path, tree

    def get_filename(self, fullname: str) -> str:  # noqa: ARG002 (importlib's name)
        """Where the module lies, changed or not."""
        return str(self.path)

    def get_data(self, path: str) -> bytes:
        """The unchanged text, for messages."""
        return Path(path).read_bytes()

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 (importlib's name)
        """The changed code."""
        return compile(self.tree, str(self.path), "exec")


class Finder(MetaPathFinder):
    """Finds the one changed module before anything else does."""

    def __init__(self, name: str, loader: Changed) -> None:
        self.name, self.loader = name, loader

    def find_spec(
        self, fullname: str, path: object, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The changed module, if it is asked for."""
        del path, target
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(
            fullname, self.loader.path, loader=self.loader
        )


def changes(path: Path) -> Iterator[tuple[ast.Module, str, int]]:
    """Every change of a module: the tree, what was changed, the line."""
    plain = ast.parse(path.read_text(encoding="utf-8"))
    number = 0
    while True:
        changer = Changer(number)
        tree = changer.visit(copy.deepcopy(plain))
        if not changer.what:
            return
        yield ast.fix_missing_locations(tree), changer.what, changer.line
        number += 1


def is_noticed(path: Path, tree: ast.Module | None) -> bool:
    """Whether a test fails, in a process of its own. Unchanged code for None."""
    child = os.fork()
    if child == 0:
        os._exit(_run(path, tree))
    _, status = os.waitpid(child, 0)
    return status != 0


def _run(path: Path, tree: ast.Module | None) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    silent = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silent, stream)
    if tree is not None:
        name = f"gp_toolkit.procedures.{path.stem}"
        sys.meta_path.insert(0, Finder(name, Changed(path, tree)))
    quiet = ["-x", "-q", "-p", "no:cacheprovider", "-m", "not slow"]
    quiet += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # imported beforehand
    try:
        return int(pytest.main([*quiet, *TESTS]))
    except BaseException:  # noqa: BLE001 (whatever it is, it was noticed)
        return 1


def _import_beforehand() -> None:
    """Import what is slow to import and not under test, once for all children."""
    for name in ("hypothesis", "gp_toolkit.bootstrap"):
        importlib.import_module(name)
    for name in [n for n in sys.modules if n.split(".")[0] == "gp_toolkit"]:
        del sys.modules[name]


def survey(paths: Sequence[Path], every: int) -> tuple[int, list[str]]:
    """How many changes were tried, and those that no test noticed."""
    tried, unnoticed = 0, []
    for path in paths:
        for number, (tree, what, line) in enumerate(changes(path)):
            if number % every:
                continue
            tried += 1
            if not is_noticed(path, tree):
                unnoticed.append(f"{path.name}:{line}: {what}")
                print(unnoticed[-1], flush=True)
    return tried, unnoticed


def main() -> int:
    """Run it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--every", type=int, default=1, help="try each Nth change only"
    )
    options.add_argument("--only", default="*", help="one module, such as terms")
    given = options.parse_args()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    paths = sorted(p for p in ROOM.glob(f"{given.only}.py") if p.stem != "__init__")
    _import_beforehand()
    if is_noticed(paths[0], None):
        print("The tests fail without any change. Mend them first.")
        return 1
    began = time.monotonic()
    tried, unnoticed = survey(paths, given.every)
    share = 100 * (tried - len(unnoticed)) / tried
    minutes = (time.monotonic() - began) / 60
    print(f"{tried} changes, {len(unnoticed)} unnoticed: {share:.1f} % noticed")
    print(f"in {minutes:.0f} minutes")
    return 0 if share >= 90 else 1


if __name__ == "__main__":
    sys.exit(main())
