"""A rule waits for a day that no document gives: typed in, in the real browser."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from gp_toolkit.model.wording import display_day
from tests.browser.minutes import quiet_tuesday, write_invitation
from tests.browser.person import Person
from tests.browser.setting_up import has_a_conference, sets_up_the_practice


def test_the_latest_day_follows_the_strategy_discussion(
    sit_down: Callable[..., Person], tmp_path: Path
) -> None:
    """Given an invitation to an initial conference; when the day of the strategy
    discussion is typed in; then the latest day for the conference is on its time line."""
    now = dt.datetime.now(ZoneInfo("Europe/London")).date()  # noqa: TID251 (the real clock runs the app)
    coming = quiet_tuesday(now)
    held = now - dt.timedelta(days=1)
    anna = sit_down(height=1900)
    sets_up_the_practice(anna)
    has_a_conference(
        anna, write_invitation(tmp_path / "invitation.docx", coming=coming)
    )
    anna.opens("Conferences")
    anna.presses("Open CP-0001")
    anna.sees("needs the date of the strategy discussion")
    anna.presses("Enter this day")
    anna.meets_no_barrier()
    page = anna.page
    page.get_by_role("spinbutton", name="day, Day it happened").click()
    page.keyboard.type(f"{held:%d%m%Y}")
    # The little calendar lies over the button.
    page.get_by_test_id("stPopoverBody").click(position={"x": 4, "y": 4})
    anna.presses("Keep this day")
    anna.sees("the day is kept, and what is due follows it")
    anna.sees(f"The strategy discussion: {display_day(held)}")
    anna.sees("Initial conference, at the latest")
    anna.meets_no_barrier()
