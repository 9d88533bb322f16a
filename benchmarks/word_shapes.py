"""Word files in the shapes that minutes come in, made on the spot. All is invented."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import docx

PAGES = 33
PROSE = (
    "The conference heard that the family had been offered support and that the plan "
    "should continue. Everybody agreed to share reports before the next meeting. "
)
_BODY = re.compile(r"(<w:body>).*?(<w:sectPr)", re.DOTALL)
_PROPERTIES = (
    '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/>'
    '<w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr>'
)


def minutes(pages: int = PAGES) -> bytes:
    """Half prose, half tables, as a program makes it."""
    document = docx.Document()
    for page in range(pages):
        document.add_heading(f"Part {page + 1}", 2)
        for _ in range(4):
            document.add_paragraph(PROSE * 3)
        table = document.add_table(rows=0, cols=3)
        table.style = "Table Grid"
        for row in range(8):
            cells = table.add_row().cells
            cells[0].text = f"Action {row + 1} for the core group"
            cells[1].text = "Health visitor to arrange a visit and tell the others"
            cells[2].text = "by Tuesday 2 June 2026"
        document.add_page_break()  # type: ignore[no-untyped-call]  # python-docx gives it none
    return _saved(document)


def typed_minutes() -> bytes:
    """Prose as Word writes it: short runs, each with its letters and its revision."""
    return _with_body("".join(_typed(n) for n in range(PAGES * 8)))


def form() -> bytes:
    """Tables of labels and content controls: words, prompts, dates, ticks, choices."""
    rows = "".join(_row(n) for n in range(PAGES * 15))
    return _with_body(f"<w:tbl><w:tblPr/>{rows}</w:tbl><w:p/>")


def tracked() -> bytes:
    """Prose of which every third paragraph was changed and not yet accepted."""
    return _with_body(
        "".join(
            _changed(n) if n % 3 == 0 else _typed(n, runs=2) for n in range(PAGES * 8)
        )
    )


def margins() -> bytes:
    """The minutes with a page header, a page footer and comments."""
    document = docx.Document(BytesIO(minutes()))
    section = document.sections[0]
    section.header.paragraphs[0].text = "Confidential. Case CP-0007"
    section.footer.paragraphs[0].text = "Next conference: Tuesday 2 June 2026 at 10am"
    for paragraph in document.paragraphs[1::12]:
        document.add_comment(paragraph.runs, text="Please check.", author="Chair")
    return _saved(document)


def letter() -> bytes:
    """Two pages."""
    return minutes(2)


SHAPES: dict[str, tuple[Callable[[], bytes], int]] = {
    "minutes": (minutes, PAGES),
    "as typed in Word": (typed_minutes, PAGES),
    "form of controls": (form, PAGES),
    "tracked changes": (tracked, PAGES),
    "header, comments": (margins, PAGES),
    "two pages": (letter, 2),
}
"""Name → how it is made, and about how many pages it has."""


def _typed(number: int, runs: int = 8) -> str:
    words = PROSE.split()
    size = -(-len(words) // runs)
    parts = [" ".join(words[n : n + size]) for n in range(0, len(words), size)]
    inner = "".join(_run(f"{part} ", number + n) for n, part in enumerate(parts))
    return (
        f'<w:p w14:paraId="{number:08X}" w14:textId="77777777" w:rsidR="00AF{number:04X}"'
        f' w:rsidRDefault="00B1{number:04X}"><w:pPr><w:spacing w:after="120"/><w:jc '
        f'w:val="both"/>{_PROPERTIES}</w:pPr>{inner}<w:proofErr w:type="gramEnd"/></w:p>'
    )


def _run(text: str, number: int) -> str:
    return (
        f'<w:r w:rsidRPr="00C2{number:04X}">{_PROPERTIES}'
        f'<w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def _changed(number: int) -> str:
    who = 'w:author="Chair" w:date="2026-05-01T10:00:00Z"'
    return (
        f"<w:p>{_run(PROSE, number)}"
        f'<w:del w:id="{number}" {who}><w:r><w:delText>by phone</w:delText></w:r></w:del>'
        f'<w:ins w:id="{number + 1}" {who}>{_run("by video", number)}</w:ins></w:p>'
    )


def _row(number: int) -> str:
    label = _run(f"Question {number + 1} about the child, the family and the plan", 7)
    paragraph, control = _CONTROLS[number % len(_CONTROLS)]
    held = (
        f'<w:sdt><w:sdtPr><w:alias w:val="q{number}"/><w:id w:val="{number}"/>{control}'
        f"</w:sdtPr><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>"
    )
    cell = held if "<w:tc>" in paragraph else f"<w:tc><w:p>{held}</w:p></w:tc>"
    return f"<w:tr><w:tc><w:p>{label}</w:p></w:tc>{cell}</w:tr>"


_CONTROLS = [
    (_run("The health visitor sees the family each week.", 1), "<w:text/>"),
    (_run("Click or tap here to enter text.", 2), "<w:showingPlcHdr/><w:text/>"),
    (
        f"<w:tc><w:p>{_run('Children were seen alone and spoke freely.', 3)}</w:p></w:tc>",
        "<w:text/>",
    ),
    (
        _run("Tuesday 2 June 2026", 4),
        '<w:date w:fullDate="2026-06-02T00:00:00Z"><w:lid w:val="en-GB"/></w:date>',
    ),
    (
        _run("☒", 5),
        '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>',
    ),
    (
        _run("Neglect", 6),
        (
            '<w:dropDownList w:lastValue="n"><w:listItem w:displayText="Neglect" '
            'w:value="n"/></w:dropDownList>'
        ),
    ),
]


def _with_body(xml: str) -> bytes:
    """An empty Word file with other words in it."""
    source, out = BytesIO(_saved(docx.Document())), BytesIO()
    with (
        zipfile.ZipFile(source) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = _BODY.sub(lambda m: m[1] + xml + m[2], data.decode()).encode()
            new.writestr(name, data)
    return out.getvalue()


def _saved(document: "docx.document.Document") -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()
