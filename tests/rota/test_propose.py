"""Who is proposed, and why. The week of Monday 11 January 2027."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gp_toolkit.model.attendance import (
    Attendance,
    AttendanceMode,
    Clinician,
    HalfDay,
    Leave,
    RotaNeed,
    Session,
)
from gp_toolkit.rota.propose import away, propose

TUESDAY = dt.date(2027, 1, 12)
MORNING, AFTERNOON = dt.time(10), dt.time(14)


def clinician(
    name: str,
    *sessions: str,
    leave: tuple[Leave, ...] = (),
    knows: tuple[str, ...] = (),
    attended: int = 0,
    takes_part: bool = True,
) -> Clinician:
    days = ("mon", "tue", "wed", "thu", "fri")
    worked = tuple(
        Session(weekday=days.index(s.split()[0]), half=HalfDay(s.split()[1]))
        for s in sessions
    )
    return Clinician(
        name=name,
        sessions=worked,
        leave=leave,
        knows=knows,
        attended=attended,
        takes_part=takes_part,
    )


def need(
    reference: str = "CP-0001",
    day: dt.date = TUESDAY,
    start: dt.time | None = MORNING,
    family: tuple[str, ...] = (),
    locked_to: str | None = None,
) -> RotaNeed:
    return RotaNeed(
        reference=reference, date=day, start=start, family=family, locked_to=locked_to
    )


def proposed(needs: list[RotaNeed], people: list[Clinician]) -> list[Attendance]:
    return list(propose(needs, people).attendances)


def test_whoever_works_that_half_day_attends() -> None:
    people = [clinician("Ash", "tue pm"), clinician("Bell", "tue am")]
    (line,) = proposed([need()], people)
    assert (line.clinician, line.mode) == ("Bell", AttendanceMode.ATTEND)
    assert line.reasons[0] == "Works on Tuesday mornings."
    assert line.runners_up[0].clinician == "Ash"
    assert "not at that time" in line.runners_up[0].why


def test_knowing_the_family_comes_before_fairness() -> None:
    people = [
        clinician("Ash", "tue am", attended=0),
        clinician("Bell", "tue am", attended=9, knows=("999 000 0018",)),
    ]
    (line,) = proposed([need(family=("9990000018",))], people)
    assert line.clinician == "Bell"
    assert line.reasons[0] == "Knows the family."


def test_among_equals_the_one_asked_least_for_their_sessions_goes() -> None:
    people = [
        clinician("Ash", "tue am", attended=1),  # one session: 1 in 1
        clinician("Bell", "tue am", "wed am", "thu am", attended=2),  # 2 in 3
    ]
    (line,) = proposed([need()], people)
    assert line.clinician == "Bell"


@pytest.mark.parametrize(
    ("first", "last", "goes"),
    [
        ("2027-01-12", "2027-01-12", False),  # away that very day
        ("2027-01-04", "2027-01-12", False),  # the last day of leave
        ("2027-01-12", "2027-01-22", False),  # the first day of leave
        ("2027-01-04", "2027-01-11", True),  # back the day before
        ("2027-01-13", "2027-01-22", True),  # leaves the day after
    ],
)
def test_nobody_on_leave_is_proposed(first: str, last: str, goes: bool) -> None:
    leave = Leave(first=dt.date.fromisoformat(first), last=dt.date.fromisoformat(last))
    (line,) = proposed([need()], [clinician("Ash", "tue am", leave=(leave,))])
    assert (line.clinician == "Ash") is goes


def test_dialling_in_is_the_exception_for_who_knows_the_family_but_works_later() -> (
    None
):
    people = [clinician("Ash", "tue pm", knows=("CP-0001",))]
    (line,) = proposed([need(family=("CP-0001",))], people)
    assert line.mode is AttendanceMode.DIAL_IN
    assert any("the exception" in reason for reason in line.reasons)


def test_with_nobody_working_that_day_the_report_is_sent_alone() -> None:
    (line,) = proposed([need()], [clinician("Ash", "mon am")])
    assert (line.clinician, line.mode) == ("Ash", AttendanceMode.REPORT_ONLY)


def test_with_everybody_away_the_conference_is_unfilled_and_says_why() -> None:
    leave = Leave(first=TUESDAY, last=TUESDAY)
    rota = propose([need()], [clinician("Ash", "tue am", leave=(leave,))])
    assert rota.unfilled[0].reasons == (
        "Everybody on the rota is on leave that day. Choose somebody by hand.",
    )


def test_who_takes_no_part_is_never_proposed() -> None:
    rota = propose([need()], [clinician("Locum", "tue am", takes_part=False)])
    assert rota.unfilled


def test_nobody_is_at_two_conferences_at_once() -> None:
    people = [clinician("Ash", "tue am"), clinician("Bell", "tue am")]
    lines = proposed([need("CP-0001"), need("CP-0002", start=dt.time(11))], people)
    assert {line.clinician for line in lines} == {"Ash", "Bell"}


def test_a_choice_made_by_a_person_stays_and_a_clash_with_leave_is_said() -> None:
    leave = Leave(first=TUESDAY, last=TUESDAY)
    people = [clinician("Ash", "tue am", leave=(leave,)), clinician("Bell", "tue am")]
    (line,) = proposed([need(locked_to="Ash")], people)
    assert line.clinician == "Ash"
    assert "Check: on leave that day." in line.reasons


def test_a_swap_gives_each_family_the_one_who_knows_it() -> None:
    people = [
        clinician("Ash", "tue am", knows=("two",)),
        clinician("Bell", "tue am", knows=()),
    ]
    needs = [need("one", family=("one",)), need("two", family=("two",))]
    by_reference = {a.need.reference: a.clinician for a in proposed(needs, people)}
    assert by_reference == {"one": "Bell", "two": "Ash"}


def test_over_a_year_everybody_is_asked_about_equally() -> None:
    people = [
        clinician(n, *(f"{d} {h}" for d in ("mon", "tue", "wed") for h in ("am", "pm")))
        for n in ("Ash", "Bell", "Cole", "Dunn")
    ]
    days = [TUESDAY + dt.timedelta(weeks=n) for n in range(40)]
    needs = [need(f"CP-{n:04}", day=day) for n, day in enumerate(days)]
    names = [line.clinician for line in proposed(needs, people)]
    assert sorted(names.count(p.name) for p in people) == [10, 10, 10, 10]


days_of_year = st.dates(dt.date(2027, 1, 1), dt.date(2027, 3, 31))
clinicians = st.lists(
    st.builds(
        clinician,
        st.sampled_from(["Ash", "Bell", "Cole", "Dunn"]),
        st.sampled_from(["mon am", "tue pm", "wed am", "thu pm", "fri am"]),
        leave=st.lists(
            st.builds(lambda d: Leave(first=d, last=d), days_of_year), max_size=3
        ).map(tuple),
        attended=st.integers(0, 9),
    ),
    unique_by=lambda c: c.name,
    max_size=4,
)
needs_lists = st.lists(
    st.builds(need, st.text("ABC123", min_size=1, max_size=4), days_of_year),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(needs=needs_lists, people=clinicians)
def test_any_proposal_keeps_the_hard_rules(
    needs: list[RotaNeed], people: list[Clinician]
) -> None:
    rota = propose(needs, people)
    assert rota == propose(needs, people), "the same input gives the same proposal"
    assert len(rota.attendances) == len(needs)
    by_name = {p.name: p for p in people}
    attending: set[tuple[str, dt.date]] = set()
    for line in rota.attendances:
        assert line.reasons
        if line.clinician is None:
            assert all(away(p, line.need.date) for p in people)
            continue
        assert not away(by_name[line.clinician], line.need.date)
        if line.mode is AttendanceMode.ATTEND:
            key = (line.clinician, line.need.date)
            assert key not in attending, "all start at ten"
            attending.add(key)
