"""The shipped Word templates, made from `layout.toml` and `fields.toml`.

    python -m gp_toolkit.reports.build_templates FOLDER

What it makes are ordinary Word files: a practice edits them in Word, not here.
"""

import datetime as dt
import io
import sys
import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument

from gp_toolkit.reports import word_style as style
from gp_toolkit.reports.fields import LISTS, known_fields

_LABEL_WIDTH, _VALUE_WIDTH = 46, 132
"""Millimetres, of the two columns of a table of labels and values."""

_MADE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def layouts() -> Mapping[str, Any]:
    """The layout of every shipped template, from `layout.toml`."""
    text = (resources.files("gp_toolkit.reports") / "layout.toml").read_text("utf-8")
    return tomllib.loads(text)


def build_templates() -> Mapping[str, bytes]:
    """Every shipped template by file name."""
    data = layouts()
    return {t["file"]: _template(t, data[t["guide"]]) for t in data["template"]}


def _template(layout: Mapping[str, Any], guide: str) -> bytes:
    document = Document()
    style.set_up(document, title=layout["title"], subject=layout["subject"])
    properties = document.core_properties
    properties.created = properties.modified = _MADE
    style.header_and_footer(document)
    style.masthead(document, title=layout["title"], guide=guide)
    for section in layout["section"]:
        _section(document, section)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _section(document: WordDocument, section: Mapping[str, Any]) -> None:
    when, each = section.get("when"), section.get("each")
    if when:
        document.add_paragraph(f"{{%p if {when} %}}")
    if each:
        document.add_paragraph(f"{{%p for {LISTS[each]} in {each} %}}")
    if "heading" in section:
        name = f": {{{{ {LISTS[each]}.name }}}}" if each else ""
        document.add_heading(section["heading"] + name, level=1)
    if "subheading" in section:
        document.add_heading(section["subheading"], level=2)
    if "intro" in section:
        style.intro(document, section["intro"])
    _contents(document, section)
    if each:
        document.add_paragraph("{%p endfor %}")
    if when:
        document.add_paragraph("{%p endif %}")


def _contents(document: WordDocument, section: Mapping[str, Any]) -> None:
    fields: Sequence[str] = section.get("fields", ())
    match section["kind"]:
        case "facts" | "writing":
            tall = set(section.get("tall", ()))
            rows = [
                (_label(key), _tag(key), style.TALL if key in tall else 0)
                for key in fields
            ]
            style.two_columns(document, rows, widths=(_LABEL_WIDTH, _VALUE_WIDTH))
        case "people":
            style.rows_of(
                document,
                headings=[_label(key) for key in fields],
                tags=[_tag(key) for key in fields],
                loop=(LISTS[section["over"]], section["over"]),
                widths=section["widths"],
            )
        case "chronology":
            style.blank_rows(
                document,
                headings=[
                    _label(key).partition(": ")[2].capitalize() for key in fields
                ],
                tags=[_tag(key) for key in fields],
                widths=section["widths"],
                blank=2,
            )
        case "notes":
            for key in fields:
                style.note(document, _tag(key))
        case "heading":
            pass
        case other:
            raise ValueError(f"layout.toml has the unknown kind “{other}”")


def _label(key: str) -> str:
    return known_fields()[key].label


def _tag(key: str) -> str:
    return f"{{{{ {key} }}}}"


def main(arguments: Sequence[str]) -> int:
    """Write the templates into the folder named on the command line."""
    (folder,) = arguments
    for name, data in build_templates().items():
        (Path(folder) / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
