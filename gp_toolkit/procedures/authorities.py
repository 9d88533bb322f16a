"""How each authority is recognised in its papers."""

from collections.abc import Mapping

from gp_toolkit.model.calendar import AuthorityMark
from gp_toolkit.procedures.packs import Pack


def marks(packs: Mapping[str, Pack]) -> tuple[AuthorityMark, ...]:
    """The recognition marks of all packs that have any."""
    return tuple(
        AuthorityMark(id=p.id, name=p.name, nation=p.nation, marks=p.marks)
        for p in packs.values()
        if p.marks
    )
