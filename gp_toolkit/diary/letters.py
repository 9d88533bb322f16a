"""Drafts of e-mails: files that the person's own mail program opens for sending.

`X-Unsent: 1` makes Outlook open them as a message to be written. There is no sender and
no date: the mail program puts both in. Nothing is sent from here.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from importlib import resources
from typing import Any

from gp_toolkit.diary.content_lines import clean
from gp_toolkit.diary.events import file_name
from gp_toolkit.model.moving import MoveKind
from gp_toolkit.model.practice import Privacy

CLINICIAN = "clinician"
"""Stands for whoever goes to the conference; the other roles are professionals'."""

_ADDRESS = re.compile(r"[^\s@<>\"',;:\\()\[\]]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A kind of message: to whom, why, and its words.

    Attributes:
        to: A professional's role, or `CLINICIAN`.
        why: Why they have to be told; for the person at the screen.
        subject: With `{reference}` in it.
        text: With `{reference}` in it.
        days: Whether the old and new day belong in it, if the privacy level allows.
        only_if_sent: Only when the report had been sent before.
    """

    to: str
    why: str
    subject: str
    text: str
    days: bool
    only_if_sent: bool


def messages_about(move: MoveKind) -> Sequence[Message]:
    """Who has to be told of a change, in the order to tell them."""
    return tuple(
        Message(
            to=entry["to"],
            why=entry["why"],
            subject=entry["subject"],
            text=entry["text"],
            days=entry["days"],
            only_if_sent=entry.get("only_if_sent", False),
        )
        for entry in _data()["messages"]
        if entry["move"] == move.value
    )


def draft(
    message: Message,
    *,
    reference: str,
    addresses: Sequence[str],
    details: Sequence[str],
    privacy: Privacy,
) -> bytes:
    """A message as an .eml file.

    Args:
        message: Its words.
        reference: The practice's case reference: all that the subject tells of the case.
        addresses: To whom; those that are no e-mail address are left out.
        details: Lines with days and place, as the privacy level allows.
        privacy: How much may be told.
    """
    bare = privacy is Privacy.BARE
    data = _data()
    named = data["bare_reference"] if bare else reference
    paragraphs = [message.text.replace("{reference}", named)]
    if message.to != CLINICIAN:
        paragraphs.append(data["which_child"])
    if details:
        paragraphs.append("\n".join(details))
    paragraphs.append(data["closing"])
    subject = (
        data["bare_subject"]
        if bare
        else message.subject.replace("{reference}", reference)
    )
    mail = _unsent(addresses, subject)
    mail.set_content(clean("\n\n".join(paragraphs)) + "\n")
    return mail.as_bytes()


def calendar_draft(calendar: bytes, *, method: str, title: str, address: str) -> bytes:
    """One event as an .eml file that calendars act on once it was sent.

    Args:
        calendar: What `one_event` made.
        method: Of the calendar: REQUEST or CANCEL.
        title: Of the event; becomes the subject.
        address: Of the one person whose calendar it is for.
    """
    mail = _unsent((address,), title)
    mail.set_content(f"{clean(title)}\n")
    mail.add_alternative(
        calendar.decode(), subtype="calendar", params={"method": method}
    )
    return mail.as_bytes()


def draft_name(reference: str, what: str, *, privacy: Privacy) -> str:
    """The file name of a draft: a case reference and a role at most.

    >>> draft_name("CP-0007", "conference_admin", privacy=Privacy.REFERENCE)
    'CP-0007 conference admin.eml'
    """
    return f"{file_name(privacy, reference)} {what.replace('_', ' ')}.eml"


def is_address(text: str) -> bool:
    """Whether a text is one e-mail address and nothing else."""
    return _ADDRESS.fullmatch(text) is not None and len(text) <= 254 and text.isascii()


def _unsent(addresses: Sequence[str], subject: str) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    known = [a for a in dict.fromkeys(addresses) if is_address(a)]
    if known:
        mail["To"] = ", ".join(known)
    mail["Subject"] = "".join(c for c in subject if c.isprintable())
    return mail


@cache
def _data() -> dict[str, Any]:
    text = (resources.files("gp_toolkit.diary") / "letters.toml").read_text("utf-8")
    return tomllib.loads(text)
