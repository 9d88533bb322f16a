"""The words of the diary are data: whole, plain, and the same in the docs."""

import re
import tomllib
from pathlib import Path

import pytest

from gp_toolkit.diary.events import privacy_words, title_of
from gp_toolkit.diary.letters import CLINICIAN, draft_name, messages_about
from gp_toolkit.diary.programs import FORMS, KNOWN, calendar_programs
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.family import ProfessionalRole
from gp_toolkit.model.moving import MoveKind
from gp_toolkit.model.practice import Privacy
from gp_toolkit.ui.presenters.changes import TOLD, WHAT_HAPPENED

ROOT = Path(__file__).parents[2]
HOW_TO = ROOT / "docs" / "how-to" / "calendars.md"


@pytest.mark.parametrize("milestone", list(Milestone))
def test_every_milestone_has_a_title_that_tells_a_passer_by_nothing(
    milestone: Milestone,
) -> None:
    title = title_of("CP-0007", milestone, Privacy.REFERENCE)
    assert title.startswith("CP-0007: ")
    for word in ("child", "protection", "family", "safeguard", "birth of", "harm"):
        assert word not in title.lower()
    assert "CP-0007" not in title_of("CP-0007", milestone, Privacy.BARE)


@pytest.mark.parametrize("level", list(Privacy))
def test_every_level_is_explained(level: Privacy) -> None:
    name, says = privacy_words(level)
    assert name
    assert says.endswith(".")


@pytest.mark.parametrize("move", list(MoveKind))
def test_every_message_is_for_somebody_and_says_why(move: MoveKind) -> None:
    assert move in WHAT_HAPPENED
    for message in messages_about(move):
        assert message.to == CLINICIAN or message.to in list(ProfessionalRole)
        assert message.to in TOLD
        assert "{reference}" in message.subject
        assert "{reference}" in message.text
        assert set(re.findall(r"\{\w*\}", message.subject + message.text)) == {
            "{reference}"
        }
        assert message.why.endswith(".")
        assert draft_name("CP-0007", message.to, privacy=Privacy.REFERENCE)


def test_no_message_has_a_misspelt_move() -> None:
    text = (ROOT / "gp_toolkit/diary/letters.toml").read_text("utf-8")
    moves = {entry["move"] for entry in tomllib.loads(text)["messages"]}
    assert moves <= {kind.value for kind in MoveKind}


def test_what_programs_do_is_in_the_docs_word_for_word() -> None:
    page = HOW_TO.read_text("utf-8")
    for program in calendar_programs():
        assert f"### {program.name}" in page
        for behaviour in program.behaviours:
            line = f"- **{FORMS[behaviour.form]}** ({KNOWN[behaviour.known].lower()}): "
            assert line + behaviour.says in page


def test_what_is_not_verified_never_claims_a_source_as_proof() -> None:
    for program in calendar_programs():
        for behaviour in program.behaviours:
            if behaviour.known in ("measured", "documented", "reported"):
                assert behaviour.source, (program.name, behaviour.form)
