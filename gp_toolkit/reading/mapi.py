"""Properties of Outlook items, as a saved message (.msg) keeps them.

Source: [MS-OXMSG] Outlook Item (.msg) File Format; [MS-OXPROPS]; [MS-OXRTFCP].
"""

import datetime as dt
import struct
from dataclasses import dataclass, field

from gp_toolkit.reading.compound import CompoundFile

_TOP, _EMBEDDED, _SMALL = 32, 24, 8
_TEXT, _NARROW_TEXT, _BYTES, _TIME = 0x001F, 0x001E, 0x0102, 0x0040
_FIXED = {0x0002: "<h", 0x0003: "<i", 0x000B: "<?"}
_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)
_RTF_LEAD = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss "
    b"\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
    b"{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


@dataclass(slots=True)
class Store:
    """One storage of the file: a message, a recipient or an attachment.

    Attributes:
        file: The file.
        path: Names of the storages down to this one.
        encoding: Of its narrow texts.
    """

    file: CompoundFile
    path: tuple[str, ...] = ()
    encoding: str = "cp1252"
    _fixed: dict[int, tuple[int, bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the values of fixed size."""
        if not self.path:
            head = _TOP
        else:
            head = _EMBEDDED if self.path[-1].startswith("__substg1.0_") else _SMALL
        data = self.stream("__properties_version1.0")
        for at in range(head, len(data) - 15, 16):
            kind, number = struct.unpack_from("<HH", data, at)
            self._fixed[number] = (kind, data[at + 8 : at + 16])

    def stream(self, name: str) -> bytes:
        """The bytes of a stream; none when it is absent."""
        return self.file.stream(*self.path, name)

    def has_storage(self, name: str) -> bool:
        """Whether a storage lies directly in this one."""
        return self.file.is_storage(*self.path, name)

    def text(self, number: int) -> str:
        """A text property; empty when it is absent."""
        wide = self.stream(f"__substg1.0_{number:04X}{_TEXT:04X}")
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = self.stream(f"__substg1.0_{number:04X}{_NARROW_TEXT:04X}")
        return narrow.decode(self.encoding, "replace").rstrip("\0")

    def data(self, number: int) -> bytes:
        """A property of bytes; none when it is absent."""
        return self.stream(f"__substg1.0_{number:04X}{_BYTES:04X}")

    def number(self, number: int) -> int | None:
        """A number or a yes or no (1 or 0)."""
        kind, value = self._fixed.get(number, (0, b""))
        if kind not in _FIXED:
            return None
        return int(struct.unpack_from(_FIXED[kind], value)[0])

    def moment(self, number: int) -> dt.datetime | None:
        """An instant; None when it is absent or stands for "none"."""
        kind, value = self._fixed.get(number, (0, b""))
        if kind != _TIME:
            return None
        (ticks,) = struct.unpack("<Q", value)
        if not 0 < ticks < 1 << 62:
            return None
        try:
            return _EPOCH + dt.timedelta(microseconds=ticks // 10)
        except OverflowError:
            return None

    def inner(self, name: str) -> "Store":
        """A storage that lies in this one."""
        return Store(self.file, (*self.path, name), self.encoding)

    def storages(self, prefix: str) -> list[str]:
        """Names of the storages that lie directly in this one, in order."""
        names = self.file.names(*self.path)
        return [name for name in names if name.startswith(prefix)]


def named_numbers(top: Store) -> dict[int, int]:
    """Numbers of the named properties by the ids that programs know them by."""
    entries = Store(top.file, ("__nameid_version1.0",)).stream("__substg1.0_00030102")
    found: dict[int, int] = {}
    for at in range(0, len(entries) - 7, 8):
        known, kind, index = struct.unpack_from("<IHH", entries, at)
        if not kind & 1:  # named by a number, not by a text
            found.setdefault(known, 0x8000 + index)
    return found


def unpacked_rtf(data: bytes, most: int) -> bytes:
    """Rich text as Outlook packs it; none when it is damaged.

    Args:
        data: The packed bytes.
        most: Bytes beyond which unpacking stops.
    """
    if len(data) < 16:
        return b""
    _, size, magic = struct.unpack_from("<III", data)
    if magic == 0x414C454D:  # "MELA": not packed
        return data[16 : 16 + size]
    if magic != 0x75465A4C:  # "LZFu"
        return b""
    window = bytearray(_RTF_LEAD.ljust(4096, b"\0"))
    where = len(_RTF_LEAD)
    out = bytearray()
    at = 16
    size = min(size, most)
    while at < len(data) and len(out) < size:
        flags = data[at]
        at += 1
        for bit in range(8):
            if not flags >> bit & 1:
                taken = data[at : at + 1]
                at += 1
            else:
                if at + 2 > len(data):
                    return bytes(out)
                (pair,) = struct.unpack_from(">H", data, at)
                at += 2
                start, length = pair >> 4, (pair & 15) + 2
                if start == where:  # the mark of the end
                    return bytes(out)
                taken = _copied(window, start, length, where)
            for byte in taken:
                window[where] = byte
                where = (where + 1) % 4096
            out += taken
    return bytes(out[:size])


def _copied(window: bytearray, start: int, length: int, where: int) -> bytes:
    """Bytes from the window, which the copy itself may run into."""
    taken = bytearray()
    for step in range(length):
        place = (start + step) % 4096
        behind = (place - where) % 4096
        taken.append(taken[behind] if behind < step else window[place])
    return bytes(taken)
