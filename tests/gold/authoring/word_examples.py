"""The Word examples, each in another council's manner. Everyone in them is invented."""

from collections.abc import Callable

from docx.document import Document as WordDocument

from tests.gold.authoring.word_pages import controls, grid, paper, text_box, tracked


def derby_initial(nhs: list[str]) -> WordDocument:
    """A form with content controls and date pickers; twins."""
    doc = paper(
        letterhead="Derby City Council\nInitial Child Protection Conference Record",
        running="OFFICIAL-SENSITIVE  Case number CP-2026-0431",
        footer="Printed 09/11/2026 14:22  Children Act 1989, Working Together 2023",
    )
    controls(
        doc,
        [
            ("Type of conference", "Initial Child Protection Conference", ""),
            ("Date of conference", "03 November 2026", "2026-11-03"),
            ("Time of conference", "10:00", ""),
            ("Venue", "The Council House, Corporation Street, Derby", ""),
            ("Date record issued", "06 November 2026", "2026-11-06"),
            ("Conference Chair", "Marian Holloway", ""),
            ("Minute taker", "Priti Shah", ""),
        ],
    )
    doc.add_heading("1. Children who are the subject of this conference", 2)
    home = "12 Larkfield Row, Derby DE99 1AA"
    grid(
        doc,
        [
            ["Name", "Date of birth", "NHS number", "Address"],
            ["Nkechi Okafor-Reid", "14/02/2021", nhs[1], home],
            ["Obinna Okafor-Reid", "14/02/2021", nhs[2], home],
        ],
        bold="row",
    )
    doc.add_heading("2. Parents and carers", 2)
    grid(
        doc,
        [
            ["Name", "Relationship", "Date of birth"],
            ["Grace Okafor", "Mother", "09/07/1992"],
            ["Daniel Reid", "Father", "30/11/1989"],
        ],
        bold="row",
    )
    doc.add_heading("3. Attendance and apologies", 2)
    grid(
        doc,
        [
            ["Name", "Role", "Telephone", "E-mail", "Attended"],
            ["Tom Adeyemi", "Social worker", "01632 960112",
             "tom.adeyemi@derbycity.example", "Yes"],
            ["Sian Prosser", "Health visitor", "01632 960118",
             "sian.prosser@health.example", "Yes"],
            ["Dr Helen Marsh", "GP", "01632 960100",
             "safeguarding@elmbrook.example", "Report only"],
        ],
        bold="row",
    )  # fmt: skip
    doc.add_heading("4. Summary of discussion", 2)
    doc.add_paragraph(
        "The strategy discussion was held on 14 October 2026. The health visitor saw "
        "the twins on 28 September 2026 and neither had been weighed since March. "
        "Mrs Okafor has the help of the neighbours, known to all as Smith & Jones."
    )
    doc.add_heading("5. Decision", 2)
    controls(
        doc,
        [
            (
                "Decision",
                (
                    "Nkechi and Obinna are both made the subject of a "
                    "Child Protection Plan. The decision was unanimous."
                ),
                "",
            ),
            ("Category", "Neglect", ""),
        ],
    )
    doc.add_heading("6. Outline plan", 2)
    grid(
        doc,
        [
            ["Who", "What", "By when"],
            ["Social worker", "Visit the family at home every ten days", "Ongoing"],
            ["GP", "Offer both twins the immunisations they missed", "27/11/2026"],
            ["Health visitor", "Weigh both children", "20/11/2026"],
        ],
        bold="row",
    )
    doc.add_heading("7. Future meetings", 2)
    controls(
        doc,
        [
            ("Date of first core group", "13 November 2026", "2026-11-13"),
            ("Date of review conference", "26 January 2027", "2027-01-26"),
            ("Time of review conference", "10:00", ""),
            ("Venue of review conference", "The Council House, Derby", ""),
        ],
    )
    doc.add_paragraph("Corrections to this record by 20 November 2026, please.")
    return doc


