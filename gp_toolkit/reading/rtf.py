"""Rich text (.rtf) → content."""

from dataclasses import replace

from gp_toolkit.model.document import Part
from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.flow import Flow, Paragraph
from gp_toolkit.reading.flow_blocks import blocks_of
from gp_toolkit.reading.html import html_blocks
from gp_toolkit.reading.problems import CannotRead, problem
from gp_toolkit.reading.rtf_html import page_in
from gp_toolkit.reading.rtf_story import Field, State, Story
from gp_toolkit.reading.rtf_tokens import (
    CHARSETS,
    DEFAULTS,
    Token,
    code_page,
    decoded,
    plain_bytes,
    tokens,
    without_first,
)
from gp_toolkit.reading.rtf_words import (
    BOXES,
    DESTINATIONS,
    MEANT,
    REVIVED,
    SIGNS,
    STORIES,
    Into,
)
from gp_toolkit.reading.symbols import symbol

_DEEPEST_GROUP = 2_000


def read_rich_text(data: bytes, _request: Request) -> Content:
    """The text of a rich text file: body, headers, notes, comments and text boxes.

    Raises:
        CannotRead: `too_complex` when its groups lie too deep.
    """
    page = page_in(data)
    if page:
        return Content(blocks=html_blocks(page))
    reader = _Reader()
    for token in tokens(data[max(data.find(b"{\\rtf"), 0) :]):  # not a mark before it
        reader.take(token)
    whole = reader.finish()
    problems = () if whole else (problem("partly_damaged"),)
    return Content(blocks=blocks_of(reader.stories), problems=problems)


