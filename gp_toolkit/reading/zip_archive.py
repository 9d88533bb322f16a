"""A zip of documents → the content of each, with the file it comes from."""

import struct
import zipfile
import zlib
from io import BytesIO

from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.enclosed import Gathering, shown_name
from gp_toolkit.reading.package import check_members, salvage
from gp_toolkit.reading.problems import CannotRead, problem
from gp_toolkit.reading.zip_lock import AES_METHOD, WrongPassword, unlocked_aes

# What systems put into archives for themselves.
_NOT_DOCUMENTS = (".ds_store", "thumbs.db", "desktop.ini")
_LOCAL_HEADER_SIZE = 30


def read_zip(data: bytes, request: Request) -> Content:
    """The text of the documents in an archive, folders and archives within it too.

    Raises:
        CannotRead: `too_complex`, `damaged_file`, `no_text`, `password_needed`,
            `wrong_password`.
    """
    gathering = Gathering(request, noun="member")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        members = [m for m in archive.infolist() if not m.is_dir()]
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (zipfile fails in many ways on damaged zips)
        package = salvage(data, request.limits, "zip archive", ("",))
        for name in package.names():
            _add(gathering, name, package.bytes_of(name))
        gathering.problems.append(problem("partly_damaged"))
        return gathering.content()
    check_members(members, request.limits)
    if not members:
        raise CannotRead("no_text")
    _Archive(archive, data, gathering).read(members)
    return gathering.content()


class _Archive:
    """One pass over the members of one archive."""

    def __init__(
        self, archive: zipfile.ZipFile, data: bytes, gathering: Gathering
    ) -> None:
        self._archive = archive
        self._data = data
        self._gathering = gathering
        self._request = gathering.request

    def read(self, members: list[zipfile.ZipInfo]) -> None:
        locked = [m for m in members if m.flag_bits & 1]
        if locked and len(locked) == len(members):
            self._check_password(locked[0])
        most = self._request.limits.parts
        for member in members[:most]:
            try:
                held = self._bytes(member)
            except CannotRead as stop:
                self._gathering.count += 1
                self._gathering.unread(stop.problem)
            else:
                _add(self._gathering, member.filename, held)
        if len(members) > most:
            self._gathering.problems.append(problem("too_many_members", parts=most))

    def _check_password(self, member: zipfile.ZipInfo) -> None:
        """Ask once for the whole archive, not once a member."""
        try:
            self._bytes(member)
        except CannotRead as stop:
            if stop.problem.code in {"password_needed", "wrong_password"}:
                raise

    def _bytes(self, member: zipfile.ZipInfo) -> bytes:
        password = self._request.password
        if member.flag_bits & 1 and not password:
            raise CannotRead("password_needed")
        try:
            if member.compress_type == AES_METHOD:
                return self._unlocked(member, password or "")
            pwd = password.encode("utf-8") if password else None
            return self._archive.read(member, pwd)
        except WrongPassword as error:
            raise CannotRead("wrong_password") from error
        except RuntimeError as error:  # what zipfile says to a wrong password
            raise CannotRead("wrong_password") from error
        except NotImplementedError as error:
            raise CannotRead("unknown_lock") from error
        except MemoryError:
            raise
        except Exception as error:
            wrong = bool(member.flag_bits & 1)  # it passed the check by chance
            code = "wrong_password" if wrong else "damaged_file"
            raise CannotRead(code, format="file in a zip archive") from error

    def _unlocked(self, member: zipfile.ZipInfo, password: str) -> bytes:
        at = member.header_offset
        name, extra = struct.unpack_from("<HH", self._data, at + 26)
        start = at + _LOCAL_HEADER_SIZE + name + extra
        locked = self._data[start : start + member.compress_size]
        method, packed = unlocked_aes(locked, member.extra, password)
        if method == zipfile.ZIP_STORED:
            return packed
        if method != zipfile.ZIP_DEFLATED:
            raise NotImplementedError
        return zlib.decompressobj(-15).decompress(packed, max(member.file_size, 1))


def _add(gathering: Gathering, path: str, data: bytes) -> None:
    name = shown_name(path)
    hidden = name.lower() in _NOT_DOCUMENTS or path.startswith("__MACOSX/")
    if name and not hidden:
        gathering.add(data, name)
