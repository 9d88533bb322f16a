"""Whole short papers, and everybody and everything that a practice needs from them."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading

NUMBERED = """
Harbour County Council
Initial Child Protection Conference – Record
Date of conference: Tuesday 10 March 2026 at 10am
CHILDREN
1. O'Donnell, Ciara – DOB 03.02.2015 – NHS 999 000 0018
2. O'DONNELL, Finn – DOB 14.11.2018 – NHS 999 000 0026
FAMILY MEMBERS
Siobhan O'Donnell (mother) dob 01/05/1990
Declan van der Berg – father of Finn – dob 12/12/1988
Mrs Maureen O'Donnell, maternal grandmother
PRESENT
Ms T. Okafor-Reid, Independent Chair
Jean-Luc Baptiste, Lead Social Worker, 01632 960111
Dr P Nair, GP, Seaview Surgery
APOLOGIES
PC 1234 Rob Hart, Police
Outcome
Ciara and Finn will be subject to a child protection plan under the category of neglect.
ACTIONS
• GP to review Ms O'Donnell's medication by 20 March 2026.
• Health visitor to visit fortnightly.
• Dr Nair will refer Finn to the continence service by 27 March 2026
• Practice to flag records
• School to monitor attendance.
First core group: 19 March 2026 at 2pm at St Mary's Primary School
Next conference: Thursday 4 June 2026 at 10am
"""
EACH_THEIR_OWN = """
CHILD PROTECTION CONFERENCE – DECISIONS
Review conference held on 10 March 2026
Re: Amelia-Rose SMITH-JONES (DOB 1/2/2014), Tyler SMITH (DOB 3/4/2016) and Unborn Baby SMITH (EDD 5/6/2026)
Decision:
Amelia-Rose – plan to end; step down to child in need.
Tyler – to remain on a child protection plan, category emotional abuse.
Unborn Baby Smith – made subject to a child protection plan under neglect.
Yours sincerely
Hannah Whitfield
Conference Administrator
Tel 01632 960222
"""
LETTER_TO_A_DOCTOR = """
Dear Dr Patel
Review Child Protection Conference: Alfie, Betsy and Charlie MARSH
I write to let you know the outcome of the review child protection conference held on 12 May 2026. It was agreed that the children should no longer be subject to child protection plans and will be supported as children in need.
The conference asked that you continue to prescribe Mrs Marsh's medication.
Yours sincerely
Gordon Blake
Independent Reviewing Officer
cc Health Visitor (Joy Adams), Kings Road Primary School
"""
STREETS_AND_LANES = """
Minutes of Review Child Protection Conference 5 March 2026
Name of child: Ruby Lane   DOB: 08/08/2013
Name of child: Max Lane   DOB: 09/09/2016
Address: 14 Station Road, Hillford
Parents: Sarah Lane (mother), Peter Court (father)
Social worker – Joanna Street – 01632 960555
Ruby: removed from the register. Max: remains on the register – physical abuse.
Core Group Tuesday 17 March 2026 1pm; Conference Thursday 27 August 2026 10am
"""
CORE_GROUP = """
Core Group Minutes 4 February 2026 – child protection plan
Children: Lexi & Logan PRYCE
Present – Mum (Gemma Pryce), Dad (Carl Pryce), Jan Dew (SW), Holly Ash (HV), Mr T Bone (class teacher)
Apologies – Dr Singh (GP)
Plan update
GP to offer mum an appointment by 18 February 2026
HV: Logan 2yr check done.
Next core group: 4 March 2026 1pm
Review child protection conference: 21 April 2026 10am
"""
SLIP = """
Child protection conference outcome – notification to GP
Patient: Miss Evie Rose Hart   Date of birth: 14 Feb 2011   NHS Number: 999 000 0042
Name of child: Evie Rose Hart
Status: Subject of Child Protection Plan with effect from 02/03/2026
Category: Sexual
GP actions required:
- Add the code to the records of Evie and her siblings
- Offer screening by 16/03/2026
Next review: on or before 02/06/2026
"""
CHILDREN = [
    (
        NUMBERED,
        [
            "O'Donnell, Ciara 2015-02-03 child_protection neglect",
            "O'DONNELL, Finn 2018-11-14 child_protection neglect",
        ],
    ),
    (
        EACH_THEIR_OWN,
        [
            "Amelia-Rose SMITH-JONES 2014-02-01 child_in_need",
            "Tyler SMITH 2016-04-03 child_protection emotional",
            "Unborn Baby SMITH due 2026-06-05 child_protection neglect",
        ],
    ),
    (
        LETTER_TO_A_DOCTOR,
        [
            "Alfie MARSH child_in_need",
            "Betsy MARSH child_in_need",
            "Charlie MARSH child_in_need",
        ],
    ),
    (
        STREETS_AND_LANES,
        [
            "Ruby Lane 2013-08-08 none",
            "Max Lane 2016-09-09 child_protection physical",
        ],
    ),
    (CORE_GROUP, ["Lexi PRYCE", "Logan PRYCE"]),
    (SLIP, ["Evie Rose Hart 2011-02-14 child_protection sexual"]),
]
DECIDED = [
    (("The conference agreed that Tom no longer requires a child protection plan. "
     "Ella's plan will continue under the category of emotional abuse."),
     ["Tom none", "Ella child_protection emotional"]),
    (("It was decided that Tom and Ella's plans should end and they will be supported "
     "under Child in Need."),
     ["Tom child_in_need", "Ella child_in_need"]),
    (("In respect of Tom the threshold is no longer met and his plan is discontinued. "
     "Ella will remain the subject of a Child Protection Plan for neglect."),
     ["Tom none", "Ella child_protection neglect"]),
    ("It was decided not to end the plans at this time. Category: neglect.",
     ["Tom child_protection neglect", "Ella child_protection neglect"]),
    (("School felt the plans should end. Decision: plans to continue under emotional "
     "abuse instead of neglect."),
     ["Tom child_protection emotional", "Ella child_protection emotional"]),
    (("Tom and Ella to be subject to child protection plans: physical abuse (Tom), "
     "emotional abuse (Ella)."),
     ["Tom child_protection physical", "Ella child_protection emotional"]),
    (("Decision: both names to be placed on the Child Protection Register; "
     "Tom - Potential Physical Abuse; Ella - Potential Neglect."),
     ["Tom child_protection physical", "Ella child_protection neglect"]),
    ("The meeting agreed to deregister Tom and Ella.", ["Tom none", "Ella none"]),
    ("Outcome: ☐ CP plan continues ☒ CP plan ends ☐ No change",
     ["Tom none", "Ella none"]),
    (("Are the children to remain on a plan? Yes. "
     "Category: ☐ Neglect ☒ Emotional ☐ Physical"),
     ["Tom child_protection emotional", "Ella child_protection emotional"]),
]  # fmt: skip
ADULTS = [
    (
        NUMBERED,
        [
            "Siobhan O'Donnell, mother, 1990-05-01",
            "Declan van der Berg, father, 1988-12-12",
            "Mrs Maureen O'Donnell, maternal grandmother",
        ],
    ),
    (STREETS_AND_LANES, ["Sarah Lane, mother", "Peter Court, father"]),
    (CORE_GROUP, ["Gemma Pryce, Mum", "Carl Pryce, Dad"]),
]
PROFESSIONALS = [
    (
        NUMBERED,
        [
            "chair Ms T. Okafor-Reid",
            "social_worker Jean-Luc Baptiste 01632 960111",
            "gp Dr P Nair",
            "police Rob Hart",
        ],
    ),
    (EACH_THEIR_OWN, ["conference_admin Hannah Whitfield 01632 960222"]),
    (LETTER_TO_A_DOCTOR, ["chair Gordon Blake", "health_visitor Joy Adams"]),
    (STREETS_AND_LANES, ["social_worker Joanna Street 01632 960555"]),
    (
        CORE_GROUP,
        [
            "social_worker Jan Dew",
            "health_visitor Holly Ash",
            "education Mr T Bone",
            "gp Dr Singh",
        ],
    ),
]
ACTIONS = [
    (
        NUMBERED,
        [
            "GP: review Ms O'Donnell's medication 2026-03-20",
            "Dr Nair: refer Finn to the continence service 2026-03-27",
            "Practice: flag records",
        ],
    ),
    (LETTER_TO_A_DOCTOR, ["GP: continue to prescribe Mrs Marsh's medication"]),
    (CORE_GROUP, ["GP: offer mum an appointment 2026-02-18"]),
    (
        SLIP,
        [
            "GP: Add the code to the records of Evie and her siblings",
            "GP: Offer screening 2026-03-16",
        ],
    ),
]
_TABLES = "\nChild: Ava Carter\nReview child protection conference: 4 June 2026\n"
ACTION_TABLES = [
    (
        (
            "Action | By | When\nWeigh Ava | Practice nurse | 20 March 2026"
            "\nVisit | Social worker | weekly"
        ),
        ["Practice nurse: Weigh Ava 2026-03-20"],
    ),
    (
        "Who | What | By\nGP | See Ava | 27/03/2026\nAll | Core group | 20/03/2026",
        ["GP: See Ava 2026-03-27"],
    ),
    (
        (
            "What needs to change | What will be done | Who | By when"
            "\nAva is well | Recall for immunisations | Dr Field (GP) | 01/04/2026"
        ),
        ["Dr Field (GP): Recall for immunisations 2026-04-01"],
    ),
    (
        (
            "Need | Tasks and responsibilities | Timescale"
            "\nRash | Mother to treat; GP to check the rash | 27/03/2026"
        ),
        ["GP: check the rash 2026-03-27"],
    ),
    (
        (
            "Cam / Action | Pwy / Who | Pryd / When"
            "\nBlood tests | GP | 03/07/2026\nVisit | SW | 01/07/2026"
        ),
        ["GP: Blood tests 2026-07-03"],
    ),
    ("Dental practice | See Ava | 3 June\nPractice supervisor | Sign | 3 June", []),
    (
        (
            "Date | Who | What happened\n04/03/2019 | GP practice | Parents came"
            "\n05/05/2020 | Nursery | Dentist seen"
        ),
        [],
    ),
]
ACTION_LINES = [
    ("Action: Review of growth. By whom: GP. By when: 20 March 2026",
     ["GP: Review of growth 2026-03-20"]),
    ("For the GP: 8 week check outstanding – please offer by 4 September 2026.",
     ["GP: 8 week check outstanding – please offer 2026-09-04"]),
    ("That the G.P., Dr. Strang, review the eczema by 4 December 2026.",
     ["G.P., Dr. Strang: review the eczema 2026-12-04"]),
    ("Mill Lane Surgery to ask Oak Surgery for a summary by 5 May 2026",
     ["Mill Lane Surgery: ask Oak Surgery for a summary 2026-05-05"]),
    ("Please would the practice offer Ava an appointment.",
     ["the practice: offer Ava an appointment"]),
    ("The GP will be informed of the outcome.", []),
    ("GP: no concerns.", []),
    ("Dr A Sethi (GP) - report sent.", []),
    ("The practice will let the social worker know of missed appointments.", []),
    ("Actions for the GP: none.", []),
]  # fmt: skip
REPORTS = [
    ("Reports to cp@borough.example please by 29 May 2026.",
     "2026-05-29 None cp@borough.example"),
    (("Please let us have your report by noon on Monday 1 June 2026. "
     "Return to cp@borough.example"),
     "2026-06-01 12:00:00 cp@borough.example"),
    ("Your report: by 5pm on Friday 29 May 2026", "2026-05-29 17:00:00"),
    ("| Reports due | Friday 29 May 2026, noon |\n| To | cp@borough.example |",
     "2026-05-29 12:00:00 cp@borough.example"),
    ("Reports are needed 3 working days before.", "None None"),
    ("The report dated 12 May 2026 was shared by 20 May 2026.", "None None"),
]  # fmt: skip
CORE_GROUPS = [
    ("Core group: Sam Roe and Ann Lee. First meeting 28 April 2026, 2 pm.",
     ["2026-04-28 14:00:00"]),
    ("Core groups: 14 April and 12 May 2026, each at 3.45pm in school.",
     ["2026-04-14 15:45:00", "2026-05-12 15:45:00"]),
    ("The core group on 14 April 2026 is cancelled. It will now be 21 April 2026 at 3pm.",
     ["2026-04-21 15:00:00"]),
    ("The core group planned for 14 April 2026 has been stood down.", []),
    ("| First core group after conference | 14 April 2026 at 2pm |",
     ["2026-04-14 14:00:00"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHILDREN)
def test_each_child_with_what_was_decided(
    text: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    said = []
    for child in read(text).children:
        due = child.expected_delivery
        parts = [child.name, str(child.date_of_birth or "")]
        parts.append(f"due {due}" if due else "")
        parts.append(child.plan.value if child.plan else "")
        parts.extend(category.value for category in child.categories)
        said.append(" ".join(part for part in parts if part))
    assert said == expected


@pytest.mark.parametrize(("line", "expected"), DECIDED)
def test_a_decision_in_words_for_each_child(
    line: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    record = (
        "Review child protection conference held on 4 March 2026\n"
        "Children: Tom Baker (1.2.2013), Ella Baker (3.4.2015)\n"
    )
    said = []
    for child in read(record + line).children:
        plan = child.plan.value if child.plan else "not said"
        parts = [child.name.split()[0], plan, *(c.value for c in child.categories)]
        said.append(" ".join(parts))
    assert said == expected


@pytest.mark.parametrize(("text", "expected"), ADULTS)
def test_each_adult_of_the_family(
    text: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    said = [
        ", ".join(str(p) for p in (a.name, a.relationship, a.date_of_birth) if p)
        for a in read(text).adults
    ]
    assert said == expected


def test_a_doctor_told_again_by_surname_and_an_officer_by_rank(
    read: Callable[..., Reading],
) -> None:
    reading = read(
        "Review child protection conference\nChild: Ava Carter, born 4 June 2018\n"
        "GP: Dr M Osei, Parkfield Surgery\nApologies: Dr Osei, PC Vine\n"
    )
    said = [(p.role.value, p.name) for p in reading.professionals]
    assert said == [("gp", "Dr M Osei"), ("police", "PC Vine")]


@pytest.mark.parametrize(("text", "expected"), PROFESSIONALS)
def test_each_professional(
    text: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    said = [
        " ".join(part for part in (p.role.value, p.name, p.phone) if part)
        for p in read(text).professionals
    ]
    assert said == expected


def _told(reading: Reading) -> list[str]:
    return [
        f"{action.owner}: {action.text}" + (f" {action.due}" if action.due else "")
        for action in reading.actions
    ]


@pytest.mark.parametrize(("text", "expected"), ACTIONS)
def test_each_action_for_the_practice(
    text: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    assert _told(read(text)) == expected


@pytest.mark.parametrize(("table", "expected"), ACTION_TABLES)
def test_action_tables_with_their_columns_in_any_order(
    table: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    rows = "\n".join(f"| {row} |" for row in table.split("\n"))
    assert _told(read(_TABLES + rows)) == expected


@pytest.mark.parametrize(("line", "expected"), ACTION_LINES)
def test_lines_that_ask_something_of_the_practice_and_lines_that_do_not(
    line: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    assert _told(read(_TABLES + "\n" + line)) == expected


@pytest.mark.parametrize(("line", "expected"), REPORTS)
def test_the_day_for_the_report_and_where_it_goes(
    line: str, expected: str, read: Callable[..., Reading]
) -> None:
    invitation = (
        "Invitation to a review child protection conference\nChild: Ava Carter\n"
        "The conference will be held on Thursday 4 June 2026 at 10am.\n"
    )
    report = read(invitation + line).report
    said = f"{report.due} {report.due_time} " + " ".join(report.send_to)
    assert said.strip() == expected


@pytest.mark.parametrize(("line", "expected"), CORE_GROUPS)
def test_core_groups_still_to_come(
    line: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    record = (
        "Initial child protection conference\nDate of conference: 31 March 2026\n"
        "Child: Ava Carter\nDecision: child protection plan, neglect.\n"
    )
    said = [f"{g.date} {g.start}" for g in read(record + line).core_groups]
    assert said == expected


@pytest.mark.parametrize(
    "line",
    [
        "Car Park Lighting",
        "Early Years Board",
        "Membership Secretary",
        "Principal Reporter",
        "Unborn Team",
        "Civic Hall",
        "Guidance Note",
        "ML, CW",
    ],
)
def test_headings_offices_and_teams_are_nobody(
    line: str, read: Callable[..., Reading]
) -> None:
    reading = read(
        "Review child protection conference\nChild: Ava Carter, born 4 June 2018\n"
        f"Present: {line} (officer), Sam Roe (social worker)\n{line}\n"
    )
    assert [child.name for child in reading.children] == ["Ava Carter"]
    assert reading.adults == ()
    assert [p.name for p in reading.professionals] == ["Sam Roe"]