class _Reader:
    """One pass over the tokens of one file."""

    def __init__(self) -> None:
        self.stories: list[tuple[Part, Flow]] = []
        self._state = State()
        self._outer: list[tuple[State, str]] = []
        self._opened = ""  # what the open group is, if it must be closed
        self._open: list[Story] = [Story(Part.BODY)]
        self._starred = False
        self._skip = 0
        self._encoding = "cp1252"
        self._fonts: dict[int, tuple[str, str]] = {}
        self._headings: set[int] = set()
        self._named = (0, "")  # the font or style that is being named
        self._property = ""

    @property
    def _story(self) -> Story:
        return self._open[-1]

    def finish(self) -> bool:
        """Close what is open; whether the file itself had closed it."""
        whole = not self._outer
        while self._outer:
            self._end_group()
        self.stories.append((Part.BODY, self._story.flow(self._state)))
        return whole

    def take(self, token: Token) -> None:
        """Take in the next token."""
        if token.kind == "group":
            self._skip = 0
            if token.name == "{":
                self._begin_group()
            elif self._outer:
                self._end_group()
            return
        if token.kind == "text":
            text, self._skip = without_first(token.text, self._skip)
            self._bytes(text)
        elif self._skip and token.name != "u":
            self._skip -= 1
        elif token.kind == "word":
            starred, self._starred = self._starred, False
            self._word(token.name, token.number, starred=starred)
        elif token.name == "*":
            self._starred = True
        elif token.name in "\r\n":
            self._word("par", None, starred=False)
        else:
            self._say(SIGNS.get(token.name, ""))

    # Groups ------------------------------------------------------------------

    def _begin_group(self) -> None:
        if len(self._outer) >= _DEEPEST_GROUP:
            raise CannotRead("too_complex")
        self._outer.append((self._state, self._opened))
        self._state = replace(self._state)
        self._opened = ""
        self._starred = False

    def _end_group(self) -> None:
        ended, what = self._state, self._opened
        self._state, self._opened = self._outer.pop()
        match what:
            case "field":
                self._end_field(self._story.fields.pop())
            case "box":
                box = self._open.pop().flow(ended)
                self._story.boxes.append(box)
            case "story":
                story = self._open.pop()
                self.stories.append((story.part, story.flow(ended)))
            case "font":
                self._end_font()
            case "style":
                self._end_style()

    def _end_field(self, ended: Field) -> None:
        value = ended.value()
        shown = "".join(self._story.pieces[ended.start :])
        if value and not shown.strip():
            self._say(value)

    def _destination(self, name: str, *, starred: bool) -> bool:
        """Whether a control word says where the words of its group go."""
        state = self._state
        dead = state.into is Into.DEAD
        if name in REVIVED and not dead:
            state.into = Into.TEXT
            if name in BOXES:
                self._begin_story(Part.TEXT_BOX, "box")
        elif name in STORIES and not dead and not self._opened:
            self._begin_story(STORIES[name], "story")
        elif name in DESTINATIONS:
            if not dead:
                state.into = DESTINATIONS[name]
                if state.into is Into.ENTRY and self._story.fields:
                    self._story.fields[-1].entries.append("")
        elif name == "field":
            if state.into is Into.TEXT and not self._opened:
                self._opened = "field"
                self._story.fields.append(Field(len(self._story.pieces)))
        elif starred and state.into is Into.TEXT:
            state.into = Into.DEAD
        else:
            return False
        return True

    def _begin_story(self, part: Part, what: str) -> None:
        if self._opened:
            return
        self._opened = what
        self._state = State(font=self._state.font, fallback=self._state.fallback)
        self._open.append(Story(part))

    # Words -------------------------------------------------------------------

    def _word(self, name: str, number: int | None, *, starred: bool) -> None:
        if name not in MEANT and not starred:
            return
        if self._destination(name, starred=starred):
            return
        match self._state.into:
            case Into.TEXT:
                self._text_word(name, number)
            case Into.FONTS:
                self._font_word(name, number)
            case Into.STYLES:
                self._style_word(name, number)
            case Into.FORM | Into.DEFAULT | Into.ENTRY:
                self._form_word(name, number)
            case _:
                if name == "u":
                    self._unicode(number)

    def _text_word(self, name: str, number: int | None) -> None:
        if name in SIGNS:
            self._say(SIGNS[name])
        elif name in {"par", "sect"}:
            self._story.end_paragraph(self._state, self._state.level)
        elif name == "u":
            self._unicode(number)
        elif name in _CELLS:
            self._table_mark(name)
        elif name == "ftnalt" and self._story.part is Part.FOOTNOTE:
            self._story.part = Part.ENDNOTE
        elif name in DEFAULTS:
            self._encoding = DEFAULTS[name]
        elif name == "ansicpg":
            self._encoding = code_page(number) or self._encoding
        else:
            self._format(name, number)

    def _table_mark(self, name: str) -> None:
        state, story = self._state, self._story
        level = max(state.level, 2) if name.startswith("nest") else 1
        if name.endswith("cell"):
            story.end_paragraph(state, level)
            story.assembler.end_cell(level)
        else:
            if "".join(story.pieces).strip():
                story.end_paragraph(state, level)
            story.assembler.end_row(level)

    def _format(self, name: str, number: int | None) -> None:
        """What holds from here on, for the paragraph or for its letters."""
        state = self._state
        match name:
            case "pard":
                state.level, state.heading = 0, False
            case "intbl":
                state.level = max(state.level, 1)
            case "itap":
                state.level = number or state.level
            case "s":
                state.heading = number in self._headings
            case "outlinelevel":
                state.heading = (number or 0) < 9
            case _:
                self._format_letters(name, number)

    def _format_letters(self, name: str, number: int | None) -> None:
        state = self._state
        on = number != 0
        match name:
            case "plain":
                state.gone = state.added = state.struck = False
            case "deleted" | "mvf":
                state.gone = on
            case "revised" | "mvt":
                state.added = on
            case "strike" | "striked":
                state.struck = on
            case "f":
                state.font = number or 0
            case "uc":
                state.fallback = max(number or 0, 0)

    # Text --------------------------------------------------------------------

    def _unicode(self, number: int | None) -> None:
        self._skip = self._state.fallback
        if number is not None and -0x8000 <= number <= 0xFFFF:
            self._say(self._drawn(number % 0x10000))

    def _drawn(self, number: int) -> str:
        if 0xF000 <= number <= 0xF0FF:  # a sign of a picture font
            name = self._fonts.get(self._state.font, ("", ""))[1]
            return symbol(name, f"{number:X}")
        return chr(number) if number >= 0x20 or number == 9 else ""

    def _bytes(self, text: bytes) -> None:
        encoding, name = self._fonts.get(self._state.font, ("", ""))
        data = plain_bytes(text)
        if encoding == "symbol":
            signs = (symbol(name, f"{0xF000 + byte:X}") for byte in data)
            self._say("".join(signs))
        else:
            self._say(decoded(data, encoding or self._encoding))

    def _say(self, text: str) -> None:
        state = self._state
        match state.into:
            case Into.TEXT:
                self._say_aloud(text)
            case Into.FONTS | Into.STYLES:
                number, name = self._named
                self._named = (number, name + text)
            case Into.CODE | Into.DEFAULT | Into.ENTRY if self._story.fields:
                self._say_in_field(state.into, self._story.fields[-1], text)
            case Into.PROPERTY:
                self._property = text
            case Into.VALUE if self._property == "gtextUNICODE":
                self._story.boxes.append([Paragraph(text)])

    def _say_in_field(self, into: Into, current: Field, text: str) -> None:
        if into is Into.CODE:
            current.code += text
        elif into is Into.DEFAULT:
            current.text += text
        else:
            current.entries[-1] += text

    def _say_aloud(self, text: str) -> None:
        state, story = self._state, self._story
        if state.gone or state.added:
            story.changed = True
        if state.gone or not text:
            return
        story.pieces.append(f"~~{text}~~" if state.struck and text.strip() else text)

    # Tables of the file ------------------------------------------------------

    def _font_word(self, name: str, number: int | None) -> None:
        if name == "f":
            self._opened = self._opened or "font"
            self._named = (number or 0, "")
            self._fonts[number or 0] = ("", "")
        elif name == "fcharset":
            charset = "symbol" if number == 2 else CHARSETS.get(number or 0, "")
            self._fonts[self._named[0]] = (charset, "")

    def _end_font(self) -> None:
        number, name = self._named
        charset = self._fonts.get(number, ("", ""))[0]
        self._fonts[number] = (charset, name.strip().rstrip(";").lower())

    def _style_word(self, name: str, number: int | None) -> None:
        if name == "s" and number is not None:
            self._opened = self._opened or "style"
            self._named = (number, "")
        elif name == "outlinelevel" and (number or 0) < 9:
            self._headings.add(self._named[0])

    def _end_style(self) -> None:
        number, name = self._named
        if name.strip().lower().startswith(("heading ", "title", "subtitle")):
            self._headings.add(number)

    def _form_word(self, name: str, number: int | None) -> None:
        if not self._story.fields:
            return
        current = self._story.fields[-1]
        match name:
            case "fftype":
                current.kind = number or 0
            case "ffres":
                current.picked = number
            case "ffdefres":
                current.default = number
            case "u":
                self._unicode(number)


_CELLS = frozenset(("cell", "row", "nestcell", "nestrow"))
