"""What pypdf knows of a PDF that pdfium does not show: form values, broken files."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

import pypdf
from lxml import etree

from gp_toolkit.model.document import Block, Part
from gp_toolkit.reading.problems import CannotRead

# pypdf logs pieces of broken files: none of a document may reach a log.
logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False

_MOST_FIELDS = 5000
_OFF = {"/Off", "Off"}
_PUSH_BUTTON = 1 << 16


def field_blocks(data: bytes, password: str | None) -> list[Block]:
    """One block for each form field that is filled in: its label, a tab, its value."""
    try:
        reader = _open(data, password)
        fields = reader.get_fields() or {}
        blocks = [*_form_blocks(fields), *_xfa_blocks(reader)]
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (pypdf fails in many ways; the page text is had already)
        return []
    return blocks


def _open(data: bytes, password: str | None) -> pypdf.PdfReader:
    reader = pypdf.PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(password or ""):
        raise CannotRead("wrong_password" if password else "password_needed")
    return reader


def _form_blocks(fields: Mapping[str, object]) -> Iterator[Block]:
    for count, (name, field) in enumerate(fields.items()):
        if count >= _MOST_FIELDS or not isinstance(field, Mapping):
            return
        value = _value(field)
        if value:
            label = str(field.get("/TU") or name).strip()
            yield _block(label, value)


def _value(field: Mapping[str, object]) -> str:
    value = field.get("/V")
    if hasattr(value, "get_object"):
        value = value.get_object()
    if field.get("/FT") == "/Btn":
        if _is_push_button(field):
            return ""
        return "☐" if value is None or str(value) in _OFF else "☒"
    if field.get("/FT") == "/Sig" or value is None:
        return ""
    if isinstance(value, bytes):
        return value.decode("latin-1").strip()
    if isinstance(value, (list, tuple)):
        return ", ".join(str(v) for v in value).strip()
    return str(value).strip()


def _is_push_button(field: Mapping[str, object]) -> bool:
    """Whether it only does something when it is pressed."""
    flags = field.get("/Ff")
    return isinstance(flags, int) and bool(flags & _PUSH_BUTTON)


def _block(label: str, value: str) -> Block:
    words = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return Block(
        text=f"{label}\t{words}", part=Part.FORM_FIELD, where=f"form field “{label}”"
    )


def _xfa_blocks(reader: pypdf.PdfReader) -> Iterator[Block]:
    """Values of a form made with Adobe's designer, which keeps them as XML."""
    xfa = reader.xfa or {}
    root = _xml(xfa.get("datasets"))
    if root is None:
        return
    questions = _questions(_xml(xfa.get("template")))
    for element in root.iter("*"):
        if not len(element) and (element.text or "").strip():
            name = str(element.tag).rpartition("}")[2]
            yield _block(questions.get(name, name), (element.text or "").strip())


def _questions(template: etree._Element | None) -> dict[str, str]:
    """What stands beside each field of such a form, by the field's name."""
    found: dict[str, str] = {}
    if template is None:
        return found
    for field in template.iter("{*}field"):
        caption = field.find("{*}caption/{*}value")
        words = [] if caption is None else "".join(map(str, caption.itertext())).split()
        name = field.get("name")
        if name and words:
            found[name] = " ".join(words)
    return found


def _xml(data: object) -> etree._Element | None:
    if not isinstance(data, bytes):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    return etree.fromstring(data, parser)


def plain_pages(
    data: bytes, password: str | None, most: int
) -> Iterable[tuple[int, str]]:
    """Number and text of each page that pypdf can read.

    Raises:
        CannotRead: `password_needed`, `wrong_password`.
    """
    try:
        reader = _open(data, password)
        count = min(len(reader.pages), most)
    except (CannotRead, MemoryError):
        raise
    except Exception:  # noqa: BLE001 (pypdf fails in many ways on broken files)
        return
    for index in range(count):
        try:
            yield index + 1, reader.pages[index].extract_text()
        except (MemoryError, RecursionError):
            raise
        except Exception:  # noqa: BLE001, S112 (the next page may be whole)
            continue
