"""What a person does in the browser, in their words."""

import os
from collections.abc import Sequence
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

SHOTS = os.environ.get("GP_TOOLKIT_SHOTS")
"""A folder for screenshots of the journeys; none are kept without it."""

STREAMLITS_OWN = {"presentation-role-conflict"}
"""Minor: the drop zone of Streamlit's file box is marked as decoration and focusable."""

A_FILE = 90_000
"""Milliseconds to wait for a batch to be read on a slow machine."""


class Person:
    """Somebody in front of the app."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.requests_elsewhere: list[str] = []
        self.refused_by_policy: list[str] = []
        page.set_default_timeout(30_000)
        page.on("request", self._note_request)
        page.on("console", self._note_refusal)

    def goes_to(self, path: str = "/") -> None:
        self.page.goto(f"http://{self.address}{path}")

    def opens(self, menu: str) -> None:
        """Choose a page from the menu."""
        self.page.get_by_role("link", name=menu, exact=True).click()
        self.page.get_by_role("heading", name=menu, exact=True, level=1).wait_for()
        self.waits()

    def presses(self, label: str, *, nth: int = 0) -> None:
        self.page.get_by_role("button", name=label, exact=True).nth(nth).click()
        self.waits()

    def ticks(self, label: str) -> None:
        # The box itself is hidden behind its drawing: a person clicks the words.
        self.page.get_by_text(label, exact=True).click()
        self.waits()

    def adds(self, files: Sequence[Path]) -> None:
        """Drop files into the page's box."""
        self.page.locator('input[type="file"]').first.set_input_files(list(files))
        for file in files:
            self.page.get_by_text(file.name, exact=True).first.wait_for()
        self.waits()

    def sees(self, words: str, *, patience: int = 30_000) -> None:
        self.page.get_by_text(words).first.wait_for(timeout=patience)

    def sees_no_more(self, words: str) -> None:
        self.page.get_by_text(words).first.wait_for(state="hidden")
        self.waits()

    def downloads(self, label: str, folder: Path) -> Path:
        self.waits()  # the address of a file changes while its page is drawn anew
        with self.page.expect_download() as coming:
            self.page.get_by_role("button", name=label).first.click()
        target = folder / coming.value.suggested_filename
        coming.value.save_as(target)
        return target

    def row_of(self, words: str) -> Locator:
        """The row of the page that says something, with its buttons."""
        rows = self.page.locator('[data-testid="stHorizontalBlock"]')
        return rows.filter(has_text=words).last

    def waits(self) -> None:
        """Until the page has come to rest."""
        self.page.wait_for_timeout(250)
        self.page.wait_for_function(
            "() => !document.querySelector('[data-test-script-state=\"running\"]')"
            " && !document.querySelector('[data-testid=\"stStatusWidget\"]')"
            " && !document.querySelector('[data-stale=\"true\"]')",
            timeout=A_FILE,
        )

    def looks_round(self, name: str) -> None:
        """Keep a picture for the manual, and meet no barrier."""
        self.keeps_a_picture(name)
        self.meets_no_barrier()

    def meets_no_barrier(self) -> None:
        """What axe finds on the page as it stands (WCAG and best practice)."""
        self.waits()
        found = Axe().run(self.page).response["violations"]
        barriers = [v for v in found if v["id"] not in STREAMLITS_OWN]
        assert [(v["id"], v["nodes"][0]["html"]) for v in barriers] == []

    def keeps_a_picture(self, name: str) -> None:
        if SHOTS:
            self.waits()
            self.page.wait_for_function(
                "() => !document.querySelector('[data-testid=\"stSkeleton\"]')"
            )
            self.page.wait_for_timeout(1000)  # drawings fade in
            self.page.screenshot(path=str(Path(SHOTS) / f"{name}.png"))

    def _note_request(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if self.address not in url and not url.startswith(("data:", "blob:")):
            self.requests_elsewhere.append(url)

    def _note_refusal(self, message: object) -> None:
        text = str(getattr(message, "text", ""))
        if "Content Security Policy" in text:
            self.refused_by_policy.append(text)
