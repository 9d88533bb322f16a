"""OpenDocument texts under a password, locked as the specification and programs do."""

import base64
import hashlib
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_MIME = "application/vnd.oasis.opendocument.text"
_SALT, _VECTOR, _NONCE = bytes(range(16)), bytes(range(16, 32)), bytes(range(12))
PBKDF2 = {"key-derivation-name": "PBKDF2", "iteration-count": "1000", "key-size": "32"}
ARGON2 = {
    "key-derivation-name": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.5#argon2id",
    "argon2-iterations": "1",
    "argon2-memory": "1024",
    "argon2-lanes": "2",
    "key-size": "32",
}


def lock_members(
    plain: bytes,
    password: str,
    *,
    sha1: bool = False,
    letters: str = "utf-8",
    without: str = "",
    said: Mapping[str, str] | None = None,
) -> bytes:
    """Each member locked by itself: AES-256 in CBC mode, PBKDF2.

    Args:
        plain: The file without a lock.
        password: What opens it.
        sha1: With SHA-1 for the password and the checksum, not SHA-256.
        letters: The encoding of the password.
        without: An element of the manifest that is left out.
        said: What the manifest says of the key, whatever is true.
    """
    start = hashlib.new("sha1" if sha1 else "sha256", password.encode(letters)).digest()
    key = hashlib.pbkdf2_hmac("sha1", start, _SALT, 1000, 32)
    entries = []
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(plain)) as old, zipfile.ZipFile(out, "w") as new:
        new.writestr("mimetype", _MIME)
        for name in ("content.xml", "styles.xml"):
            packed = _packed(old.read(name))
            entries.append(
                _entry(name, packed, {**PBKDF2, **(said or {})}, sha1, without)
            )
            new.writestr(name, _aes(packed, key))
        new.writestr("META-INF/manifest.xml", _manifest(*entries))
    return out.getvalue()


def lock_whole(
    plain: bytes,
    password: str,
    *,
    pack: bool = True,
    said: Mapping[str, str] | None = None,
) -> bytes:
    """The whole zip as one locked member: AES-256 in GCM, Argon2id.

    Args:
        plain: The file without a lock.
        password: What opens it.
        pack: Whether the zip is packed once more.
        said: What the manifest says of the key, whatever is true.
    """
    key = hash_secret_raw(
        hashlib.sha256(password.encode()).digest(),
        _SALT,
        time_cost=1,
        memory_cost=1024,
        parallelism=2,
        hash_len=32,
        type=Type.ID,
    )
    sealed = AESGCM(key).encrypt(_NONCE, _packed(plain) if pack else plain, None)
    derivation = "".join(
        f' manifest:{k}="{v}"' for k, v in {**ARGON2, **(said or {})}.items()
    )
    entry = (
        '<manifest:file-entry manifest:full-path="encrypted-package">'
        '<manifest:encryption-data><manifest:algorithm manifest:algorithm-name="'
        'http://www.w3.org/2009/xmlenc11#aes256-gcm" '
        f'manifest:initialisation-vector="{_text(_NONCE)}"/>'
        '<manifest:start-key-generation manifest:start-key-generation-name="'
        'http://www.w3.org/2001/04/xmlenc#sha256" manifest:key-size="32"/>'
        f'<manifest:key-derivation manifest:salt="{_text(_SALT)}"{derivation}/>'
        "</manifest:encryption-data></manifest:file-entry>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        new.writestr("mimetype", _MIME)
        new.writestr("encrypted-package", _NONCE + sealed)
        new.writestr("META-INF/manifest.xml", _manifest(entry))
    return out.getvalue()


def _entry(
    name: str, packed: bytes, said: dict[str, str], sha1: bool, without: str
) -> str:
    digest = hashlib.new("sha1" if sha1 else "sha256", packed[:1024]).digest()
    start = "SHA1" if sha1 else "http://www.w3.org/2000/09/xmldsig#sha256"
    derivation = "".join(f' manifest:{k}="{v}"' for k, v in said.items())
    elements = {
        "algorithm": "<manifest:algorithm manifest:algorithm-name="
        '"http://www.w3.org/2001/04/xmlenc#aes256-cbc" '
        f'manifest:initialisation-vector="{_text(_VECTOR)}"/>',
        "start-key-generation": "<manifest:start-key-generation "
        f'manifest:start-key-generation-name="{start}"/>',
        "key-derivation": "<manifest:key-derivation "
        f'manifest:salt="{_text(_SALT)}"{derivation}/>',
    }
    inner = "".join(x for kind, x in elements.items() if kind != without)
    return (
        f'<manifest:file-entry manifest:full-path="{name}"><manifest:encryption-data '
        f'manifest:checksum-type="1k" manifest:checksum="{_text(digest)}">{inner}'
        "</manifest:encryption-data></manifest:file-entry>"
    )


def _manifest(*entries: str) -> str:
    name = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return f'<manifest:manifest xmlns:manifest="{name}">{"".join(entries)}</manifest:manifest>'


def _packed(data: bytes) -> bytes:
    pack = zlib.compressobj(wbits=-15)
    return pack.compress(data) + pack.flush()


def _aes(packed: bytes, key: bytes) -> bytes:
    room = 16 - len(packed) % 16
    padded = packed + bytes(room - 1) + bytes([room])
    encryptor = Cipher(algorithms.AES(key), modes.CBC(_VECTOR)).encryptor()
    return encryptor.update(padded) + encryptor.finalize()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
