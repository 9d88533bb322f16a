"""A pack whose days could move has a new version, so that practices are asked."""

import hashlib
import json
import tomllib
from pathlib import Path

import pytest

from gp_toolkit.procedures.packs import Pack, load_packs

LIST = Path(__file__).parent / "pack_versions.toml"
PACKS = load_packs()


def fingerprint(pack: Pack) -> str:
    nation, rules, closures = pack.what_days_rest_on()
    content = json.dumps([nation, list(rules), sorted(map(str, closures))])
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def line(pack: Pack) -> str:
    return f'{pack.id} = [{pack.version}, "{fingerprint(pack)}"]'


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_the_version_is_raised_with_the_rules(pack: Pack) -> None:
    """If this fails: raise the version in the pack if it was released, then change the
    line in tests/rules/pack_versions.toml to the one in the message.
    """
    listed = tomllib.loads(LIST.read_text(encoding="utf-8"))
    assert listed.get(pack.id) == [pack.version, fingerprint(pack)], line(pack)


def test_no_pack_is_listed_that_is_not_there() -> None:
    assert set(tomllib.loads(LIST.read_text(encoding="utf-8"))) == set(PACKS)
