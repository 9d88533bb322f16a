"""The same minutes again, and minutes that came back corrected."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from gp_toolkit.casework.changes import Change, changes
from gp_toolkit.casework.filing import Filed, file_document
from gp_toolkit.casework.likeness import like_before, words_of
from gp_toolkit.model.practice import Role
from gp_toolkit.reading.sandbox import ReadingWorker
from tests.ui.place import EXAMPLES, Place, make_place

MINUTES = """Derby City Council
Minutes of the Review Child Protection Conference
Date of conference: Tuesday 10 November 2026
Child: Ava Carter   DOB: 04/06/2018   NHS number: 999 000 0123
Chair: Beverley Oduya, tel 01632 960455
The conference heard that the family's "support" had been offered - and taken up.
Decision: the child protection plan continues under the category of neglect.
Date of next review conference: Tuesday 27 April 2027 at 10.30am
Venue: Civic Centre, Room 3
"""
OTHER_FAMILY = (
    MINUTES.replace("Ava Carter", "Leo Barraclough")
    .replace("04/06/2018", "30/09/2023")
    .replace("999 000 0123", "999 000 0131")
)


@pytest.fixture(scope="module")
def reader() -> Iterator[ReadingWorker]:
    with ReadingWorker() as worker:
        yield worker


@pytest.fixture
def place(reader: ReadingWorker) -> Place:
    return make_place(reader)


def add(place: Place, text: str | bytes, name: str = "minutes.txt") -> Filed:
    data = text.encode() if isinstance(text, str) else text
    return file_document(place.desk, data, name, by=place.user)


def test_the_same_bytes_are_not_added_again(place: Place) -> None:
    first, again = add(place, MINUTES), add(place, MINUTES, "copy.txt")
    assert (first.duplicate, again.duplicate) == (False, True)
    assert again.document.id == first.document.id


@pytest.mark.parametrize(
    "changed",
    [
        MINUTES.replace("\n", "\r\n\r\n"),
        MINUTES.replace(" ", "  "),
        MINUTES.replace('"', "”").replace("'", "’").replace(" - ", " – "),
        MINUTES.replace("Derby City Council\n", "DERBY CITY COUNCIL\nPage 1 of 1\n"),
    ],
    ids=["line ends", "blanks", "quotes and dashes", "capitals and page number"],
)
def test_the_same_words_in_other_bytes_are_recognised(
    changed: str, place: Place
) -> None:
    first, again = add(place, MINUTES), add(place, changed, "again.txt")
    assert not again.duplicate
    assert again.like is not None
    assert again.like.same
    assert again.like.other.id == first.document.id
    assert again.like.changes == ()
    assert first.like is None


def test_another_family_on_the_same_form_is_not_taken_for_the_same(
    place: Place,
) -> None:
    add(place, MINUTES)
    assert add(place, OTHER_FAMILY).like is None


def test_a_corrected_version_shows_which_facts_changed(place: Place) -> None:
    first = add(place, MINUTES)
    corrected = (
        MINUTES.replace("27 April 2027 at 10.30am", "4 May 2027 at 2pm")
        .replace("Venue: Civic Centre, Room 3", "Venue: Council House, Room 1")
        .replace("neglect", "emotional abuse")
    )
    like = add(place, corrected, "corrected.txt").like
    assert like is not None
    assert (like.same, like.other.id) == (False, first.document.id)
    assert like.changes == (
        Change(
            what="Next conference: date",
            old="Tuesday 27 April 2027",
            new="Tuesday 4 May 2027",
        ),
        Change(what="Next conference: start", old="10:30am", new="2pm"),
        Change(
            what="Next conference: venue",
            old="Civic Centre, Room 3",
            new="Council House, Room 1",
        ),
        Change(what="Child Ava Carter: categories", old="neglect", new="emotional"),
    )


def test_a_fact_that_came_or_went_has_an_empty_side(place: Place) -> None:
    old = add(place, MINUTES).document.reading
    without = MINUTES.replace("   NHS number: 999 000 0123", "")
    new = add(place, without, "b.txt").document.reading
    change = Change(what="Child Ava Carter: NHS number", old="9990000123", new="")
    assert changes(old, new) == (change,)
    assert changes(old, old) == ()


def test_the_next_review_of_the_same_child_is_no_version_of_this_one(
    place: Place,
) -> None:
    add(place, MINUTES)
    later = MINUTES.replace("10 November 2026", "27 April 2027").replace(
        "Tuesday 27 April 2027 at 10.30am", "Tuesday 12 October 2027 at 10am"
    )
    assert add(place, later, "later.txt").like is None


def test_of_two_earlier_documents_the_one_that_says_the_same_is_named(
    place: Place,
) -> None:
    first = add(place, MINUTES)
    add(place, MINUTES.replace("27 April 2027", "4 May 2027"), "second.txt")
    third = add(place, MINUTES.replace("\n", "\n\n"), "third.txt")
    assert third.like is not None
    assert third.like.same
    assert third.like.other.id == first.document.id


def test_the_earlier_document_is_like_nothing_before_it(place: Place) -> None:
    first = add(place, MINUTES).document
    add(place, MINUTES.replace("\n", "\n\n"), "again.txt")
    assert like_before(place.desk, first, by=place.user) is None


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", sorted(EXAMPLES.glob("*.docx")), ids=lambda path: path.name[:2]
)
def test_the_same_minutes_as_word_and_as_pdf_are_one_document(
    path: Path, place: Place, tmp_path: Path
) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("the program LibreOffice is not installed")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir"]
    subprocess.run(
        [*command, str(tmp_path), str(path)], check=True, capture_output=True
    )
    first = add(place, path.read_bytes(), path.name)
    again = add(place, (tmp_path / f"{path.stem}.pdf").read_bytes(), "again.pdf")
    assert again.like is not None
    assert again.like.other.id == first.document.id
    assert again.like.changes == ()
    assert again.like.same


def test_words_are_compared_whatever_stands_between_them() -> None:
    assert words_of("Next “review”:\t8 June") == words_of('8 JUNE – next "Review"')
    assert words_of("Next review: 8 June") != words_of("Next review: 9 June")


def test_an_auditor_may_look_at_what_changed(reader: ReadingWorker) -> None:
    place = make_place(reader)
    add(place, MINUTES)
    filed = add(place, MINUTES.replace("27 April", "4 May"), "b.txt").document
    place.user = make_place(reader, role=Role.AUDITOR).user
    like = like_before(place.desk, filed, by=place.user)
    assert like is not None
    assert like.changes
