"""What a person does before the part of the job that a journey is about."""

from pathlib import Path

from tests.browser.person import A_FILE, Person

EXAMPLES = Path(__file__).parents[2] / "example_minutes"
PASSWORD = "otter lamp quarry seven"  # noqa: S105 (invented, for tests)


def sets_up_the_practice(anna: Person) -> None:
    anna.goes_to()
    page = anna.page
    assert page.url.endswith("/setup")
    page.get_by_label("Practice name").fill("Mill Lane Surgery")
    page.get_by_label("Local procedure").select_option("Derby City")
    page.get_by_label("Your name").fill("Anna Example")
    page.get_by_label("User name").fill("anna")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password again").fill(PASSWORD)
    page.get_by_role("button", name="Set up the practice").click()
    page.get_by_role("link", name="I have kept it: continue").click()
    anna.sees("Mill Lane Surgery")
    anna.waits()


def has_a_conference(anna: Person, minutes: Path) -> None:
    """Load the rota, add minutes and confirm their date: CP-0001, and who goes."""
    anna.opens("Rota")
    anna.adds([EXAMPLES / "clinicians.xlsx"])
    anna.presses("Load this sheet")
    anna.sees("Dr Helen Marsh")
    anna.opens("Inbox")
    anna.adds([minutes])
    anna.presses("Read these files")
    anna.sees("1 file added of 1", patience=A_FILE)
    anna.presses("Open", nth=0)
    anna.ticks("I have checked this date against the quoted line")
    anna.presses("Confirm this date")
    anna.sees("CP-0001 is in the diary")
    anna.opens("Rota")
    anna.presses("Accept for CP-0001")
    anna.sees("The choice for CP-0001 is kept")
