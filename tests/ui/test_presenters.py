"""What pages say, without a page."""

import datetime as dt

import pytest

from gp_toolkit.model.conference import Conference
from gp_toolkit.model.deadline import Deadline, Milestone, SkippedDay, Source
from gp_toolkit.model.document import Block, Document, DocumentState, Problem
from gp_toolkit.model.family import Child, PlanStatus
from gp_toolkit.model.filing import Done, Draft, FiledDocument
from gp_toolkit.model.reading import (
    Action,
    Candidate,
    DocumentFacts,
    DocumentKind,
    Evidence,
    MeetingKind,
    NextConference,
    NextStatus,
    Reading,
    Trust,
    Warning,
)
from gp_toolkit.ui.presenters.conferences import months
from gp_toolkit.ui.presenters.decision import (
    Typed,
    TypedChild,
    days_offered,
    decision,
    problems_with,
    starting_day,
    trust_words,
)
from gp_toolkit.ui.presenters.documents import (
    download_name,
    entry_words,
    found_words,
    state_words,
)
from gp_toolkit.ui.presenters.passages import passages
from gp_toolkit.ui.presenters.timeline import timeline, with_the_day

TUESDAY = dt.date(2026, 5, 26)
NOON = dt.datetime(2026, 5, 5, 12, tzinfo=dt.UTC)


def entry(status: NextStatus = NextStatus.BOOKED, **more: object) -> NextConference:
    values: dict[str, object] = {
        "kind": MeetingKind.REVIEW,
        "date": TUESDAY,
        "start": dt.time(14),
        "trust": Trust.CLEAR,
        "evidence": (
            Evidence(quote="Next: 26 May", page=2, where="line 4", start=0, end=12),
        ),
        **more,
    }
    return NextConference(status=status, **values)  # type: ignore[arg-type]  # a table of values


def test_each_thing_a_document_can_say_is_said_in_words() -> None:
    review = "Review child protection conference"
    limit = dt.date(2026, 6, 10)
    table = (
        (entry(), f"{review}: Tuesday 26 May 2026, 2pm"),
        (
            entry(trust=Trust.CHECK),
            f"{review}: Tuesday 26 May 2026, 2pm (to check)",
        ),
        (
            entry(NextStatus.DUE_BY, date=None, latest=limit),
            f"{review}: no day booked; by Wednesday 10 June 2026",
        ),
        (
            entry(NextStatus.WINDOW, latest=limit),
            f"{review}: between Tuesday 26 May 2026 and Wednesday 10 June 2026",
        ),
        (
            entry(NextStatus.CANCELLED),
            f"{review}: cancelled, it was to be on Tuesday 26 May 2026",
        ),
        (
            entry(NextStatus.TO_BE_CONFIRMED, date=None, kind=None),
            "Next conference: to be confirmed",
        ),
    )
    for said, words in table:
        assert entry_words(said) == words


@pytest.mark.parametrize("warning", list(Warning))
def test_every_warning_is_one_plain_sentence_or_two(warning: Warning) -> None:
    (said,) = trust_words(entry(trust=Trust.CHECK, warnings=(warning,)))
    assert said.endswith(".")
    assert "_" not in said, "a code is no sentence"


def test_doubt_without_a_reason_is_still_said() -> None:
    assert trust_words(entry(trust=Trust.CHECK)) != ()
    assert trust_words(entry()) == ()


def test_only_a_clear_day_is_filled_in() -> None:
    draft = Draft(authority="leeds", date=TUESDAY)
    assert starting_day(draft, entry()) == TUESDAY
    assert starting_day(draft, entry(trust=Trust.CHECK)) is None
    doubtful = entry(warnings=(Warning.WEEKEND,))
    assert starting_day(draft, doubtful) is None
    assert starting_day(draft, None) is None


def test_a_limit_is_never_offered_as_a_day_to_book() -> None:
    assert days_offered(entry(NextStatus.WINDOW)) == {}
    rival = Candidate(date=dt.date(2026, 6, 2), quote="or 2 June")
    both = days_offered(entry(candidates=(rival,)))
    assert list(both) == [TUESDAY, dt.date(2026, 6, 2)]
    assert both[dt.date(2026, 6, 2)] == "Tuesday 2 June 2026 – “or 2 June”"


def child(**more: object) -> TypedChild:
    values: dict[str, object] = {
        "meant": True,
        "name": "Ava O’Carter",
        "born": dt.date(2018, 6, 4),
        "unborn": False,
        "nhs_number": "",
        **more,
    }
    return TypedChild(**values)  # type: ignore[arg-type]  # a table of values


