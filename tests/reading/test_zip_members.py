"""A zip listed and unpacked in few steps gives what `zipfile` gives."""

import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gp_toolkit.reading.zip_members import BadMember, begun, members_of, unpacked

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0/"), min_size=1)
WAYS = st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])


def _zip(
    members: dict[str, bytes],
    *,
    way: int = zipfile.ZIP_DEFLATED,
    comment: bytes = b"",
    before: bytes = b"",
) -> bytes:
    out = BytesIO()
    out.write(before)
    with zipfile.ZipFile(out, "a" if before else "w", way) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.comment = comment
    return out.getvalue()


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(NAMES | st.sampled_from(["word/document.xml"]), st.binary()),
    WAYS,
    # a comment that is itself the mark of a directory misleads zipfile too
    st.binary(max_size=5).filter(lambda comment: b"PK" not in comment),
    st.sampled_from([b"", b"before"]),
)
def test_members_are_those_of_zipfile(
    members: dict[str, bytes], way: int, comment: bytes, before: bytes
) -> None:
    data = _zip(members, way=way, comment=comment, before=before)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        wanted = {name: archive.read(name) for name in archive.namelist()}
    found = members_of(data)
    assert {m.filename: unpacked(data, m) for m in found} == wanted
    assert all(
        begun(data, m, 3) == wanted[m.filename][:3] for m in found if m.file_size
    )


def _broken(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("at", "what"),
    [(0, "its mark"), (31, "its name"), (36, "its bytes")],
)
def test_a_damaged_member_is_noticed(at: int, what: str) -> None:
    data = _broken(_zip({"a.xml": b"2 June" * 40}), at)
    with pytest.raises((BadMember, zlib.error)):
        unpacked(data, members_of(data)[0])
    assert what


def test_a_member_longer_than_it_says_is_not_unpacked_further() -> None:
    data = bytearray(_zip({"a.xml": bytes(1_000_000)}))
    entry = data.rfind(b"PK\1\2")
    data[entry + 24 : entry + 28] = struct.pack("<L", 10)
    (member,) = members_of(bytes(data))
    assert len(begun(bytes(data), member, 11)) == 11
    with pytest.raises(BadMember):
        unpacked(bytes(data), member)


def test_a_member_under_a_password_is_not_read() -> None:
    data = bytearray(_zip({"a.xml": b"x"}))
    data[data.rfind(b"PK\1\2") + 8] |= 1
    (member,) = members_of(bytes(data))
    with pytest.raises(BadMember):
        unpacked(bytes(data), member)
