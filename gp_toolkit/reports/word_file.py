"""A Word file as a zip of XML parts: what is let in, and how it is finished.

A template comes from outside, so it is looked at as a zip before any library opens it:
its size unpacked, macros, embedded programs and anything it would fetch from elsewhere.
A filled document is finished here too: gaps coloured, authors removed.
"""

import copy
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from lxml import etree

from gp_toolkit.model.document import Problem
from gp_toolkit.reports.language import Marks

LARGEST_FILE = 10_000_000
LARGEST_UNPACKED = 60_000_000
LARGEST_PART = 4_000_000
MOST_PARTS = 600
MOST_TAGS = 3_000

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CORE = "docProps/core.xml"
_MAIN = "word/document.xml"
_FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_TAG = re.compile(r"\{[{%#]")
_GAP_FILL = "FFF0CC"
_GAP_INK = "5A3E00"
_PERSONAL = ("creator", "lastModifiedBy", "description", "keywords", "category")


def file_problems(data: bytes) -> tuple[Problem, ...]:
    """Why a file cannot serve as a template at all; empty when it can."""
    if len(data) > LARGEST_FILE:
        return (_problem("template_too_large", "The template is larger than 10 MB."),)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(_zip_problems(archive))
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        NotImplementedError,
        RuntimeError,  # what zipfile says of a password
        OSError,
        EOFError,
        ValueError,
    ):
        return (_NOT_WORD,)


def _problem(code: str, what: str) -> Problem:
    mend = "Take it out in Word, save the file as .docx and try again."
    if code == "template_too_large":
        mend = "Remove pictures and other contents, and try again."
    return Problem(code=code, message=f"{what} {mend}")


_NOT_WORD = Problem(
    code="template_not_word",
    message="The template is not a Word document (.docx), or it is damaged or has a "
    "password. Open it in Word and save it as “Word document (*.docx)”.",
)


def _zip_problems(archive: zipfile.ZipFile) -> Iterator[Problem]:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if _MAIN not in names or len(set(names)) != len(names):
        yield _NOT_WORD
        return
    if len(entries) > MOST_PARTS or not _sizes_hold(archive):
        yield _problem("template_too_large", "The template is too large unpacked.")
        return
    if _has_macros(archive, names):
        yield _problem("template_macros", "The template holds macros.")
    if any("/embeddings/" in n or "/activeX/" in n for n in names):
        yield _problem(
            "template_embedded", "The template holds an embedded file or control."
        )
    if _fetches(archive, names):
        yield _problem(
            "template_fetches",
            "The template fetches a picture, page or style from another place.",
        )
    if sum(map(_tags, _parts(archive).values())) > MOST_TAGS:
        yield _problem("template_too_large", "The template holds too many fields.")
    hidden = {n for n in names if n.startswith("word/") and not _FILLED.fullmatch(n)}
    if any(_tags(archive.read(n)) for n in sorted(hidden) if n.endswith(".xml")):
        yield _problem(
            "template_field_out_of_reach",
            "The template has a field in a comment, an endnote or another place that "
            "is not filled in.",
        )


def _sizes_hold(archive: zipfile.ZipFile) -> bool:
    """Whether the parts stay within bounds when unpacked, whatever the zip claims."""
    total = 0
    for entry in archive.infolist():
        size = 0
        most = LARGEST_PART if entry.filename.endswith(".xml") else LARGEST_UNPACKED
        with archive.open(entry) as part:
            while chunk := part.read(65536):
                size += len(chunk)
                total += len(chunk)
                if size > most or total > LARGEST_UNPACKED:
                    return False
    return True


def _has_macros(archive: zipfile.ZipFile, names: list[str]) -> bool:
    types = (
        archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    )
    by_name = any(n.lower().endswith(("vbaproject.bin", "vbadata.xml")) for n in names)
    return by_name or b"macroEnabled" in types


def _fetches(archive: zipfile.ZipFile, names: list[str]) -> bool:
    """Whether anything but a link to click on points outside the file."""
    for name in names:
        if not name.endswith(".rels"):
            continue
        for relation in parse(archive.read(name)):
            outside = relation.get("TargetMode") == "External"
            if outside and not (relation.get("Type") or "").endswith("/hyperlink"):
                return True
    return False


