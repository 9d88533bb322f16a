"""docs/reference/rules.md says what the packs say."""

from pathlib import Path

from gp_toolkit.procedures.packs import load_packs
from gp_toolkit.procedures.rules_table import rules_table

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "rules.md"


def test_the_page_is_up_to_date() -> None:
    """If this fails: gp-toolkit rules table --out docs/reference/rules.md"""
    assert PAGE.read_text(encoding="utf-8") == rules_table(load_packs().values())


def test_every_rule_and_every_source_stands_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for pack in load_packs().values():
        assert f"`{pack.id}`, version {pack.version}" in page
        for rule in pack.rules:
            assert rule.says in page
            assert rule.section in page
        for source in pack.sources:
            assert source.title in page
