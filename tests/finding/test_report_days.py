"""By when the practice's report is wanted, in longer papers with other reports."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading

REQUEST = """
Subject: GP report needed for a conference
Child: Ava Carter, born 4 June 2018
The review child protection conference will be held on Thursday 4 June 2026 at 10am.
{}
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "| Reports to conf.team@oldshire.example by | Monday 25 May 2026 12 noon |",
            "Mon 25 May 12:00 conf.team@oldshire.example",
        ),
        (
            "We need it back here by Tuesday 26 May 2026 5pm to pcsl@oldshire.example so that mum can see it.",
            "Tue 26 May 17:00 pcsl@oldshire.example",
        ),
        (
            (
                "The police did not come and have been asked for their report by 12 May 2026. "
                "Your report for the review should come to us by Wednesday 27 May 2026."
            ),
            "Wed 27 May",
        ),
        (
            "All agencies are asked to send their reports by Wednesday 27 May 2026.",
            "Wed 27 May",
        ),
        (
            "Reports already sent for 3rd April will be used; outstanding ones (school, GP) to reach the undersigned by 28th May 2026.",
            "Thu 28 May",
        ),
        (
            "| Reports for review | To family and chair | by Thursday 28-May-2026 | cpadmin@oldshire.example |",
            "Thu 28 May cpadmin@oldshire.example",
        ),
        (
            "I should be glad of a report on the form attached, not later than 5pm on Friday 29 May 2026.",
            "Fri 29 May 17:00",
        ),
        ("| Reports for review | 28 May 2026, to chair |", "Thu 28 May"),
        ("Mother is to return to work by 12 May 2026.", "none"),
    ],
)
def test_the_day_is_told(
    line: str, expected: str, read: Callable[..., Reading]
) -> None:
    report = read(REQUEST.format(line), "2026-05-01").report
    parts = [f"{report.due:%a %d %b}" if report.due else "none"]
    parts.append(f"{report.due_time:%H:%M}" if report.due_time else "")
    assert " ".join(filter(None, [*parts, *report.send_to])) == expected
