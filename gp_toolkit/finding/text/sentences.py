"""Where the sentences of a piece of text begin and end."""

import re

_SENTENCE = re.compile(
    r"[.!?;\n](?:(?<=[.!?])[.!?]{0,2}[\"')\]]?\s{1,20}(?=[\"'(\[]?[A-Z0-9~])"
    r"|(?<=;)\s{0,20}|(?<=\n)[ \t]{0,20}\n)"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[ap]\.?\s?m|Dr|Mrs?|Ms|Mx|Prof|St|No|Nos|Rd|Ave|Tel|Ext|approx|conf|dept"
    r"|e\.g|i\.e|vs|cont|[A-Z]|Sept?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Oct|Nov|Dec|Mon|Tues?"
    r"|Weds?|Thurs?|Fri|Sat|Sun|ref|inc|c|w/c|D\.O\.B|ext))$"
)
_LONGEST = 1500


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> int:
    """Add a sentence, cut at blanks where nobody would write one so long."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut + 1 if cut > 0 else start + _LONGEST
        spans.append((start, cut))
        start = cut
    spans.append((start, end))
    return end


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]`, as spans that cover it."""
    spans: list[tuple[int, int]] = []
    place = start
    for stop in _SENTENCE.finditer(text, start, end):
        if stop.group()[0] == "." and _ABBREVIATION.search(
            text[max(place, stop.start() - 8) : stop.start()]
        ):
            continue
        place = _add(spans, text, place, stop.end())
    place = _add(spans, text, place, end) if end - place > _LONGEST else place
    if place < end or not spans:
        spans.append((place, end))
    return spans
