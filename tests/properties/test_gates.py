"""A pattern tried only where it can begin finds what it finds in the whole text."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gp_toolkit.finding.dates import misread, time_patterns
from gp_toolkit.finding.dates import patterns as date_patterns
from gp_toolkit.finding.text.cleaning import clean
from gp_toolkit.finding.text.marks import marks_of, matches, small
from gp_toolkit.finding.text.months import MONTH, MONTH_WORDS, WEEKDAY, WEEKDAY_WORDS
from tests.properties.test_finding_properties import PIECES, QUICK, WORDS, texts

PLACES = {
    "short": (
        date_patterns.SPACED,
        time_patterns.AFTER_T,
        time_patterns.MARKED,
        time_patterns.COLON,
    ),
    "fours": (date_patterns.ISO, time_patterns.FOUR_RANGE, time_patterns.BARE_FOUR),
    "figures": (time_patterns.HOURS,),
    "days": (
        date_patterns.TEXTUAL,
        date_patterns.NUMERIC,
        date_patterns.SLASH,
        date_patterns.DOTTED,
    ),
    "months": (date_patterns.MONTH_FIRST, date_patterns.MONTH_ONLY),
    "spans": (date_patterns.DAYS_BETWEEN,),
    "hours": (
        time_patterns.RANGE,
        time_patterns.OCLOCK,
        time_patterns.WORDS,
        time_patterns.NOON,
    ),
    "spoilt_days": (misread.NUMERIC, misread.TEXTUAL),
    "spoilt_hours": (time_patterns.SPOILT,),
}
SAID = [
    *PIECES,
    *MONTH_WORDS,
    *WEEKDAY_WORDS,
    *("half past two", "quarter to six", "noon", "12 noon", "tenam", "six o'clock"),
    *("half nine", "ten til noon", "1400 - 1530hrs"),
    *(
        "l0/1O/2O26",
        "lOth Jvne 2026",
        "|0/09/26",
        "lO.3O pm",
        "1Oam",
        "3 pm",
        "1430hrs",
    ),
    *(
        "between 3 and 9 June",
        "12-16 October",
        "in three weeks",
        "a working day",
        "3/12",
    ),
    *(
        "2026-03-10T10:30",
        "10th",
        "of",
        "the",
        "to",
        "1",
        "12",
        "1400",
        "(",
        "'",
        "-",
        "/",
    ),
]
dated = st.lists(
    st.sampled_from(SAID) | st.sampled_from(" .,:;-/|'\n"), max_size=30
).map(lambda pieces: " ".join(pieces).replace(" ' ", "'"))


GOLD_LINES = {
    line
    for path in (Path(__file__).parents[1] / "gold" / "documents").glob("*.txt")
    for line in clean(path.read_text("utf-8", "replace")).text.splitlines()[:12]
}


def found_where_it_can_begin(text: str) -> None:
    marks = marks_of(text)
    for name, patterns in PLACES.items():
        for pattern in patterns:
            quick = [m.span() for m in matches(pattern, text, getattr(marks, name))]
            assert quick == [m.span() for m in pattern.finditer(text)], pattern.pattern


@QUICK
@given(texts | dated)
def test_in_any_text(text: str) -> None:
    found_where_it_can_begin(clean(text).text)


def test_in_the_gold_documents() -> None:
    folder = Path(__file__).parents[1] / "gold" / "documents"
    papers = [
        path.read_text("utf-8", "replace") for path in sorted(folder.glob("*.txt"))
    ]
    assert len(papers) > 20
    for paper in papers:
        found_where_it_can_begin(clean(paper).text)


def test_of_gold_documents_misread_by_a_scanner() -> None:
    folder = Path(__file__).parents[1] / "gold" / "documents"
    slips = str.maketrans("0Oo1Il|5S", "Oo0lI1IS5")
    for path in sorted(folder.glob("*.txt")):
        letters = list(clean(path.read_text("utf-8", "replace")).text)
        letters[::19] = [letter.translate(slips) for letter in letters[::19]]
        found_where_it_can_begin("".join(letters))


def _has_hint(text: str, name: str) -> bool:
    low = small(text)
    return any(
        all(any(letters in low for letters in some) for some in needs)
        for needs in WORDS.hint(name)
    )


WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]{1,2}(?![^\W_]))?")
READ_AS_LETTERS = str.maketrans("01", "ol")


@QUICK
@given(texts | dated)
def test_each_word_is_found_where_it_stands(text: str) -> None:
    marks = marks_of(clean(re.sub(r"'\w{1,2}(?=')", "", text)).text)
    found = [(marks.before[n] + n, word) for n, word in enumerate(marks.words) if word]
    said = [(match.start(), match.group()) for match in WORD.finditer(marks.low)]
    assert [place for place, _ in found] == [place for place, _ in said]
    for (_, word), (_, as_written) in zip(found, said, strict=True):
        assert word.translate(READ_AS_LETTERS) == as_written.translate(READ_AS_LETTERS)


@pytest.mark.parametrize("name", sorted(WORDS.lists))
def test_no_phrase_of_a_list_is_without_its_hint(name: str) -> None:
    some = WORDS.lists[name]
    said = re.compile(some.pattern())
    for line in {*some.examples, *some.traps, *GOLD_LINES}:
        assert not said.search(line) or _has_hint(line, name), line


@QUICK
@given(texts, st.sampled_from(sorted(WORDS.lists)))
def test_no_text_holds_a_phrase_without_its_hint(text: str, name: str) -> None:
    even = clean(text).text
    phrase = re.search(WORDS.lists[name].pattern(), even)
    assert not phrase or _has_hint(even, name)


@pytest.mark.parametrize(
    ("written", "words"), [(MONTH, MONTH_WORDS), (WEEKDAY, WEEKDAY_WORDS)]
)
def test_every_word_for_a_day_or_month_is_listed(
    written: str, words: tuple[str, ...]
) -> None:
    whole = re.compile(written)
    assert all(whole.fullmatch(word) for word in words)
    longest = {
        word[:n] for word in (*words, "thursday", "wednesday") for n in range(12)
    }
    assert {word for word in longest if whole.fullmatch(word)} <= set(words)
