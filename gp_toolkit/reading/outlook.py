"""Messages saved by Outlook (.msg) → content: headers, body, and what is attached."""

import datetime as dt
from collections.abc import Iterator

from gp_toolkit.model.clock import LONDON
from gp_toolkit.model.document import Block, Document, DocumentState, Part
from gp_toolkit.reading.compound import CompoundFile, NotCompound
from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.enclosed import Gathering, shown_name
from gp_toolkit.reading.envelope import signed_content
from gp_toolkit.reading.html import html_blocks
from gp_toolkit.reading.invitation import moment_words, when_words
from gp_toolkit.reading.mail import read_mail
from gp_toolkit.reading.mapi import Store, named_numbers, unpacked_rtf
from gp_toolkit.reading.problems import CannotRead, problem
from gp_toolkit.reading.rtf import read_rich_text
from gp_toolkit.reading.rtf_tokens import code_page
from gp_toolkit.reading.words import decode, line_blocks

# Numbers of properties. Source: [MS-OXPROPS].
_CLASS, _SUBJECT, _BODY, _RTF, _HTML = 0x001A, 0x0037, 0x1000, 0x1009, 0x1013
_SENT, _DELIVERED = 0x0039, 0x0E06
_SENDER_NAME, _SENDER_SMTP, _SENDER_MAIL = 0x0C1A, 0x5D01, 0x0C1F
_TO, _CC = 0x0E04, 0x0E03
_CODE_PAGE, _WEB_CODE_PAGE = 0x3FFD, 0x3FDE
_START, _END, _LOCATION = 0x820D, 0x820E, 0x8208  # ids of named properties
_FILE, _LONG_NAME, _SHORT_NAME, _DISPLAY_NAME = 0x3701, 0x3707, 0x3704, 0x3001
_MIME, _CONTENT_ID, _METHOD = 0x370E, 0x3712, 0x3705
_BY_LINK = (2, 3, 4, 7)
_STORAGE = "__substg1.0_3701000D"

_OPENINGS = {
    "ipm.schedule.meeting.canceled": "Calendar invitation CANCELLED",
    "ipm.schedule.meeting.request": "Calendar invitation",
    "ipm.schedule.meeting.resp": "Reply to a calendar invitation",
    "ipm.appointment": "Calendar entry",
}


def read_outlook(data: bytes, request: Request) -> Content:
    """The text of a message and of its attachments, each block with its source.

    Raises:
        CannotRead: `damaged_file`.
    """
    try:
        store = Store(CompoundFile(data))
    except NotCompound as error:
        raise CannotRead("damaged_file", format="message saved by Outlook") from error
    reading = _Reading(request)
    reading.message(store)
    return reading.content()


class _Reading(Gathering):
    """One pass over one message."""

    def message(self, store: Store) -> None:
        page = code_page(store.number(_CODE_PAGE) or store.number(_WEB_CODE_PAGE))
        store.encoding = page or "cp1252"
        for name, value in _headers(store):
            text = " ".join(
                "".join(c if c.isprintable() else " " for c in value).split()
            )
            if text:
                self._say(f"{name}: {text[:2000]}")
        lines = "\n".join(_meeting(store))
        self.blocks.extend(line_blocks(lines, place="calendar invitation"))
        sealed = _sealed(store)
        if sealed:
            self._sealed(store, sealed)
            return
        self.blocks.extend(_body(store, self.request))
        for name in store.storages("__attach_version1.0_"):
            if self.count >= self.request.limits.parts:
                most = self.request.limits.parts
                self.problems.append(problem("too_many_parts", parts=most))
                return
            self._attachment(store.inner(name))

    def _say(self, text: str) -> None:
        self.blocks.append(
            Block(text=text, part=Part.EMAIL_HEADER, where="e-mail header")
        )

    def _sealed(self, store: Store, kind: str) -> None:
        """A signed message keeps the whole of itself in an attachment."""
        held = b""
        for name in store.storages("__attach_"):
            held = held or store.inner(name).data(_FILE)
        if held and not kind.endswith("multipartsigned"):
            held = _signed(held)
        if held:
            inner = read_mail(held, self.request)
            body = [b for b in inner.blocks if b.part is not Part.EMAIL_HEADER]
            self.blocks.extend(body)
            self.problems.extend(inner.problems)
            return
        self.blocks.extend(_body(store, self.request))
        self.count += 1
        self.unread(problem("encrypted_email"))

    def _attachment(self, store: Store) -> None:
        name = _name(store) or f"attachment {self.count + 1}"
        if store.has_storage(_STORAGE):
            self._embedded(store.inner(_STORAGE), name)
            return
        data = store.data(_FILE)
        if not data and store.number(_METHOD) in _BY_LINK:
            self.count += 1
            self.unread(problem("linked_attachment"))
        elif not self._is_logo(store, data):
            self.add(data, name)

    def _is_logo(self, store: Store, data: bytes) -> bool:
        kind = store.text(_MIME).lower()
        small = len(data) < self.request.limits.picture_bytes
        return kind.startswith("image/") and small and bool(store.text(_CONTENT_ID))

    def _embedded(self, store: Store, name: str) -> None:
        """A message within the message, or an object drawn in it."""
        self.count += 1
        if not store.stream("__properties_version1.0"):
            self.unread(problem("unsupported_format"))
            return
        if not self.may_go_deeper():
            return
        name = self.distinct(name)
        inner = _Reading(self.inner_request(name))
        inner.message(store)
        whole = not inner.problems
        document = Document(
            name=name,
            media="msg",
            state=DocumentState.READ if whole else DocumentState.PARTLY_READ,
            problems=tuple(inner.problems),
            blocks=tuple(inner.blocks),
        )
        self.take(document, name)


