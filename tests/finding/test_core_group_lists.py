"""Several core groups told in one row, by label, list and sentence."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading

RECORD = """
Initial child protection conference
Date of conference: 31 March 2026
Child: Ava Carter, born 4 June 2018
Decision: child protection plan, neglect.
{}
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Next core group: Wednesday 15 April 2026, 1.15pm, Bryn School. Then Wednesday 27 May 2026, 11am, at home.",
            ["Wed 15 Apr 13:15 Bryn School", "Wed 27 May 11:00"],
        ),
        (
            "Core groups at the school: Thursday 16 April 2026 3.15 pm; Thursday 14 May 2026 3.15 pm; Thursday 11 June 2026 3.15 pm.",
            ["Thu 16 Apr 15:15", "Thu 14 May 15:15", "Thu 11 Jun 15:15"],
        ),
        (
            "Core group: Thursday, 16 April 2026, 14.00, Council Offices. Then Thursday, 14 May 2026 and Thursday, 11 June 2026, same time and place.",
            [
                "Thu 16 Apr 14:00 Council Offices",
                "Thu 14 May 14:00 Council Offices",
                "Thu 11 Jun 14:00 Council Offices",
            ],
        ),
        (
            "First core group: Wednesday 15 April 2026, 11am, Larch Nursery. Second: Wednesday 27 May 2026, 11am, same place.",
            ["Wed 15 Apr 11:00 Larch Nursery", "Wed 27 May 11:00 Larch Nursery"],
        ),
        (
            "| Core group | Ms Carter, C Tolan, Mrs Corry. To meet 15 April 2026 at 3.30 p.m. in the school and 27 May 2026 at 3.30 p.m. |",
            ["Wed 15 Apr 15:30", "Wed 27 May 15:30"],
        ),
        (
            "Core groups: 14 April, 12 May and 9 June 2026, 11am, Hob Green Centre.",
            [
                "Tue 14 Apr 11:00 Hob Green Centre",
                "Tue 12 May 11:00 Hob Green Centre",
                "Tue 9 Jun 11:00 Hob Green Centre",
            ],
        ),
        (
            (
                "| Meeting type | Date due | Meeting date | Time | Venue |\n"
                "| Core group | 15-Apr-2026 | 14-Apr-2026 | 14:00 | Larch Primary School |"
            ),
            ["Tue 14 Apr 14:00 Larch Primary School"],
        ),
        (
            "Core group: 14 April 2026 at 2pm. The core group would support Tuesday 12 May 2026 for the conference.",
            ["Tue 14 Apr 14:00"],
        ),
        (
            "Core group: 14 April 2026 at 2pm. Mother has a clinic, then court on 12 May 2026.",
            ["Tue 14 Apr 14:00"],
        ),
        ("The core group of 14 April 2026 did not meet.", []),
        ("Earlier core groups: 19 January, 23 February.", []),
        (
            "| Core group | Thursdays: 16 April, 14 May 2026 (3.30pm, Lochmore School) |",
            ["Thu 16 Apr 15:30 Lochmore School", "Thu 14 May 15:30 Lochmore School"],
        ),
        (
            "| Core groups | 14 April 2026 and 12 May 2026, both 1.30pm, Town House |",
            ["Tue 14 Apr 13:30 Town House", "Tue 12 May 13:30 Town House"],
        ),
    ],
)
def test_each_core_group_is_told(
    line: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    said = []
    for group in read(RECORD.format(line)).core_groups:
        parts = [f"{group.date:%a} {group.date.day} {group.date:%b}"]
        parts.append(f"{group.start:%H:%M}" if group.start else "")
        parts.append(group.venue or "")
        said.append(" ".join(part for part in parts if part))
    assert said == expected
