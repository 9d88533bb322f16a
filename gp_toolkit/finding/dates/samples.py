"""Dates that only show how one is to be written: `Date of review (e.g. 09/09/2026)`."""

from gp_toolkit.finding.dates.forms import DateMention
from gp_toolkit.finding.wording.vocabulary import Wording, Words

_LEAD = 25
_SAMPLE = Wording(r"(?<!\w){dates/sample}[\s:,]{0,3}$")


def without_samples(
    text: str, dates: tuple[DateMention, ...], words: Words
) -> tuple[DateMention, ...]:
    """The dates of a text, the samples of a form's help texts left out."""
    sample = words[_SAMPLE]
    return tuple(
        mention
        for mention in dates
        if not sample.search(text[max(mention.start - _LEAD, 0) : mention.start])
    )