def _headers(store: Store) -> Iterator[tuple[str, str]]:
    yield "Subject", store.text(_SUBJECT)
    address = store.text(_SENDER_SMTP) or store.text(_SENDER_MAIL)
    shown = f" <{address}>" if "@" in address else ""
    yield "From", f"{store.text(_SENDER_NAME)}{shown}"
    yield "To", store.text(_TO)
    yield "Cc", store.text(_CC)
    sent = store.moment(_SENT) or store.moment(_DELIVERED)
    if sent is not None:
        yield "Date", moment_words(_civil(sent))


def _meeting(store: Store) -> Iterator[str]:
    """The lines of a meeting request, in the form of a calendar invitation."""
    kind = store.text(_CLASS).lower()
    opening = next((w for k, w in _OPENINGS.items() if kind.startswith(k)), "")
    if not opening:
        return
    yield f"{opening}: {store.text(_SUBJECT)}"
    numbers = named_numbers(Store(store.file))
    start = store.moment(numbers.get(_START, 0x0060)) or store.moment(0x0060)
    end = store.moment(numbers.get(_END, 0x0061)) or store.moment(0x0061)
    if start is not None:
        yield f"When: {when_words(_civil(start), _civil(end) if end else None)}"
    place = store.text(numbers.get(_LOCATION, 0))
    if place:
        yield f"Location: {place}"


def _civil(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(LONDON).replace(tzinfo=None)


def _sealed(store: Store) -> str:
    """The kind of a signed or encrypted message; empty for an open one."""
    kind = store.text(_CLASS).lower()
    return kind if kind.startswith(("ipm.note.smime", "ipm.note.secure")) else ""


def _signed(held: bytes) -> bytes:
    """What an envelope holds; nothing when it is encrypted."""
    try:
        return signed_content(held)
    except CannotRead:
        return b""


def _body(store: Store, request: Request) -> tuple[Block, ...]:
    """The fullest form of the body: Outlook makes the plain one from the others."""
    plain = line_blocks(store.text(_BODY).replace("\f", "\n"), place="e-mail body")
    page = store.data(_HTML) or store.text(_HTML).encode("utf-8")
    if page:
        declared = code_page(store.number(_WEB_CODE_PAGE)) or None
        words = decode(page, declared=declared) or ""
        rich = html_blocks(words, place="e-mail body")
    else:
        rich = _rich(store, request)
    return rich if 2 * _letters(rich) >= _letters(plain) else plain


def _rich(store: Store, request: Request) -> tuple[Block, ...]:
    data = unpacked_rtf(store.data(_RTF), request.limits.file_bytes)
    if not data.lstrip().startswith(b"{\\rtf"):
        return ()
    blocks = read_rich_text(data, request).blocks
    return tuple(b._replace(where=f"e-mail body, {b.where}") for b in blocks)


def _letters(blocks: tuple[Block, ...]) -> int:
    return sum(len("".join(block.text.split())) for block in blocks)


def _name(store: Store) -> str:
    for number in (_LONG_NAME, _SHORT_NAME, _DISPLAY_NAME):
        name = shown_name(store.text(number))
        if name:
            return name
    return ""
