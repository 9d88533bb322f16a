"""What a reader of rich text keeps in mind: the group, the field and the story it is in."""

import re
from dataclasses import dataclass, field

from gp_toolkit.model.document import Part
from gp_toolkit.reading.flow import Assembler, Flow, Paragraph
from gp_toolkit.reading.rtf_tokens import joined
from gp_toolkit.reading.rtf_words import Into
from gp_toolkit.reading.symbols import symbol

_SYMBOL_FIELD = re.compile(r"\s*SYMBOL\s+(\d+).*?\\f\s+\"?([^\"\\]+)", re.IGNORECASE)


@dataclass(slots=True)
class State:
    """What holds until the group ends."""

    into: Into = Into.TEXT
    font: int = -1
    fallback: int = 1
    level: int = 0
    heading: bool = False
    gone: bool = False
    added: bool = False
    struck: bool = False


@dataclass(slots=True)
class Field:
    """A field: where its shown text begins, and what it holds besides."""

    start: int
    code: str = ""
    kind: int = -1
    picked: int | None = None
    default: int | None = None
    text: str = ""
    entries: list[str] = field(default_factory=list)

    def value(self) -> str:
        """What a form field holds; a sign, for a field that draws one."""
        pick = self.default if self.picked in {None, 25} else self.picked
        match self.kind:
            case 0:
                return self.text
            case 1:
                return "☒" if pick else "☐"
            case 2 if 0 <= (pick or 0) < len(self.entries):
                return self.entries[pick or 0]
        drawn = _SYMBOL_FIELD.match(self.code)
        return symbol(drawn[2].strip(), f"{int(drawn[1][:6]):X}") if drawn else ""


class Story:
    """A run of paragraphs with a place of its own, such as the body or one header."""

    def __init__(self, part: Part) -> None:
        """Begin with nothing."""
        self.part = part
        self.pieces: list[str] = []
        self.boxes: list[Flow] = []
        self.changed = False
        self.fields: list[Field] = []
        self.assembler = Assembler()

    def end_paragraph(self, state: State, level: int) -> None:
        """The words since the last paragraph are one, at a depth in tables."""
        text = joined("".join(self.pieces)).replace("~~~~", "")
        made = Paragraph(text, state.heading, self.changed, self.boxes)
        self.assembler.paragraph(made, level)
        self.pieces, self.boxes, self.changed = [], [], False
        for open_field in self.fields:
            open_field.start = 0

    def flow(self, state: State) -> Flow:
        """All of it; words that no mark has ended are a paragraph."""
        if "".join(self.pieces).strip() or self.boxes:
            self.end_paragraph(state, state.level)
        return self.assembler.flow()