def typed(**more: object) -> Typed:
    values: dict[str, object] = {
        "kind": MeetingKind.REVIEW,
        "date": TUESDAY,
        "start": dt.time(14),
        "end": None,
        "venue": " Town Hall ",
        "mode": None,
        "authority": "leeds",
        "children": (child(),),
        "checked": True,
        **more,
    }
    return Typed(**values)  # type: ignore[arg-type]  # a table of values


FAULTS = (
    ({"kind": None}, "Choose what kind"),
    ({"date": None}, "Give the day"),
    ({"end": dt.time(13)}, "The end must be after the start"),
    ({"end": dt.time(14)}, "The end must be after the start"),
    ({"start": None, "end": dt.time(15)}, "The end must be after the start"),
    ({"children": ()}, "Tick at least one child"),
    ({"children": (child(meant=False),)}, "Tick at least one child"),
    ({"children": (child(name="  "),)}, "Give the name of child 1"),
    ({"children": (child(nhs_number="999 000 0019"),)}, "The NHS number of child 1"),
    ({"checked": False}, "tick the box"),
)


@pytest.mark.parametrize(("change", "said"), FAULTS)
def test_a_form_says_what_is_missing(change: dict[str, object], said: str) -> None:
    (problem,) = problems_with(typed(**change))
    assert said in problem


def test_a_form_in_order_becomes_a_decision_with_all_that_was_known() -> None:
    known = Child(
        name="Ava OCarter", address_confidential=True, plan=PlanStatus.CHILD_PROTECTION
    )
    form = typed(children=(child(known=known, nhs_number="999 000 0018"),))
    assert problems_with(form) == ()
    made = decision(Draft(authority="leeds", entry=0), form, entry())
    assert (made.date, made.entry, made.venue) == (TUESDAY, 0, "Town Hall")
    (kept,) = made.children
    assert kept == Child(
        name="Ava O’Carter",
        date_of_birth=dt.date(2018, 6, 4),
        nhs_number="9990000018",
        address_confidential=True,
        plan=PlanStatus.CHILD_PROTECTION,
    )


def test_an_action_that_may_be_the_practices_is_so_once_a_person_says_it() -> None:
    sure = Action(text="check immunisations", owner="GP")
    perhaps = Action(text="offer a hearing test", owner="Health")
    draft = Draft(authority="leeds", actions=(sure,), possible_actions=(perhaps,))
    assert decision(draft, typed(), None).actions == (sure,)
    assert decision(draft, typed(taken=(perhaps,)), None).actions == (sure, perhaps)


def test_a_day_that_the_document_does_not_hold_carries_no_quote() -> None:
    other = typed(date=dt.date(2026, 5, 27))
    assert decision(Draft(authority="leeds", entry=0), other, entry()).entry is None


def test_a_child_not_born_yet_has_an_expected_day_and_no_birthday() -> None:
    form = typed(children=(child(unborn=True),))
    (kept,) = decision(Draft(authority="leeds"), form, None).children
    assert (kept.date_of_birth, kept.expected_delivery) == (None, dt.date(2018, 6, 4))


def document(*texts: str) -> Document:
    return Document(
        name="m.docx",
        media="docx",
        state=DocumentState.READ,
        blocks=tuple(Block(text=text) for text in texts),
    )


def quote(found: Document, text: str) -> Evidence:
    start = found.text.index(text)
    end = start + len(text)
    return Evidence(quote=text, page=None, where="line", start=start, end=end)


def marked(found: Document, evidence: Evidence) -> list[str]:
    (passage,) = passages(found, (evidence,))
    return [s.text for line in passage.lines for s in line.segments if s.marked]


def test_the_quote_is_marked_where_it_stands_and_nowhere_else() -> None:
    found = document("On 26 May", "Next: 26 May, 2pm. Bring it.", "26 May")
    assert marked(found, quote(found, "Next: 26 May")) == ["Next: 26 May"]


def test_a_quote_over_two_lines_is_marked_in_both() -> None:
    found = document("The next conference is on", "26 May 2026.", "End")
    evidence = quote(found, "conference is on\n26 May 2026")
    assert marked(found, evidence) == ["conference is on", "26 May 2026"]


def test_a_quote_that_does_not_fit_is_shown_alone() -> None:
    found = document("Something else")
    stray = Evidence(quote="26 May", page=3, where="", start=90, end=96)
    (passage,) = passages(found, (stray,))
    assert passage.place == "Page 3"
    assert [s.text for s in passage.lines[0].segments] == ["26 May"]


def test_lines_left_out_are_counted() -> None:
    found = document(*(f"line {n}" for n in range(30)))
    (passage,) = passages(found, (quote(found, "line 15"),), around=2)
    assert (passage.before, passage.after) == (13, 12)
    assert len(passage.lines) == 5