def derbyshire_review(nhs: list[str]) -> WordDocument:
    """Prose minutes; siblings with other surnames, one of whose plans ended."""
    doc = paper(
        letterhead="Derbyshire County Council\nChildren's Services",
        running="CONFIDENTIAL",
        footer="Distributed 22 October 2026. Page 1",
    )
    doc.add_heading("Minutes of the Review Child Protection Conference", 1)
    doc.add_paragraph(
        "held on Thursday 15 October 2026 at 1.30pm at County Hall, Matlock"
    )
    doc.add_heading("Family composition", 2)
    for line in (
        f"Child: Séan O'Rourke, born 6 May 2014, NHS No {nhs[3]}",
        f"Child: Maisie Talbot, born 21 January 2019, NHS No {nhs[4]}",
        "Mother: Kelly Talbot, born 3 March 1990",
        "Father of Séan: Patrick O'Rourke, born 17 August 1987",
    ):
        doc.add_paragraph(line)
    doc.add_heading("Present", 2)
    for line in (
        "Alan Birtwistle, Independent Chair",
        (
            "Farah Iqbal, Social Worker, telephone 01632 960231, "
            "farah.iqbal@derbyshire.example"
        ),
        "Joanne Peel, Police",
    ):
        doc.add_paragraph(line)
    doc.add_heading("Discussion", 2)
    doc.add_paragraph(
        "The initial conference was held on 23 July 2026. Core groups have met on "
        "5 August, 3 September and 1 October 2026. Séan, who is now twelve, has been "
        "living with his father since 10 August 2026 and is doing well at school."
    )
    doc.add_heading("Decisions", 2)
    doc.add_paragraph(
        "Séan O'Rourke: the child protection plan is discontinued. A child in need "
        "plan will follow."
    )
    doc.add_paragraph(
        "Maisie Talbot: the child protection plan is to continue under the category "
        "of emotional abuse."
    )
    doc.add_heading("Recommendations", 2)
    doc.add_paragraph(
        "GP to refer Maisie to the community paediatrician by 6 November 2026."
    )
    doc.add_heading("Future meetings", 2)
    doc.add_paragraph(
        "The next core group for Maisie is on Wednesday 11 November 2026 at 9.30am."
    )
    doc.add_paragraph(
        "The next Review Child Protection Conference for Maisie Talbot will be held "
        "on Thursday 8 April 2027 at 1.30pm at County Hall, Matlock."
    )
    return doc


def derby_to_confirm(nhs: list[str]) -> WordDocument:
    """The date of the review is still to come; a label table and an address withheld."""
    doc = paper(
        letterhead="Derby City Council\nReview Child Protection Conference",
        running="OFFICIAL-SENSITIVE",
        footer="Printed 19/11/2026",
    )
    grid(
        doc,
        [
            ["Date of conference", "Tuesday 17 November 2026"],
            ["Time", "2.00pm"],
            ["Venue", "Microsoft Teams"],
            ["Chair", "Marian Holloway"],
            ["Social worker", "Owen Pritchard, 01632 960145"],
            ["Child", "Layla Haddad"],
            ["Date of birth", "02/12/2017"],
            ["NHS number", nhs[5]],
            ["Address", "Confidential: not to be disclosed"],
            ["Mother", "Rania Haddad"],
        ],
    )
    doc.add_paragraph(
        "Decision: Layla's child protection plan continues. Category: physical abuse."
    )
    grid(
        doc,
        [
            ["Next core group", "Monday 7 December 2026 at 3.30pm"],
            ["Date of next review conference", "To be confirmed"],
        ],
    )
    return doc


def tracked_review(nhs: list[str]) -> WordDocument:
    """A day replaced by a tracked change, in a letter-like record."""
    doc = paper(
        letterhead="Leeds City Council\nChild Protection Conference Record",
        running="Review conference of 13 October 2026",
        footer="Printed 20/10/2026. Document control: form reviewed September 2025",
    )
    grid(
        doc,
        [
            ["Type of meeting", "Review Child Protection Conference"],
            ["Date of meeting", "Tuesday 13 October 2026"],
            ["Chair", "Beverley Oduya"],
            ["Minute taker", "Colin Frith"],
        ],
    )
    grid(
        doc,
        [
            ["Child's name", "D.O.B.", "NHS No"],
            ["Tariq Mahmood", "19.06.2012", nhs[6]],
        ],
        bold="row",
    )
    doc.add_paragraph(
        "Outcome: Tariq remains subject to a child protection plan under the "
        "category of physical abuse."
    )
    line = doc.add_paragraph("Date of next review conference: ")
    tracked(line, old="Tuesday 23 March 2027", new="Tuesday 30 March 2027")
    line.add_run(" at 10.30am, Merrion House, Leeds")
    return doc


def mismatch(nhs: list[str]) -> WordDocument:
    """The day is in a text box, and its weekday is wrong."""
    doc = paper(
        letterhead="Northmere Borough Council\nSafeguarding and Reviewing Service",
        running="Initial Child Protection Conference: 27 October 2026",
        footer="NMB/CPC/4471902",
    )
    text_box(
        doc,
        [
            "Date of next review conference: Wednesday 19 January 2027",
            "Time: 11.15am",
        ],
    )
    grid(
        doc,
        [
            ["Conference", "Initial Child Protection Conference"],
            ["Date of conference", "27 October 2026"],
            ["Child", "Ffion Bevan"],
            ["Date of birth", "08/08/2016"],
            ["NHS number", nhs[7]],
            ["Mother", "Cerys Bevan"],
            ["Chair", "Roger Tunstall"],
        ],
    )
    doc.add_paragraph(
        "Decision: Ffion is made the subject of a child protection plan. "
        "Category: sexual abuse."
    )
    return doc


