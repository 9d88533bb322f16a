"""Own days, closures and changed rules, as a person meets them in the app."""

import datetime as dt
from dataclasses import replace

from gp_toolkit.casework.settings import practice_of
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.house import Closure, Earlier, HouseRules, Part, Training
from gp_toolkit.model.practice import Role
from gp_toolkit.model.reading import MeetingKind
from gp_toolkit.procedures.packs import Pack
from gp_toolkit.ui.presenters.house import house_words
from tests.ui.place import Place, Places, open_app, page, press, words


def house_of(place: Place) -> HouseRules:
    return practice_of(place.desk, by=place.user).house


def test_own_days_are_saved_and_shown(at_desk: Places) -> None:
    place = at_desk()
    app = page(open_app(), "settings")
    drafted, family, chair = app.number_input
    drafted.set_value(5)
    family.set_value(2)
    press(app, "Save own days")
    assert house_of(place) == HouseRules(
        draft_working_days=5,
        earlier=(Earlier(milestone=Milestone.REPORT_TO_FAMILY, working_days=2),),
    )
    assert chair.value == 0


def test_a_closure_is_added_and_taken_out(at_desk: Places) -> None:
    place = at_desk()
    app = page(open_app(), "settings")
    app.date_input[0].set_value(dt.date(2026, 12, 24))
    app.date_input[1].set_value(dt.date(2026, 12, 24))
    next(t for t in app.text_input if t.label == "Why it is closed").input("Christmas")
    press(app, "Add closure")
    (closure,) = house_of(place).closures
    assert closure == Closure(
        first=dt.date(2026, 12, 24), last=dt.date(2026, 12, 24), why="Christmas"
    )
    app = page(open_app(), "settings")
    assert "Closed Thursday 24 December 2026: Christmas" in words(app)
    press(app, "Take out closure 1")
    assert house_of(place).closures == ()


def test_a_closure_without_a_reason_is_not_kept(at_desk: Places) -> None:
    place = at_desk()
    app = press(page(open_app(), "settings"), "Add closure")
    assert "Say why the practice is closed" in words(app)
    assert house_of(place).closures == ()


def test_who_may_not_change_settings_reads_them(at_desk: Places) -> None:
    place = at_desk(role=Role.GP)
    house = HouseRules(draft_working_days=3)
    with place.desk.store.work() as work:
        practice = work.practice()
        assert practice
        work.save_practice(replace(practice, house=house))
    app = page(open_app(), "settings")
    assert "Report drafted 3 working days before it is first wanted" in words(app)
    assert not app.number_input


def test_own_rules_in_words() -> None:
    house = HouseRules(
        earlier=(Earlier(milestone=Milestone.REPORT_TO_CHAIR, working_days=1),),
        training=(Training(weekday=2, week=3),),
        closures=(
            Closure(
                first=dt.date(2026, 12, 24),
                last=dt.date(2026, 12, 28),
                why="Christmas",
                part=Part.AFTERNOON,
            ),
        ),
    )
    chair, training, closure = house_words(house)
    assert chair == "Report with the chair: 1 working day earlier"
    assert training == "Training afternoon: Wednesday, the third"
    assert closure == (
        "Closed Thursday 24 December 2026 to Monday 28 December 2026, the afternoon "
        "only: Christmas"
    )


# Changed rules -----------------------------------------------------------------------


def with_changed_rules(place: Place) -> Place:
    """A review in Derby City on 15 December, and a release that wants five days."""
    place.desk = replace(
        place.desk,
        procedures=replace(
            place.desk.procedures,
            waiting={
                "derby-city": _five_days(place.desk.procedures.packs["derby-city"])
            },
        ),
    )
    with place.desk.store.work() as work:
        work.add_conference(
            Conference(
                id="conference-1",
                reference="CP-0001",
                kind=MeetingKind.REVIEW,
                date=dt.date(2026, 12, 15),
                authority="derby-city",
                changed_at=dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC),
            )
        )
    return place


def _five_days(pack: Pack) -> Pack:
    rules = tuple(
        r.model_copy(
            update={
                "earliest_of": tuple(
                    t.model_copy(update={"count": 5}) for t in r.earliest_of
                )
            }
        )
        if r.id == "report-to-chair-review"
        else r
        for r in pack.rules
    )
    return pack.model_copy(update={"rules": rules, "version": 2})


def test_today_shows_old_and_new_days_and_the_button_takes_them(
    at_desk: Places,
) -> None:
    place = with_changed_rules(at_desk())
    app = open_app()
    shown = words(app)
    assert "The rules of Derby City have changed" in shown
    for cell in ("CP-0001", "Thu 10 Dec 2026", "Tue 8 Dec 2026"):
        assert cell in shown
    press(app, "Work to the new rules")
    with place.desk.store.work() as work:
        assert [(k.authority, k.version) for k in work.rules()] == [("derby-city", 2)]


def test_a_gp_sees_the_change_and_is_told_who_decides(at_desk: Places) -> None:
    with_changed_rules(at_desk(role=Role.GP))
    app = open_app()
    assert "A practice administrator decides" in words(app)
    assert not [b for b in app.button if b.label.startswith("Work to")]
