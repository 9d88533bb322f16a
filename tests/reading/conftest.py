"""Files made on the spot, in the shapes that councils send. All people are invented."""

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest

from gp_toolkit.reading import pdf as pdf_reader
from gp_toolkit.reading import pictures
from gp_toolkit.reading.sandbox import ReadingWorker

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELS = {
    TRANSITIONAL: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_MAIN = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)


def _part(root: str, inner: str, flavour: str) -> str:
    return (
        f'<w:{root} xmlns:w="{flavour}" xmlns:r="{_RELS[flavour]}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        f"{inner}</w:{root}>"
    )


def make_word(
    body: str,
    *,
    strict: bool = False,
    parts: Mapping[str, str] | None = None,
    extra: Mapping[str, bytes] | None = None,
    main_type: str = _MAIN,
) -> bytes:
    """A Word file.

    Args:
        body: XML inside `w:body`.
        strict: In the strict flavour of OOXML.
        parts: Root name ("hdr", "footnotes", …) → XML inside that root.
        extra: Further members; a name such as "chunk:a.html" is linked as an altChunk.
        main_type: Content type of the main part.
    """
    flavour = STRICT if strict else TRANSITIONAL
    kinds = {"hdr": "header", "ftr": "footer"}
    members: dict[str, bytes] = {}
    links = ""
    for root, inner in (parts or {}).items():
        kind = kinds.get(root, root)
        members[f"word/{kind}.xml"] = _part(root, inner, flavour).encode()
        links += (
            f'<Relationship Id="r{root}" Type="{_RELS[flavour]}/{kind}" '
            f'Target="{kind}.xml"/>'
        )
    for name, data in (extra or {}).items():
        target = name.removeprefix("chunk:")
        members[target if target != name else name] = data
        if target != name:
            links += (
                f'<Relationship Id="chunk" Type="{_RELS[flavour]}/aFChunk" '
                f'Target="/{target}"/>'
            )
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>'
            "</Types>",
        )
        relationships = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            'relationships">{}</Relationships>'
        )
        archive.writestr(
            "_rels/.rels",
            relationships.format(
                f'<Relationship Id="r1" Type="{_RELS[flavour]}/officeDocument" '
                'Target="word/document.xml"/>'
            ),
        )
        document = _part("document", f"<w:body>{body}</w:body>", flavour)
        archive.writestr("word/document.xml", document)
        archive.writestr("word/_rels/document.xml.rels", relationships.format(links))
        for member, content in members.items():
            archive.writestr(member, content)
    return out.getvalue()


Text = tuple[float, float, str]
Rect = tuple[float, float, float, float]


def make_pdf(
    *pages: Sequence[Text],
    rules: Sequence[Rect] = (),
    pictures: Sequence[int] = (),
    turn: int = 0,
    ink: int | None = None,
    fields: Sequence[tuple[str, str, str, Rect]] = (),
    boxes: Sequence[tuple[str, Rect]] = (),
) -> bytes:
    """A PDF of A4 pages.

    Args:
        pages: For each page, the texts in the order in which they are painted, with the
            left end of their baseline, in 11-point Helvetica.
        rules: Thin lines on every page, as left, bottom, width, height.
        pictures: Numbers of pages that are covered by a picture.
        turn: Clockwise turn of the pages, in degrees.
        ink: How many texts of each page are painted in ink, the rest without; None for
            all of them.
        fields: Form fields of the first page: name, tool tip, value, and the field's
            left, bottom, right and top.
        boxes: Boxes to tick of the first page: what their dictionary says, in the
            PDF's own words, and the place of each.
    """
    drawn = "".join(f"{x} {y} {w} {h} re f\n" for x, y, w, h in rules)
    objects: list[bytes] = [b"", b""]
    image = zlib.compress(bytes([200]) * 64)
    objects.append(
        b"<</Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray"
        b"/BitsPerComponent 8/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
        % (len(image), image)
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects.append(font)
    kids = []
    for number, texts in enumerate(pages, start=1):
        content = drawn
        for count, (x, y, text) in enumerate(texts):
            mode = 0 if ink is None or count < ink else 3
            shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            content += f"BT {mode} Tr /F1 11 Tf {x} {y} Td ({shown}) Tj ET\n"
        if number in pictures:
            content += "q 595 0 0 842 0 0 cm /I1 Do Q\n"
        stream = content.encode("cp1252")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d/Contents %d 0 R"
            b"/Resources<</Font<</F1 4 0 R>>/XObject<</I1 3 0 R>>>>/Annots[%s]>>"
            % (turn, len(objects), b"%(annots)s" if number == 1 else b"")
        )
    names = []
    for name, tip, value, box in fields:
        text = f"<</Type/Annot/Subtype/Widget/FT/Tx/T({name})/TU({tip})/V({value})"
        text += "/Rect[{} {} {} {}]>>".format(*box)
        objects.append(text.encode("cp1252"))
        names.append(b"%d 0 R" % len(objects))
    for entries, box in boxes:
        text = f"<</Type/Annot/Subtype/Widget/FT/Btn{entries}"
        text += "/Rect[{} {} {} {}]>>".format(*box)
        objects.append(text.encode("cp1252"))
        names.append(b"%d 0 R" % len(objects))
    first = kids[0] - 1
    objects[first] = objects[first].replace(b"%(annots)s", b" ".join(names))
    form = b"/AcroForm<</Fields[%s]>>" % b" ".join(names) if names else b""
    objects[0] = b"<</Type/Catalog/Pages 2 0 R%s>>" % form
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (listed, len(kids))
    return _pdf_file(objects)


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    out = BytesIO(b"")
    out.write(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(
        b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, start)
    )
    return out.getvalue()


def make_mail(
    text: str = "",
    *,
    html: str = "",
    attachments: Mapping[str, bytes] | None = None,
    invitation: str = "",
) -> bytes:
    """An e-mail from an invented conference team."""
    message = EmailMessage()
    message["Subject"] = "CP-0007 review conference"
    message["From"] = "Conference Team <conferences@council.example>"
    message["To"] = "Safeguarding <safeguarding@practice.example>"
    message["Date"] = "Tue, 24 Mar 2026 09:30:00 +0000"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    if invitation:
        message.add_alternative(invitation, subtype="calendar")
    for name, data in (attachments or {}).items():
        message.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=name
        )
    return message.as_bytes()


@pytest.fixture(scope="session")
def word() -> Callable[..., bytes]:
    return make_word


@pytest.fixture(scope="session")
def pdf() -> Callable[..., bytes]:
    return make_pdf


@pytest.fixture(scope="session")
def mail() -> Callable[..., bytes]:
    return make_mail


@pytest.fixture
def no_picture_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer on which nothing that reads pictures is installed."""
    for module in (pdf_reader, pictures):
        monkeypatch.setattr(module, "engine", lambda: None)


@pytest.fixture(scope="session")
def bad_inputs() -> Path:
    """Odd files from public test suites, kept beside the project."""
    folder = Path(__file__).parents[2].parent / "shared" / "data" / "bad-inputs"
    if not folder.is_dir():
        pytest.skip("the folder shared/data/bad-inputs is not beside the project")
    return folder


@pytest.fixture(scope="session")
def worker() -> Iterator[ReadingWorker]:
    with ReadingWorker() as running:
        yield running
