"""The page of a PDF beside the form, in a browser that obeys the app's policy."""

import os
from collections.abc import Callable
from pathlib import Path

from tests.browser.person import Person


def test_a_page_with_its_boxes_is_shown_beside_the_form(
    sit_down: Callable[..., Person],
) -> None:
    sam = sit_down()
    sam.goes_to()
    sam.presses("Open the example practice")
    sam.opens("Inbox")
    sam.presses("Add the example minutes")
    sam.sees("16 files added of 16", patience=90_000)
    sam.presses("Go to the list of all documents")
    sam.sees_no_more("16 files added of 16")
    sam.row_of("04-leeds-transfer-in.pdf").get_by_role("button").click()
    sam.sees("The page as it looks")
    picture = sam.page.get_by_role("img", name="boxes are round the quoted words")
    picture.wait_for(timeout=60_000)
    assert picture.evaluate("image => image.complete && image.naturalWidth") >= 900
    assert picture.evaluate("image => image.src").startswith("data:image/png;base64,")
    picture.scroll_into_view_if_needed()
    heading = sam.page.get_by_role("heading", name="Next conference")
    assert heading.is_visible()
    sam.meets_no_barrier()
    kept = os.environ.get("GP_TOOLKIT_PICTURES")
    if kept:
        sam.page.screenshot(path=Path(kept, "page.png"))