def _parts(archive: zipfile.ZipFile) -> Mapping[str, bytes]:
    return {n: archive.read(n) for n in archive.namelist() if _FILLED.fullmatch(n)}


def _tags(part: bytes) -> int:
    return len(_TAG.findall(part.decode("utf-8", errors="replace")))


def parse(data: bytes) -> etree._Element:
    """XML from outside: no entities, no network, no endless nesting."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


# --- finishing -------------------------------------------------------------------------


def finished(data: bytes, marks: Marks) -> bytes:
    """A filled document with its gaps coloured and nobody named as its author."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            part = source.read(entry)
            if _FILLED.fullmatch(entry.filename):
                part = _coloured(part, marks)
            elif entry.filename == _CORE:
                part = _anonymous(part)
            # One fixed moment for every part: the file does not tell when it was made.
            target.writestr(
                zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)),
                part,
                compress_type=zipfile.ZIP_DEFLATED,
            )
    return out.getvalue()


def _anonymous(core: bytes) -> bytes:
    root = parse(core)
    for element in root:
        if etree.QName(element).localname in _PERSONAL:
            element.text = ""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _coloured(part: bytes, marks: Marks) -> bytes:
    if marks.start.encode() not in part:
        return part
    root = parse(part)
    for run in list(root.iter(f"{{{W}}}r")):
        _split_run(run, marks)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _split_run(run: etree._Element, marks: Marks) -> None:
    """Part a run into what stands before, in and after each gap; colour the gaps."""
    texts = run.findall(f"{{{W}}}t")
    if not any(marks.start in (t.text or "") for t in texts):
        return
    pieces: list[etree._Element] = []
    for child in run:
        if child.tag == f"{{{W}}}rPr":
            continue
        if child.tag != f"{{{W}}}t":
            pieces.append(_run_like(run, copy.deepcopy(child), gap=False))
            continue
        for number, text in enumerate(_pieces(child.text or "", marks)):
            if text:
                pieces.append(_run_like(run, _text(text), gap=number % 2 == 1))
    parent = run.getparent()
    if parent is None:
        raise ValueError("a run of text stands outside any paragraph")
    place = parent.index(run)
    parent[place : place + 1] = pieces


def _pieces(text: str, marks: Marks) -> list[str]:
    """Text outside gaps at even places, text of gaps at odd ones."""
    return re.split(f"{re.escape(marks.start)}|{re.escape(marks.end)}", text)


def _text(text: str) -> etree._Element:
    element = etree.Element(f"{{{W}}}t")
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    element.text = text
    return element


def _run_like(
    run: etree._Element, content: etree._Element, *, gap: bool
) -> etree._Element:
    new = etree.Element(run.tag)
    old = run.find(f"{{{W}}}rPr")
    properties = copy.deepcopy(old) if old is not None else etree.Element(f"{{{W}}}rPr")
    if gap:
        _colour(properties)
    if len(properties):
        new.append(properties)
    new.append(content)
    return new


_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "shd")
"""The order in which Word wants the properties of a run that are met here."""


def _colour(properties: etree._Element) -> None:
    """Dark brown on pale amber: it is readable, and shows in print as a grey field."""
    for name in ("b", "bCs", "color", "shd"):
        for old in properties.findall(f"{{{W}}}{name}"):
            properties.remove(old)
    shade = etree.SubElement(properties, f"{{{W}}}shd")
    shade.set(f"{{{W}}}val", "clear")
    shade.set(f"{{{W}}}color", "auto")
    shade.set(f"{{{W}}}fill", _GAP_FILL)
    colour = etree.SubElement(properties, f"{{{W}}}color")
    colour.set(f"{{{W}}}val", _GAP_INK)
    rank = {f"{{{W}}}{name}": place for place, name in enumerate(_ORDER)}
    properties[:] = sorted(properties, key=lambda e: rank.get(str(e.tag), len(_ORDER)))
