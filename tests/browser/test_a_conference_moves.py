"""A conference moves, and calendars, people and paper follow: in the real browser."""

import datetime as dt
import email
import email.policy
import http.client
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import icalendar
from playwright.sync_api import Browser

from gp_toolkit.model.wording import display_short_day
from tests.browser.minutes import NAME, quiet_tuesday, write_minutes
from tests.browser.person import A_FILE, Person
from tests.browser.setting_up import has_a_conference, sets_up_the_practice

SitDown = Callable[..., Person]


def ready(sit_down: SitDown, folder: Path) -> tuple[Person, dt.date]:
    held = dt.datetime.now(ZoneInfo("Europe/London")).date()  # noqa: TID251 (the real clock runs the app)
    coming = quiet_tuesday(held)
    anna = sit_down(height=1900)
    sets_up_the_practice(anna)
    minutes = write_minutes(folder / "minutes.docx", held=held, coming=coming)
    has_a_conference(anna, minutes)
    return anna, coming


def test_a_conference_is_moved_and_everybody_is_told(
    sit_down: SitDown, tmp_path: Path
) -> None:
    """Given a booked conference; when the office rings with a later day; then each day
    is shown old and new, a person confirms, and the drafts and the file follow."""
    anna, coming = ready(sit_down, tmp_path)
    later = coming + dt.timedelta(days=2)
    anna.opens("Conferences")
    anna.presses("Open CP-0001")
    anna.sees("Time line")
    before = anna.downloads("Calendar file", tmp_path).read_bytes()
    anna.presses("Change, cancel or close it")
    anna.sees("CP-0001: what has changed?")
    page = anna.page
    page.get_by_role("combobox").first.click()
    page.get_by_text("It has another day, time or place").click()
    anna.sees("Give the new day")
    page.get_by_role("spinbutton", name="day, New day").click()
    page.keyboard.type(f"{later:%d%m%Y}")
    page.keyboard.press("Escape")
    page.get_by_role("heading", level=1).click()
    anna.waits()
    page.get_by_role("textbox", name="Who told us, and how?").fill(
        "Conference office by telephone"
    )
    page.keyboard.press("Tab")
    anna.waits()
    anna.sees(display_short_day(later))
    anna.keeps_a_picture("change")
    anna.meets_no_barrier()
    anna.presses("Confirm this change")
    anna.sees("Check what has to be checked")
    anna.ticks("Yes, checked")
    anna.presses("Confirm this change")
    anna.sees("CP-0001 is changed")
    anna.sees("Who has to be told")
    anna.sees("Nobody chosen yet")
    anna.keeps_a_picture("changed")
    anna.meets_no_barrier()

    mail = email.message_from_bytes(
        anna.downloads("Open draft 2", tmp_path).read_bytes(),
        policy=email.policy.default,
    )
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == "CP-0001: please confirm the new day of a conference"
    assert NAME not in mail.as_string()

    after = anna.downloads("Calendar file", tmp_path).read_bytes()
    old, new = numbers(before), numbers(after)
    assert old.keys() == new.keys()
    assert all(new[uid] > old[uid] for uid in old)


def numbers(data: bytes) -> dict[str, int]:
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return {str(e["UID"]): int(str(e["SEQUENCE"])) for e in events}


def test_a_calendar_program_fetches_the_feed_until_it_is_ended(
    sit_down: SitDown, tmp_path: Path
) -> None:
    """Given a booked conference; when a feed is made; then its address answers without
    a session, and 404 once the feed is ended."""
    anna, _ = ready(sit_down, tmp_path)
    anna.opens("Calendars")
    anna.presses("Make a feed")
    anna.sees("This is the only time that its address is shown.")
    anna.page.get_by_text("Outlook, NHSmail, Google, Apple").click()
    anna.sees("Not verified:")
    anna.keeps_a_picture("calendars")
    anna.meets_no_barrier()
    shown = anna.page.locator("code").inner_text()
    status, headers, body = fetched(shown)
    assert (status, headers["cache-control"]) == (200, "no-store")
    assert b"CP-0001: conference" in body
    assert NAME.encode() not in body
    assert fetched(shown.replace(".ics", "x.ics"))[0] == 404
    anna.presses("I have copied the address")
    anna.presses("End feed 1")
    anna.sees("The feed is ended")
    assert fetched(shown)[0] == 404


def fetched(address: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=30)
    connection.request("GET", parts.path)
    answer = connection.getresponse()
    told = (answer.status, answer.headers, answer.read())
    connection.close()
    return told


def test_the_daily_list_opens_without_any_network(
    sit_down: SitDown, browser: Browser, tmp_path: Path
) -> None:
    """Given a list saved while the program ran; when the program and the network are
    gone; then the list opens and asks for nothing but itself."""
    anna, coming = ready(sit_down, tmp_path)
    anna.opens("Inbox")
    anna.adds([write_minutes(tmp_path / "second.docx", held=coming, coming=coming)])
    anna.presses("Read these files")
    anna.sees("1 file added of 1", patience=A_FILE)
    anna.opens("Today")
    anna.sees("Check the date found in a new document")
    anna.waits()
    saved = anna.downloads("Daily list to print or save", tmp_path)
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(saved.as_uri())
    assert page.get_by_role("heading", level=1).inner_text().startswith("Daily list:")
    assert asked == [saved.as_uri()]
    assert NAME not in page.content()
    on_paper = Person(page, "saved")
    on_paper.meets_no_barrier()
    context.close()
