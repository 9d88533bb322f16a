"""What holds of any text whatever."""

import datetime as dt
import string
from importlib import resources
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gp_toolkit.finding.dates.forms import Shape
from gp_toolkit.finding.dates.grammar import find_dates
from gp_toolkit.finding.dates.times import find_times
from gp_toolkit.finding.find import find
from gp_toolkit.finding.text.cleaning import clean
from gp_toolkit.finding.wording.vocabulary import Words, parse_words
from gp_toolkit.model.document import Block, Document, DocumentState, Part
from gp_toolkit.model.reading import NextStatus, Reading, Trust

TODAY = dt.date(2026, 3, 24)
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
PIECES = [
    "Date of next conference",
    "Review Child Protection Conference",
    "RCPC",
    "ICPC",
    "Core group",
    "4 June 2026",
    "04/06/2026",
    "31 June",
    "w/c 1 June",
    "3/12",
    "28/40",
    "at 10am",
    "10-11.30",
    "Child: Ava Carter DOB 04/06/2018",
    "Unborn Baby Carter EDD 9/9/26",
    "NHS No 999 000 0018",
    "Mother",
    "Chair: Jo Smith",
    "GP to review by 20 March",
    "cancelled",
    "rearranged to",
    "TBC",
    "~~",
    "\t",
    "\n",
    ": ",
    " – ",
    ". ",
    "; ",
    "confer-\n",
    "ence",
    "\u00ad",
    "\u00a0",
    "’",
    "From: a@example.org",
    "Sent: 2 March 2026",
    "| ",
    "☒",
    "☐",
    "Name\tDate of birth\tRelationship",
    "plan ended",
    "Decision",
    "Category: Neglect",
]
texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.text(alphabet=string.digits + "./-: \n\tOolISB", max_size=200),
)
blocks = st.builds(
    Block,
    text=texts,
    part=st.sampled_from(list(Part)),
    page=st.one_of(st.none(), st.integers(1, 9)),
    table=st.one_of(st.none(), st.integers(1, 3)),
    row=st.one_of(st.none(), st.integers(1, 9)),
    heading=st.booleans(),
    changed=st.booleans(),
    source=st.sampled_from(["", "minutes.docx"]),
)
documents = st.builds(
    Document,
    name=st.text(max_size=20),
    media=st.sampled_from(["txt", "pdf", "docx", "eml", ""]),
    state=st.sampled_from(list(DocumentState)),
    blocks=st.lists(blocks, max_size=12).map(tuple),
)


def _words() -> Words:
    folder = resources.files("gp_toolkit.finding") / "words"
    return parse_words(
        {
            file.name.removesuffix(".toml"): file.read_text(encoding="utf-8")
            for file in folder.iterdir()
            if file.name.endswith(".toml")
        }
    )


WORDS = _words()


def read(document: Document) -> Reading:
    return find(document, words=WORDS, holidays={}, authorities=(), today=TODAY)


@QUICK
@given(documents)
def test_any_document_gives_a_reading_and_every_quote_is_a_slice(
    document: Document,
) -> None:
    reading = read(document)
    text = document.text
    for entry in reading.next:
        for line in entry.evidence:
            assert text[line.start : line.end] == line.quote
        assert (entry.trust is Trust.CHECK) == bool(entry.warnings)
        if entry.status is NextStatus.BOOKED:
            assert entry.date is not None
        if entry.status is NextStatus.DUE_BY:
            assert entry.date is None
    if reading.document.child_protection:
        assert reading.next


FOLDED = "\u017f\u0130\u0131"
"""A long s and the Turkish letters i: read as s and i, so that small letters stay."""


@QUICK
@given(texts)
def test_cleaning_keeps_every_characters_place(text: str) -> None:
    even = clean(text)
    origins = [even.origin(place) for place in range(len(even.text) + 1)]
    assert all(one < other for one, other in pairwise(origins))
    assert all(even.place(origin) == place for place, origin in enumerate(origins))
    for place, character in enumerate(even.text):
        original = text[origins[place]]
        letters = character.isalpha() and original.isalpha()
        assert character == original or not letters or original in FOLDED


@QUICK
@given(texts)
def test_mentions_lie_in_order_and_never_overlap(text: str) -> None:
    dates = find_dates(text, anchor=TODAY)
    spans = [(mention.start, mention.end) for mention in dates]
    times = find_times(text, taken=spans)
    spans = sorted([*spans, *((time.start, time.end) for time in times)])
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(0 <= start < end <= len(text) for start, end in spans)


@QUICK
@given(st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31)))
def test_every_british_form_of_a_day_is_read_day_first(day: dt.date) -> None:
    forms = [
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%y}",
        f"{day.day} {day:%B %Y}",
        f"{day:%a} {day.day} {day:%b %Y}",
        f"{day:%d-%b-%Y}",
        f"{day:%Y-%m-%d}",
        f"{day:%B} {day.day}, {day.year}",
    ]
    for form in forms:
        (mention,) = find_dates(form, anchor=None)
        assert mention.shape is Shape.DAY
        assert mention.date == day, form


FIXED = (
    "Minutes of the Initial Child Protection Conference",
    "Date of conference: 10 March 2026",
    "Child: Ava Carter, date of birth 4 June 2018",
)
UNRELATED = (
    "The health visitor saw Ava at home on 3 March 2026 and was content.",
    "School attendance was 91% since January 2026.",
    "Mother has a housing appointment on 14 April 2026.",
    "The paediatric review is on 4 May 2026 at 9am.",
    "Father is on bail until 5 May 2026.",
    "First core group: 19 March 2026 at 2pm.",
    "Any amendments by 7 April 2026.",
)
WANTED = "Date of next review conference: Tuesday 2 June 2026 at 10am"


@QUICK
@given(st.permutations([*UNRELATED, WANTED]))
def test_the_order_of_unrelated_paragraphs_changes_nothing(order: list[str]) -> None:
    reading = read(
        Document(
            name="x",
            media="docx",
            state=DocumentState.READ,
            blocks=tuple(Block(text=line) for line in (*FIXED, *order)),
        )
    )
    (entry,) = reading.next
    assert (entry.date, entry.start) == (dt.date(2026, 6, 2), dt.time(10))
    assert entry.trust is Trust.CLEAR
