"""Files a little wrong: bytes changed, cut, doubled, swapped or put in."""

import random
import struct
import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from gp_toolkit.reading.compound import CompoundFile, NotCompound
from tests.reading.making.ole import make_ole

_NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)


def mutated(data: bytes, dice: random.Random, words: Sequence[bytes] = ()) -> bytes:
    """The file with a few things wrong with it.

    Args:
        data: A whole file.
        dice: Decides; the same seed gives the same file.
        words: Pieces that mean something in the format.
    """
    out = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        at, length = dice.randrange(len(out) + 1), dice.randint(1, 60)
        match dice.randrange(7):
            case 0 if out:
                out[min(at, len(out) - 1)] = dice.randrange(256)
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length]
            case 3:
                out[at : at + length] = bytes(length)
            case 4:
                out[at : at + 4] = struct.pack("<I", dice.choice(_NUMBERS))
            case 5 if words:
                out[at:at] = dice.choice(words)
            case _:
                other = dice.randrange(len(out) + 1)
                out[at:at] = out[other : other + length]
    return bytes(out)


def mutated_member(
    data: bytes, dice: random.Random, words: Sequence[bytes] = ()
) -> bytes:
    """The same for one member of a zip that stays whole itself."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # noqa: BLE001 (it has been mutated as a whole before)
        return mutated(data, dice, words)
    if not members:
        return mutated(data, dice, words)
    chosen = dice.choice(sorted(members))
    members[chosen] = mutated(members[chosen], dice, words)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, held in members.items():
            archive.writestr(name, held)
    return out.getvalue()


def mutated_stream(
    data: bytes, dice: random.Random, words: Sequence[bytes] = ()
) -> bytes:
    """The same for one stream of a compound file that stays whole itself."""
    try:
        held = CompoundFile(data)
    except NotCompound:
        return mutated(data, dice, words)
    paths: list[tuple[str, ...]] = []
    tree = _tree(held, (), paths)
    if not paths:
        return mutated(data, dice, words)
    *above, name = dice.choice(paths)
    folder = tree
    for step in above:
        folder = folder[step]
    folder[name] = mutated(folder[name], dice, words)
    return make_ole(tree)


def _tree(
    held: CompoundFile, path: tuple[str, ...], paths: list[tuple[str, ...]]
) -> dict[str, Any]:
    """Streams and storages below a path, and the paths of the streams."""
    tree: dict[str, Any] = {}
    for name in held.names(*path):
        inner = (*path, name)
        if held.is_storage(*inner):
            tree[name] = _tree(held, inner, paths) if len(inner) < 9 else {}
        else:
            tree[name] = held.stream(*inner)
            paths.append(inner)
    return tree
