"""`docs/reference/errors.md`, made from the messages in the program itself.

`python -m tests.docs.errors` writes it anew.
"""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "gp_toolkit"
PAGE = ROOT / "docs" / "reference" / "errors.md"

HEAD = """# Messages and what to do

Every message says what happened and what to do next. The code beside it stays the same
from release to release: quote it when you ask for help. No message holds a name, a date
of birth, an NHS number or words of a document. This page is made from the program by
`python -m tests.docs.errors`; “…” stands for a number, a file's name or a heading.

## About a file that was added

| code | the file is then | message |
| --- | --- | --- |
"""
MIDDLE = """
## About anything else

| code | message |
| --- | --- |
"""


def page() -> str:
    """The page as it should stand."""
    files = tomllib.loads(
        (PACKAGE / "reading" / "messages.toml").read_text(encoding="utf-8")
    )
    about_files = "\n".join(
        f"| `{code}` | {said['state'].replace('_', ' ')} | {_shown(said['message'])} |"
        for code, said in sorted(files.items())
    )
    rest: dict[str, str] = {}
    for code, message in _raised():
        rest.setdefault(code, message)
    about_rest = "\n".join(
        f"| `{code}` | {_shown(message)} |" for code, message in sorted(rest.items())
    )
    return f"{HEAD}{about_files}\n{MIDDLE}{about_rest}\n"


def _raised() -> Iterator[tuple[str, str]]:
    """Code and message of every problem that the program raises, file by file."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id.endswith("Problem")
                and len(node.args) == 2
                and isinstance(node.args[0], ast.Constant)
            ):
                yield str(node.args[0].value), _text(node.args[1])


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "…"
            for part in node.values
        )
    return "…"


def _shown(message: str) -> str:
    words = message
    while "{" in words and "}" in words[words.index("{") :]:
        start = words.index("{")
        words = words[:start] + "…" + words[words.index("}", start) + 1 :]
    return words.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
