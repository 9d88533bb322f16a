"""Documents that lie inside others: attachments of e-mails, members of zips."""

from dataclasses import replace

from gp_toolkit.model.document import Block, Document, DocumentState, Problem
from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.problems import problem

# The reason keeps its own code too, so that a person can be asked for a password, or
# whether to read on.
_ASKS = ("password_needed", "wrong_password", "scan_unread", "scan_too_slow")


_PLACES = {"attachment": "attachment “{}”", "member": "file “{}” in the archive"}


def source_within(*names: str) -> str:
    """The `Block.source` of what lies in a file in a file.

    >>> source_within("minutes.zip", "scan.pdf")
    'minutes.zip › scan.pdf'
    """
    return " › ".join(filter(None, names))


class Gathering:
    """The blocks and problems of a file with others inside, in reading order.

    Attributes:
        blocks: What has been read so far.
        problems: What could not be had so far.
        request: How the file itself is to be read.
        count: How many enclosed files there have been.
    """

    def __init__(self, request: Request, *, noun: str = "attachment") -> None:
        """Begin with nothing.

        Args:
            request: How the file itself is to be read.
            noun: "attachment" or "member": which messages speak of the enclosed.
        """
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self.request = request
        self.count = 0
        self._noun = noun
        self._names: set[str] = set()

    def content(self) -> Content:
        """All that was gathered."""
        return Content(blocks=tuple(self.blocks), problems=tuple(self.problems))

    def may_go_deeper(self) -> bool:
        """Whether another file may be opened here; says so when it may not."""
        if self.request.depth < self.request.limits.depth:
            return True
        depth = self.request.limits.depth
        self.problems.append(problem("nested_too_deep", depth=depth))
        return False

    def distinct(self, name: str) -> str:
        """The name, numbered when another file beside it has the same."""
        number, shown = 1, name
        while shown in self._names:
            number += 1
            shown = f"{name} ({number})"
        self._names.add(shown)
        return shown

    def inner_request(self, name: str) -> Request:
        """How the file with this name inside this one is to be read."""
        request = self.request
        return replace(request, depth=request.depth + 1, inside=(*request.inside, name))

    def add(self, data: bytes, name: str, place: str = "") -> None:
        """Read an enclosed file.

        Args:
            data: Its bytes.
            name: Its name, fit to be shown.
            place: Where it stands, in words for a person; by its name unless given.
        """
        self.count += 1
        if self.may_go_deeper():
            name = self.distinct(name)
            document = self.request.read_inner(data, name, self.inner_request(name))
            self.take(document, name, place)

    def take(self, document: Document, name: str, place: str = "") -> None:
        """Take in the text and the problems of an enclosed file."""
        place = place or _PLACES[self._noun].format(name)
        for block in document.blocks:
            source = source_within(name, block.source)
            where = f"{place}, {block.where}" if block.where else place
            self.blocks.append(block._replace(source=source, where=where))
        if document.state is DocumentState.READ:
            return
        some = "partly_read" if document.blocks else "unread"
        for why in document.problems:
            if document.blocks or why.code != "no_text":
                self.unread(why, some)

    def unread(self, why: Problem, some: str = "unread") -> None:
        """Say that the last enclosed file was not read, or only in part."""
        code = f"{some}_{self._noun}"
        self.problems.append(problem(code, number=self.count, why=why.message))
        if why.code in _ASKS:
            self.problems.append(why)


def shown_name(name: str) -> str:
    """A file's name made fit to be shown: one line, no path."""
    name = name.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in name if c.isprintable()).strip()[:120]
