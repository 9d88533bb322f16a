"""Made-up conference papers of any length for the benchmarks: nobody in them is real.

`plain` is running text under a short head. `crowded` is what a long record looks like:
each page has its header, and in turn labels with their values, people with telephone
numbers, a dated chronology, reports, and a plan with actions. No two rows are alike.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import count

from gp_toolkit.model.document import Block, Document, DocumentState, Part

PAGE = 3000
_HEAD = """Minutes of the Initial Child Protection Conference
Date of conference: 10 March 2026
Child: Ava Carter DOB 04/06/2018 NHS No 999 000 0018
Mother: Kelly Carter
Chair: Jo Smith, Independent Reviewing Officer, 01632 960123
Date of next review conference: Tuesday 2 June 2026 at 10am"""
_PROSE = (
    "The social worker told the meeting that Ava had been seen at home on 3 March 2026 "
    "and again at school the week after. The health visitor has visited four times; the "
    "home was warm and there was food in the cupboards. Mother accepts that she needs "
    "help and has kept two of her last three appointments. The school reported that "
    "attendance was 91% and that Ava is settled, although she was late on six mornings "
    "since January 2026."
)


def plain(pages: int) -> Document:
    """A record in running text, so many pages long."""
    lines = [*_HEAD.split("\n"), *[_PROSE] * (pages * PAGE // len(_PROSE) + 1)]
    return _document("docx", [Block(text=line) for line in lines])


def _document(media: str, blocks: list[Block]) -> Document:
    return Document(
        name=f"minutes.{media}",
        media=media,
        state=DocumentState.READ,
        blocks=tuple(blocks),
    )


_FORENAMES = """
    Ada Bilal Cerys Dafydd Esme Farah Gwen Hamza Isla Jude Keira Leon Mabel Nadia Owen
    Priya Quinn Rhys Saffron Tariq Una Violet Wyn Xanthe Yusuf Zara Alfie Bronwen Cole
"""
_SURNAMES = """
    Ashdown Birkett Cullen Draycott Ellwood Fenwick Garside Hollis Ibbotson Jessop
    Kershaw Lockwood Maddox Newsome Oakden Pilling Quarmby Rowntree Sugden Thackray
    Upjohn Varley Wadsworth Yardley Arkwright Bretherton Clough Dewhurst Eastham
    Fairclough Greenhalgh
