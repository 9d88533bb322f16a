"""The way in as a person sees it, in the system's Chromium."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.access.visitor import GOOD_PASSWORD, Server

CHROMIUM = shutil.which("chromium")
SHOTS = os.environ.get("GP_TOOLKIT_SHOTS")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="needs the program chromium"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1100, "height": 900}, java_script_enabled=True
    )
    yield context.new_page()
    context.close()


def shot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def watch(page: Page, server: Server) -> tuple[list[str], list[str]]:
    """Requests that leave the server, and what the browser itself refused."""
    away: list[str] = []
    refused: list[str] = []
    page.on(
        "request",
        lambda r: (
            None
            if server.address in r.url or r.url.startswith(("data:", "blob:"))
            else away.append(r.url)
        ),
    )
    page.on(
        "console",
        lambda m: (
            refused.append(m.text) if "Content Security Policy" in m.text else None
        ),
    )
    return away, refused


def test_from_first_run_to_the_app_and_out_again(
    page: Page, serve: Callable[[], Server]
) -> None:
    server = serve()
    away, refused = watch(page, server)
    page.goto(f"http://{server.address}/")
    assert page.url.endswith("/setup")
    shot(page, "setup")
    page.get_by_role("button", name="Set up the practice").click()
    assert page.get_by_role("alert").is_visible()
    assert page.title().startswith("Error: ")
    shot(page, "setup-problems")
    page.get_by_label("Practice name").fill("Mill Lane & Co <Surgery>")
    page.get_by_label("Local procedure").select_option("Leeds <&> district")
    page.get_by_label("Your name").fill("Anna Example")
    page.get_by_label("User name").fill("anna@surgery.example")
    page.get_by_label("Password", exact=True).fill(GOOD_PASSWORD)
    page.get_by_label("Password again").fill(GOOD_PASSWORD)
    page.get_by_role("button", name="Set up the practice").click()
    key = page.get_by_role("group", name="Recovery key").inner_text()
    assert len(key.replace("-", "").replace("\n", "")) == 32
    shot(page, "recovery-key")
    page.get_by_role("link", name="I have kept it: continue").click()
    page.get_by_text("Anna Example at Mill Lane & Co <Surgery>").wait_for()
    page.reload()
    page.get_by_text("Anna Example at Mill Lane & Co <Surgery>").wait_for()
    page.locator('input[type="file"]').set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"x" * 1234}
    )
    page.get_by_text("1234 bytes came").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert Path(download.value.path()).read_bytes() == b"canary-download"
    shot(page, "app")
    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("heading", name="You have signed out").wait_for()
    shot(page, "signed-out")
    page.goto(f"http://{server.address}/")
    assert page.url.endswith("/signin")
    page.get_by_label("User name").fill("anna@surgery.example")
    page.get_by_label("Password").fill("not the right words")
    page.get_by_role("button", name="Sign in").click()
    assert "is not right" in page.get_by_role("alert").inner_text()
    shot(page, "signin-problem")
    page.get_by_label("Password").fill(GOOD_PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("Anna Example at").wait_for()
    assert away == []
    assert refused == []


def test_the_example_practice_opens_with_one_click(
    page: Page, serve: Callable[[], Server]
) -> None:
    server = serve()
    page.goto(f"http://{server.address}/")
    page.get_by_role("button", name="Open the example practice").click()
    page.get_by_text("Example Administrator at Example practice").wait_for()
    page.get_by_text("Example practice: invented families").wait_for()
    page.goto(f"http://{server.address}/signout")
    page.goto(f"http://{server.address}/")
    assert page.url.endswith("/setup")


def test_an_idle_page_leaves_the_screen(
    page: Page, serve: Callable[..., Server]
) -> None:
    """With an idle limit of six seconds; a click puts it off, an open page does not."""
    server = serve(idle_seconds=6)
    page.goto(f"http://{server.address}/")
    page.get_by_role("button", name="Open the example practice").click()
    page.get_by_text("Example Administrator at Example practice").wait_for()
    page.wait_for_timeout(4000)
    page.locator('input[type="file"]').set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"x" * 7}
    )
    page.get_by_text("7 bytes came").wait_for()
    page.wait_for_timeout(3500)
    assert page.get_by_text("7 bytes came").is_visible()
    page.wait_for_url("**/setup", timeout=10_000)
    assert "Example Administrator" not in page.content()


def test_a_page_in_another_window_leaves_after_signing_out(
    page: Page, serve: Callable[..., Server]
) -> None:
    server = serve()
    page.goto(f"http://{server.address}/")
    page.get_by_role("button", name="Open the example practice").click()
    page.get_by_text("Example Administrator at Example practice").wait_for()
    other = page.context.new_page()
    other.goto(f"http://{server.address}/signout")
    page.wait_for_url("**/setup", timeout=10_000)


def test_the_pages_fit_at_twice_the_size_and_work_without_scripts(
    browser: Browser, serve: Callable[[], Server]
) -> None:
    """A window of 550 pixels is one of 1100 at 200 %."""
    server = serve()
    context = browser.new_context(
        viewport={"width": 550, "height": 450}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"http://{server.address}/")
    width = page.locator("html").bounding_box()
    assert width is not None
    assert width["width"] <= 550
    for name in ("Set up the practice", "Open the example practice"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 550
    shot(page, "setup-narrow")
    context.close()
