"""People are let in and put out again, in the system's Chromium."""

from collections.abc import Callable

from tests.browser.person import Person
from tests.browser.setting_up import PASSWORD, sets_up_the_practice

FIRST_PASSWORD = "kettle orchard ninety blue"  # noqa: S105 (invented, for tests)
OWN_PASSWORD = "my own four good words"  # noqa: S105 (invented, for tests)
SitDown = Callable[..., Person]


def test_a_gp_and_a_manager_are_let_in_and_the_gp_put_out_again(
    sit_down: SitDown,
) -> None:
    """Given a practice with one administrator; when she adds a GP and a manager; then
    each chooses a password and sees their part; when she closes the GP's account, the
    GP's page leaves the screen."""
    anna = sit_down()
    sets_up_the_practice(anna)
    anna.opens("Settings")
    anna.keeps_a_picture("settings-account")
    anna.page.get_by_role("link", name="People who may sign in").click()
    anna.page.wait_for_url("**/people")
    adds(anna, "Dr Helen Marsh", "helen", "GP")
    anna.keeps_a_picture("people")
    adds(anna, "Ros Ames", "ros", "Manager")

    helen = sit_down()
    comes_in_for_the_first_time(helen, "helen")
    helen.sees("Dr Helen Marsh, GP")
    assert menu(helen) == [
        *("Today", "Inbox", "Conferences", "Calendars", "Rota", "Reports", "Settings")
    ]
    helen.opens("Settings")
    helen.page.get_by_role("link", name="Change your password").wait_for()
    assert helen.page.get_by_role("link", name="People who may sign in").count() == 0
    helen.goes_to("/people")
    helen.page.get_by_role("heading", name="This page is for administrators").wait_for()
    helen.meets_no_barrier()
    helen.keeps_a_picture("people-refused")
    helen.page.get_by_role("link", name="Back to the program").click()
    helen.sees("Dr Helen Marsh, GP")

    ros = sit_down()
    comes_in_for_the_first_time(ros, "ros")
    ros.sees("Ros Ames, Manager")
    assert menu(ros) == ["Rota", "Settings"]
    ros.opens("Settings")
    changes_the_password(ros)

    anna.page.get_by_role("link", name="Close the account of Dr Helen Marsh").click()
    anna.meets_no_barrier()
    anna.keeps_a_picture("people-close")
    anna.page.get_by_role("button", name="Close this account").click()
    anna.sees("The account is closed, and the person is signed out.")
    anna.page.get_by_role("heading", name="Closed accounts").wait_for()
    anna.meets_no_barrier()
    helen.page.wait_for_url("**/signin")
    signs_in(helen, "helen", OWN_PASSWORD)
    helen.sees("The user name or password is not right")
    assert PASSWORD not in anna.page.content()


def adds(anna: Person, name: str, user_name: str, role: str) -> None:
    page = anna.page
    page.get_by_role("link", name="Add a person").click()
    anna.meets_no_barrier()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("User name").fill(user_name)
    page.get_by_label("First password").fill(FIRST_PASSWORD)
    page.get_by_role("button", name="Add this person").click()
    anna.sees("Choose what the person is in the practice")
    anna.meets_no_barrier()
    page.get_by_label(role, exact=True).check()
    page.get_by_label("First password").fill(FIRST_PASSWORD)
    anna.keeps_a_picture("people-add")
    page.get_by_role("button", name="Add this person").click()
    anna.sees("The person is added.")
    anna.sees(name)
    anna.meets_no_barrier()


def signs_in(person: Person, user_name: str, password: str) -> None:
    page = person.page
    page.get_by_label("User name").fill(user_name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def comes_in_for_the_first_time(person: Person, user_name: str) -> None:
    person.goes_to()
    signs_in(person, user_name, FIRST_PASSWORD)
    page = person.page
    page.wait_for_url("**/password")
    person.meets_no_barrier()
    person.keeps_a_picture("password-first")
    page.get_by_label("New password", exact=True).fill(OWN_PASSWORD)
    page.get_by_label("New password again").fill(OWN_PASSWORD)
    page.get_by_role("button", name="Use this password").click()
    person.sees("Mill Lane Surgery")
    person.waits()


def changes_the_password(person: Person) -> None:
    page = person.page
    page.get_by_role("link", name="Change your password").click()
    page.wait_for_url("**/password")
    person.meets_no_barrier()
    person.keeps_a_picture("password")
    page.get_by_label("Present password").fill(OWN_PASSWORD)
    page.get_by_label("New password", exact=True).fill("five other words here now")
    page.get_by_label("New password again").fill("five other words here now")
    page.get_by_role("button", name="Change the password").click()
    page.get_by_role("heading", name="Your password is changed").wait_for()
    person.meets_no_barrier()
    page.get_by_role("link", name="Back to Settings").click()
    person.sees("Ros Ames, Manager")


def menu(person: Person) -> list[str]:
    """The pages on offer."""
    person.page.get_by_role("link", name="Settings", exact=True).wait_for()
    links = person.page.get_by_test_id("stTopNavLink")
    return [text.strip() for text in links.all_inner_texts()]
