"""S/MIME envelopes (smime.p7m): what was signed can be read, what is encrypted cannot.

A message that is encrypted needs the key of a person, which only their mail program has.
Signatures are not verified: a signed message counts as any other.

Source: RFC 5652 (the envelope) and RFC 8551 (what it holds).
"""

import base64
import re

from asn1crypto import cms

from gp_toolkit.reading.problems import CannotRead

_ARMOUR = re.compile(rb"-----[A-Z0-9 ]+-----|\s+")
_SEQUENCE = b"\x30"


def signed_content(data: bytes) -> bytes:
    """What was signed; empty when the envelope holds a signature alone.

    Args:
        data: The envelope, in DER, BER, base64 or PEM.

    Raises:
        CannotRead: `sealed_mail` for what is encrypted, `damaged_file`.
    """
    try:
        held = _signed(data)
    except MemoryError:
        raise
    except Exception as error:
        raise CannotRead("damaged_file", format="signed e-mail (smime.p7m)") from error
    if held is None:
        raise CannotRead("sealed_mail")
    return held


def _signed(data: bytes) -> bytes | None:
    """What was signed; None when the envelope is no signed one."""
    if not data.startswith(_SEQUENCE):
        data = base64.b64decode(_ARMOUR.sub(b"", data))
    envelope = cms.ContentInfo.load(data)
    if envelope["content_type"].native != "signed_data":
        return None
    held = envelope["content"]["encap_content_info"]["content"]
    return b"" if held.native is None else bytes(held)