"""
_ROLES = (
    "Social Worker|Children's Services",
    "Health Visitor|0-19 Service",
    "School Nurse|Community Health",
    "Head Teacher|Hillside Primary School",
    "Police Constable|Protecting Vulnerable People",
    "Housing Officer|Northbrook Homes",
    "Family Support Worker|Early Help",
    "Midwife|Eastmoor Hospital",
    "Probation Officer|Probation Service",
    "Drug and Alcohol Worker|Turning Tide",
    "GP|Northbrook Surgery",
)
_EVENTS = (
    "Home visit by the {role}. {child} was in bed with a cold; the kitchen was clean.",
    "Police called by a neighbour to shouting at the address. No arrest was made.",
    "{child} not brought to the dental appointment at the clinic. Letter sent.",
    "School reported that {child} arrived at 9.40am without breakfast or a coat.",
    "Strategy discussion held. Threshold for a section 47 enquiry was met.",
    "Father attended the drop-in and gave a clean sample on the second occasion.",
    "Referral from the out-of-hours team after a fall on the stairs; no injury seen.",
    "Core group held at Hillside Primary School; {role} sent apologies.",
)
_SAID = (
    "{child} has been seen {n} times since the last conference and was spoken to alone.",
    "The {role} described a tidy home in which there was food, bedding and some toys.",
    "Attendance stands at {n}%, which is below what the school expects of any pupil.",
    "Mother said that she had found the past {n} weeks hard and that her sister helps.",
    "There are worries about who is caring for {child} in the evenings and at weekends.",
    "Father does not accept that his drinking affects the children in the household.",
    "{child} told the {role} that it is noisy at night and that sleeping is difficult.",
    "Immunisations are up to date; weight and height follow the {n}th centile line.",
    "The family's income has been reduced since {month}, and there are arrears of rent.",
    "Professionals agreed that progress has been made but that it is not yet sustained.",
)
_TASKS = (
    "Complete a parenting assessment and share it with the core group",
    "GP to review mother's medication and to offer a longer appointment",
    "Offer {child} a place at the breakfast club and report attendance weekly",
    "Fit window locks and mend the stair gate at the family home",
    "Carry out a home safety check with the fire service",
    "Refer father to the substance misuse service for a full assessment",
    "Unannounced visits at different times of day, seeing {child} alone each time",
)
_LABELS = (
    ("Legal status", "None; section {n} of the Act explained to parents"),
    ("Ethnicity and first language", "White British; English spoken at home"),
    ("Type of accommodation", "Two-bedroom flat, tenancy since {month}"),
    ("School or nursery", "Hillside Primary School, Year {n}"),
    ("Address", "{n} Larkspur Close, Northbrook NB4 {n}QX"),
    ("Date of last medical", "{day}"),
    ("Other household members", "{person} (maternal aunt), born {birth}"),
)


class _Story:
    """Names, numbers and days that do not come again for a long while."""

    def __init__(self) -> None:
        self._next = count(1)
        self.day = dt.date(2025, 1, 6)

    def person(self) -> str:
        n = next(self._next)
        forenames, surnames = _FORENAMES.split(), _SURNAMES.split()
        return f"{forenames[n % len(forenames)]} {surnames[n % len(surnames)]}"

    def later(self) -> str:
        self.day += dt.timedelta(days=1 + next(self._next) % 3)
        self.day = min(self.day, dt.date(2026, 2, 27))
        return f"{self.day:%d/%m/%Y}"

    def told(self, words: str) -> str:
        n = next(self._next)
        child = ("Ava", "Noah")[n % 2]
        return words.format(
            child=child,
            role=_ROLES[n % len(_ROLES)].split("|")[0].lower(),
            n=10 + n % 87,
            month=("March 2025", "last autumn", "November")[n % 3],
            day=f"{1 + n % 28} {('June', 'July', 'October')[n % 3]} 2025",
            birth=f"{1 + n % 28:02}/{1 + n % 12:02}/{1960 + n % 40}",
            person=self.person(),
        )


def crowded(pages: int) -> Document:
    """A record of tables, lists and reports, so many pages long."""
    story = _Story()
    kinds = (_labels, _attendance, _chronology, _reports, _plan)
    blocks: list[Block] = [Block(text=line, page=1) for line in _HEAD.split("\n")]
    for page in range(pages):
        header = (
            f"CONFIDENTIAL  Carter  104417  10 March 2026  Page {page + 1} of {pages}"
        )
        blocks.append(Block(text=header, part=Part.HEADER, page=page + 1))
        room = PAGE
        for block in kinds[page % len(kinds)](story, page + 1):
            blocks.append(block)
            room -= len(block.text)
            if room <= 0:
                break
    return _document("pdf", blocks)


def _table(page: int, row: int, *cells: str) -> Block:
    return Block(text="\t".join(cells), page=page, table=page, row=row)


def _labels(story: _Story, page: int) -> Iterator[Block]:
    yield Block(text="Details of the household", heading=True, page=page)
    for row in count(1):
        label, value = _LABELS[row % len(_LABELS)]
        yield _table(page, row, label, story.told(value))


def _attendance(story: _Story, page: int) -> Iterator[Block]:
    yield Block(text="Present", heading=True, page=page)
    yield _table(page, 1, "Name", "Role", "Agency", "Telephone", "E-mail", "Attended")
    for row in count(2):
        name = story.person()
        role, agency = _ROLES[row % len(_ROLES)].split("|")
        phone = f"01632 960{(row * 37 + page) % 1000:03}"
        mail = f"{name.lower().replace(' ', '.')}@northbrook.example"
        yield _table(page, row, name, role, agency, phone, mail, "Yes")


def _chronology(story: _Story, page: int) -> Iterator[Block]:
    yield Block(text="Chronology of significant events", heading=True, page=page)
    yield _table(page, 1, "Date", "Event", "Source")
    for row in count(2):
        event = story.told(_EVENTS[row % len(_EVENTS)])
        yield _table(page, row, story.later(), event, story.told("{role}"))


def _reports(story: _Story, page: int) -> Iterator[Block]:
    for row in count(1):
        role = _ROLES[(row + page) % len(_ROLES)].split("|")[0]
        yield Block(text=f"{role}'s report: {story.person()}", page=page)
        for part in range(3):
            said = (_SAID[(row * 3 + part * 4 + n) % len(_SAID)] for n in range(3))
            yield Block(text=" ".join(story.told(words) for words in said), page=page)


def _plan(story: _Story, page: int) -> Iterator[Block]:
    yield Block(text="Outline child protection plan", heading=True, page=page)
    yield _table(page, 1, "No.", "What needs to happen", "Who", "By when")
    for row in count(2):
        task = story.told(_TASKS[row % len(_TASKS)])
        who = story.told("{role}")
        yield _table(page, row, str(row - 1), task, who, f"{1 + row % 27} April 2026")
