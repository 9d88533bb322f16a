"""The fields that a template may show, and the shape of what a template is given.

The list is data: `fields.toml`, with the published formats that ask for each field.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources


class Fill(StrEnum):
    """Who can know a field."""

    PAPERS = "M"
    SETTINGS = "P"
    WORKED_OUT = "X"
    RECORD = "C"
    GP = "G"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that a report can say.

    Attributes:
        key: What stands between `{{` and `}}` in a template, such as "child.age".
        label: What it is called.
        prompt: What to do, or to think about, while it is empty.
        fill: Who can know it. Fields of the record and of the GP are never filled by
            the program.
        sources: Titles of the published formats that ask for it.
    """

    key: str
    label: str
    prompt: str
    fill: Fill
    sources: tuple[str, ...]

    @property
    def group(self) -> str:
        """The part of the key before the full stop."""
        return self.key.partition(".")[0]

    @property
    def name(self) -> str:
        """The part of the key after the full stop."""
        return self.key.partition(".")[2]

    @property
    def gap(self) -> str:
        """What stands in the document while the field is empty."""
        return f"[{_GAPS[self.fill]} – {self.prompt}]"


_GAPS: Mapping[Fill, str] = {
    Fill.PAPERS: "Not recorded",
    Fill.SETTINGS: "Not recorded",
    Fill.WORKED_OUT: "Not recorded",
    Fill.RECORD: "Not recorded",
    Fill.GP: "To be written by the GP",
}

LISTS: Mapping[str, str] = {
    "children": "child",
    "adults": "adult",
    "actions": "action",
    "sharing": "share",
}
"""Lists that a template can go through, and the group of fields of each row."""

FLAGS = ("ask.view_on_plan", "ask.dial_in", "ask.review")
"""Plain yes or no, for `{%p if … %}`."""

PARTS = ("value", "gap", "label", "source")
"""What each field is made of, for templates that want only one part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What stands behind a name in a template.

    Attributes:
        leaf: A field, a part of one, a flag or a number: something to print or test.
        members: Of a group of fields.
        rows: Of a list: the shape of each row.
    """

    leaf: bool = False
    members: Mapping[str, "Shape"] = field(default_factory=dict)
    rows: "Shape | None" = None


@cache
def known_fields() -> Mapping[str, Field]:
    """Every field by its key, in the order of the data file."""
    text = (resources.files("gp_toolkit.reports") / "fields.toml").read_text("utf-8")
    data = tomllib.loads(text)
    titles: Mapping[str, str] = data["sources"]
    fields = (
        Field(
            key=row["key"],
            label=row["label"],
            prompt=row["prompt"],
            fill=Fill(row["fill"]),
            sources=tuple(titles[key] for key in row["sources"]),
        )
        for row in data["field"]
    )
    return {f.key: f for f in fields}


def fields_of(group: str) -> tuple[Field, ...]:
    """The fields of one group, such as "child"."""
    return tuple(f for f in known_fields().values() if f.group == group)


@cache
def template_shape() -> Shape:
    """Everything that a template may name."""
    groups: dict[str, dict[str, Shape]] = {}
    parts = {part: Shape(leaf=True) for part in PARTS}
    for known in known_fields().values():
        leaf = Shape(leaf=True, members=parts)
        groups.setdefault(known.group, {})[known.name] = leaf
    for flag in FLAGS:
        group, _, name = flag.partition(".")
        groups.setdefault(group, {})[name] = Shape(leaf=True)
    members = {name: Shape(members=of) for name, of in groups.items()}
    for name, row in LISTS.items():
        members[name] = Shape(rows=members[row])
    return Shape(members=members)
