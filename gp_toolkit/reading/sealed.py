"""A file that is an S/MIME envelope → content of the signed message or document in it."""

import re
from dataclasses import replace

from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.envelope import signed_content
from gp_toolkit.reading.mail import read_mail
from gp_toolkit.reading.problems import CannotRead

_PART_OF_MAIL = re.compile(
    rb"\s*(?:MIME-Version|Content-[A-Z-]+)[ \t]*:", re.IGNORECASE
)


def read_sealed(data: bytes, request: Request) -> Content:
    """What was signed: as a rule a message, in some countries any document.

    Raises:
        CannotRead: `sealed_mail` for what is encrypted, `damaged_file`, `no_text`,
            `nested_too_deep`.
    """
    if data.startswith(b"-----BEGIN PGP"):
        raise CannotRead("sealed_mail")
    held = signed_content(data)
    if not held:
        raise CannotRead("no_text")
    if _PART_OF_MAIL.match(held):
        return read_mail(held, request)
    if request.depth >= request.limits.depth:
        raise CannotRead("nested_too_deep", depth=request.limits.depth)
    deeper = replace(request, depth=request.depth + 1)
    document = request.read_inner(held, "", deeper)
    return Content(blocks=document.blocks, problems=document.problems)
