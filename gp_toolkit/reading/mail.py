"""E-mails (.eml) → content: headers, body, and whatever is attached."""

import email
import email.errors
import email.message
import email.policy
from collections.abc import Iterable
from email.header import decode_header, make_header

from gp_toolkit.model.document import Block, Document, DocumentState, Part
from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.enclosed import Gathering, shown_name
from gp_toolkit.reading.envelope import signed_content
from gp_toolkit.reading.html import html_blocks
from gp_toolkit.reading.problems import CannotRead, problem
from gp_toolkit.reading.words import decode, line_blocks

Message = email.message.Message

# What the standard library raises on headers that break the rules.
_BROKEN = (
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    AssertionError,
    email.errors.MessageError,
)

_DEEPEST_PARTS = 50
_HEADERS = ("Subject", "From", "To", "Cc", "Date")
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime")
# Signatures and business cards: nothing in them is minutes.
_NOT_MINUTES = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
    "application/pgp-keys",
    "text/vcard",
    "text/x-vcard",
    "text/rfc822-headers",
)


def read_mail(data: bytes, request: Request) -> Content:
    """The text of an e-mail and of its attachments, each block with its source.

    The plain body is preferred to the HTML one; only one of the two is read.
    """
    # compat32: the modern policy parses each header when it is touched, and raises on
    # broken ones; headers are decoded here instead.
    message = email.message_from_bytes(
        data.lstrip(b"\r\n"), policy=email.policy.compat32
    )
    reading = _Reading(request)
    reading.message(message)
    return reading.content()


class _Reading(Gathering):
    """One pass over the parts of one e-mail."""

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        self._parts = 0

    def message(self, message: Message) -> None:
        for name in _HEADERS:
            for value in _header_values(message, name):
                self.blocks.append(
                    Block(
                        text=f"{name}: {value}",
                        part=Part.EMAIL_HEADER,
                        where="e-mail header",
                    )
                )
        self._part(message, 0)

    def _part(self, part: Message, depth: int) -> None:
        self._parts += 1
        if self._parts > self.request.limits.parts:
            if self._parts == self.request.limits.parts + 1:
                most = self.request.limits.parts
                self.problems.append(problem("too_many_parts", parts=most))
            return
        if depth > _DEEPEST_PARTS:
            self.problems.append(
                problem("nested_too_deep", depth=self.request.limits.depth)
            )
            return
        kind = part.get_content_type().lower()
        if kind == "message/rfc822":
            self._forwarded(part)
        elif part.is_multipart():
            self._several(part, kind, depth)
        else:
            self._leaf(part, kind, depth)

    def _several(self, part: Message, kind: str, depth: int) -> None:
        inner = _children(part)
        if kind != "multipart/alternative":
            for child in inner:
                self._part(child, depth + 1)
            return
        best = _best_body(inner)
        for child in inner:
            # An invitation is more than another form of the body.
            if child is best or _is_invitation(child):
                self._part(child, depth + 1)

    def _leaf(self, part: Message, kind: str, depth: int) -> None:
        attached = part.get_content_disposition() == "attachment"
        if kind in _NOT_MINUTES:
            return
        if kind == "text/calendar":
            self._inner(_bytes(part), part, "calendar part")
        elif kind in {"text/plain", "text/html"} and not attached and not _name(part):
            self.blocks.extend(_body_blocks(part, kind))
        elif kind in _SEALED:
            self._sealed(part, depth)
        elif not self._is_logo(part, kind):
            self._inner(_bytes(part), part, "")

    def _sealed(self, part: Message, depth: int) -> None:
        """A message in an envelope: the signed one within stands in its place."""
        try:
            held = signed_content(_bytes(part))
        except CannotRead:
            self.count += 1
            self.unread(problem("encrypted_email"))
            return
        if held:
            inner = email.message_from_bytes(held, policy=email.policy.compat32)
            self._part(inner, depth + 1)

    def _is_logo(self, part: Message, kind: str) -> bool:
        inline = part.get("Content-ID") or part.get_content_disposition() == "inline"
        small = len(_bytes(part)) < self.request.limits.picture_bytes
        return kind.startswith("image/") and bool(inline) and small

    def _forwarded(self, part: Message) -> None:
        children = _children(part)
        if not children:  # packed against the rules: its bytes say what it is
            self._inner(_bytes(part), part, "")
            return
        self.count += 1
        if not self.may_go_deeper():
            return
        name = self.distinct(_name(part) or f"forwarded e-mail {self.count}")
        inner = _Reading(self.inner_request(name))
        inner._parts = self._parts
        inner.message(children[0])
        self._parts = inner._parts
        whole = not inner.problems
        document = Document(
            name=name,
            media="eml",
            state=DocumentState.READ if whole else DocumentState.PARTLY_READ,
            problems=tuple(inner.problems),
            blocks=tuple(inner.blocks),
        )
        self.take(document, name)

    def _inner(self, data: bytes, part: Message, place: str) -> None:
        name = _name(part) or place or f"attachment {self.count + 1}"
        self.add(data, name, place)


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    if not isinstance(payload, list):
        return []
    return [child for child in payload if isinstance(child, email.message.Message)]


def _bytes(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except _BROKEN:
        data = None
    if isinstance(data, bytes):
        return data
    text = part.get_payload()
    return text.encode("utf-8", "surrogateescape") if isinstance(text, str) else b""


def _text(part: Message) -> str:
    try:
        declared = part.get_content_charset()
    except _BROKEN:
        declared = None
    return decode(_bytes(part), declared=declared) or ""


def _body_blocks(part: Message, kind: str) -> Iterable[Block]:
    text = _text(part)
    if kind == "text/html":
        return html_blocks(text, place="e-mail body")
    return line_blocks(text.replace("\f", "\n"), place="e-mail body")


def _best_body(parts: list[Message]) -> Message | None:
    """The plain form, unless it is empty or says much less than the HTML one."""
    plain = next((p for p in parts if _holds(p, "text/plain")), None)
    rich = next((p for p in parts if _holds(p, "text/html")), None)
    if plain is None or rich is None:
        return plain or rich
    return plain if 2 * _letters(plain) >= _letters(rich) else rich


def _holds(part: Message, kind: str) -> bool:
    return any(p.get_content_type() == kind for p in part.walk())


def _is_invitation(part: Message) -> bool:
    body = _holds(part, "text/plain") or _holds(part, "text/html")
    return _holds(part, "text/calendar") and not body


def _letters(part: Message) -> int:
    blocks = (
        block
        for p in part.walk()
        if (kind := p.get_content_type()) in {"text/plain", "text/html"}
        for block in _body_blocks(p, kind)
    )
    return sum(len("".join(block.text.split())) for block in blocks)


def _name(part: Message) -> str:
    """The attachment's name, made fit to be shown."""
    try:
        return shown_name(_decoded(part.get_filename() or ""))
    except _BROKEN:
        return ""


def _header_values(message: Message, name: str) -> Iterable[str]:
    for value in message.get_all(name, []):
        shown = _decoded(value)
        shown = " ".join("".join(c if c.isprintable() else " " for c in shown).split())
        if shown:
            yield shown[:2000]


def _decoded(value: object) -> str:
    """A header as words; as it stands when its encoding is broken."""
    try:
        shown = str(make_header(decode_header(str(value))))
    except _BROKEN:
        shown = str(value)
    return shown.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
