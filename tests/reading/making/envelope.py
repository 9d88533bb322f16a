"""E-mails in S/MIME envelopes, made with an invented person's own certificate."""

import base64
import datetime as dt
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

_DER = serialization.Encoding.DER


def _certified(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Conference Team")])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2036, 1, 1, tzinfo=dt.UTC))
        .sign(key, hashes.SHA256())
    )


def signed(held: bytes, *, apart: bool = False) -> bytes:
    """An envelope in DER with what was signed in it, or the signature alone."""
    key = ec.generate_private_key(ec.SECP256R1())
    builder = pkcs7.PKCS7SignatureBuilder().set_data(held)
    builder = builder.add_signer(_certified(key), key, hashes.SHA256())
    options = [pkcs7.PKCS7Options.Binary]
    if apart:
        options.append(pkcs7.PKCS7Options.DetachedSignature)
    return builder.sign(_DER, options)


@cache
def encrypted(held: bytes) -> bytes:
    """An envelope in DER that only its receiver can open."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    builder = pkcs7.PKCS7EnvelopeBuilder().set_data(held)
    return builder.add_recipient(_certified(key)).encrypt(_DER, [])


def base64_mail(envelope: bytes, *, kind: str = "signed-data") -> bytes:
    """An e-mail that is nothing but the envelope."""
    return (
        b"Subject: CP-0007 review conference\r\n"
        b"From: Conference Team <conferences@council.example>\r\n"
        b"MIME-Version: 1.0\r\n"
        b"Content-Type: application/pkcs7-mime; smime-type="
        + kind.encode()
        + b'; name="smime.p7m"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        + base64.encodebytes(envelope)
    )