def test_one_endless_line_stays_short_around_its_quote() -> None:
    found = document("x" * 90_000 + " Next: 26 May " + "y" * 90_000)
    (passage,) = passages(found, (quote(found, "Next: 26 May"),))
    shown = "".join(s.text for s in passage.lines[0].segments)
    assert "Next: 26 May" in shown
    assert len(shown) < 2_000


def filed(name: str, state: DocumentState, media: str = "") -> FiledDocument:
    told = Problem(code="x", message="Ask the sender for it again.")
    return FiledDocument(
        id="d",
        sha256="0",
        received=NOON,
        filed_by="u",
        document=Document(name=name, media=media, state=state, problems=(told,)),
        reading=Reading(
            document=DocumentFacts(kind=DocumentKind.OTHER, child_protection=False)
        ),
    )


def test_a_file_that_cannot_be_read_says_its_state_and_what_to_do() -> None:
    lost = filed("m.pdf", DocumentState.UNREADABLE)
    assert state_words(lost) == "Could not be read. Ask the sender for it again."
    assert found_words(lost) == ("Ask the sender for it again.",)


def test_a_download_never_carries_the_name_that_the_file_came_with() -> None:
    came = filed("Ava Carter minutes.docx", DocumentState.READ, media="docx")
    assert download_name(came, "CP-0007") == "CP-0007-original.docx"
    assert download_name(came, "") == "document-original.docx"
    odd = filed("Ava.exe", DocumentState.REFUSED, media="../x")
    assert download_name(odd, "") == "document-original.bin"


def conference(**more: object) -> Conference:
    values: dict[str, object] = {
        "id": "c",
        "reference": "CP-0001",
        "kind": MeetingKind.REVIEW,
        "date": TUESDAY,
        "authority": "derby-city",
        "changed_at": NOON,
        **more,
    }
    return Conference(**values)  # type: ignore[arg-type]  # a table of values


REPORT = Deadline(
    milestone=Milestone.REPORT_TO_CHAIR,
    due=dt.date(2026, 5, 20),
    rule="derby-city/report-to-chair-review",
    working="Counted back 3 working days.",
    source=Source(title="Procedures", section="Reports", checked=dt.date(2026, 1, 5)),
    skipped=(SkippedDay(date=dt.date(2026, 5, 25), why="Spring bank holiday"),),
)

STANDS = (
    ("Wed 20 May 2026", dt.date(2026, 5, 20), "today", "today"),
    ("Tue 19 May 2026", dt.date(2026, 5, 19), "tomorrow", "ahead"),
    ("Thu 21 May 2026", dt.date(2026, 5, 21), "1 day late", "late"),
)


@pytest.mark.parametrize(("shown", "today", "stands", "state"), STANDS)
def test_a_deadline_says_how_it_stands(
    shown: str, today: dt.date, stands: str, state: str
) -> None:
    assert f"{today:%a} {today.day} {today:%b %Y}" == shown
    (line,) = timeline((REPORT,), {}, today)
    assert (line.stands, line.state) == (stands, state)


def test_a_day_answers_why_this_day() -> None:
    (line,) = timeline((REPORT,), {}, TUESDAY)
    assert line.why.working == "Counted back 3 working days."
    assert line.why.skipped == ("Monday 25 May 2026: Spring bank holiday",)
    assert line.why.source == "Procedures, section “Reports”, checked Mon 5 Jan 2026"


def test_a_deadline_met_late_says_so() -> None:
    done = Done(
        conference="c",
        milestone=Milestone.REPORT_TO_CHAIR,
        done_on=dt.date(2026, 5, 21),
        by="u",
        at=NOON,
    )
    (line,) = timeline((REPORT,), {done.milestone: done}, TUESDAY)
    assert line.stands == "Done on Thursday 21 May 2026, late"


def test_the_conference_stands_among_its_days_once() -> None:
    days = with_the_day(conference(), (REPORT,))
    assert [d.milestone for d in days] == [
        Milestone.REPORT_TO_CHAIR,
        Milestone.CONFERENCE,
    ]
    assert with_the_day(conference(), days) == days


def test_months_hold_what_is_to_come_in_order() -> None:
    booked = conference()
    dated = [(booked, with_the_day(booked, (REPORT,)))]
    grouped = months(dated, since=dt.date(2026, 5, 20))
    assert list(grouped) == ["May 2026"]
    assert [d.what for d in grouped["May 2026"]] == [
        "Report with the chair",
        "Conference",
    ]
    assert list(months(dated, since=dt.date(2026, 5, 27))) == []