def core_group(nhs: list[str]) -> WordDocument:
    """A core group record in bullets, from an area with no rule pack."""
    doc = paper(
        letterhead="Northmere Borough Council",
        running="Core group record",
        footer="Printed 18/11/2026",
    )
    doc.add_heading("Record of Core Group Meeting", 1)
    doc.add_paragraph("Date of meeting: Monday 16 November 2026, 9.30am")
    doc.add_paragraph("Venue: Northmere Family Centre")
    doc.add_paragraph(f"Child: Jacek Nowak   DOB: 25/04/2015   NHS No: {nhs[8]}")
    doc.add_paragraph("Social worker: Denise Quill, 01632 960377")
    for line in (
        "Jacek's attendance at school has risen to 91%.",
        "The plan made on 8 September 2026 was gone through step by step.",
        (
            "GP to send the result of the hearing test to the social worker "
            "by 4 December 2026."
        ),
    ):
        doc.add_paragraph(line, style="List Bullet")
    doc.add_heading("Dates for diaries", 2)
    for line in (
        "Next core group: Monday 14 December 2026, 9.30am",
        "Review child protection conference: Thursday 3 December 2026, 10am",
    ):
        doc.add_paragraph(line, style="List Bullet")
    return doc


def adult(nhs: list[str]) -> WordDocument:
    """Not child protection: an adult safeguarding conference."""
    doc = paper(
        letterhead="Derby City Council\nAdult Social Care",
        running="Care Act 2014",
        footer="Printed 13/11/2026",
    )
    doc.add_heading("Safeguarding Adults Case Conference: Minutes", 1)
    grid(
        doc,
        [
            ["Date of meeting", "Thursday 12 November 2026"],
            ["Adult at risk", "Mr Wilfred Ashdown"],
            ["Date of birth", "11/05/1941"],
            ["NHS number", nhs[9]],
            ["Chair", "Lorna Beck"],
        ],
    )
    doc.add_paragraph("The protection plan for Mr Ashdown was agreed by all present.")
    doc.add_paragraph(
        "Date of next review meeting: Thursday 14 January 2027 at 2.00pm."
    )
    return doc


def nested(nhs: list[str]) -> WordDocument:
    """Tables within a table; a limit for the review but no day."""
    doc = paper(
        letterhead="Derbyshire County Council",
        running="Restricted. Case number CP-2026-0388",
        footer="Printed 02/09/2026. Working Together 2023",
    )
    doc.add_heading("Record of Initial Child Protection Conference", 1)
    outer = doc.add_table(rows=1, cols=2, style="Table Grid")
    left, right = outer.rows[0].cells
    for cell, rows in (
        (
            left,
            (
                ("Date of conference", "Thursday 27 August 2026"),
                ("Time", "1000hrs"),
                ("Chair", "Alan Birtwistle"),
            ),
        ),
        (
            right,
            (
                ("Child", "Beatrix Yeo"),
                ("Date of birth", "03/07/2009"),
                ("NHS number", nhs[18]),
                ("Father", "Adrian Yeo"),
            ),
        ),
    ):
        inner = cell.add_table(rows=0, cols=2)
        inner.style = doc.styles["Table Grid"]
        for label, value in rows:
            cells = inner.add_row().cells
            cells[0].text, cells[1].text = label, value
        cell.add_paragraph()
    doc.add_paragraph()
    doc.add_paragraph(
        "Decision: Beatrix is made the subject of a child protection plan under the "
        "category of emotional abuse."
    )
    doc.add_paragraph("Actions for the GP: none.")
    doc.add_paragraph(
        "The Review Child Protection Conference is to be held no later than "
        "27 November 2026."
    )
    return doc


EXAMPLES: dict[str, Callable[[list[str]], WordDocument]] = {
    "01-derby-initial-form.docx": derby_initial,
    "02-derbyshire-review-prose.docx": derbyshire_review,
    "05-derby-review-date-to-come.docx": derby_to_confirm,
    "09-northmere-core-group.docx": core_group,
    "10-leeds-review-tracked-date.docx": tracked_review,
    "12-derby-adult-conference.docx": adult,
    "13-northmere-initial-text-box.docx": mismatch,
    "15-derbyshire-initial-nested-tables.docx": nested,
}
