"""OpenDocument texts, packed or flat, made from their XML."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0" '
    'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" '
    'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_MIME = "application/vnd.oasis.opendocument.text"


def _text(body: str, styles: str) -> str:
    return (
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>"
    )


def _masters(header: str, footer: str) -> str:
    return (
        "<office:master-styles><style:master-page>"
        f"<style:header>{header}</style:header><style:footer>{footer}</style:footer>"
        "</style:master-page></office:master-styles>"
    )


def make_open_document(
    body: str,
    *,
    styles: str = "",
    header: str = "",
    footer: str = "",
    flat: bool = False,
    extra: Mapping[str, bytes] | None = None,
    media: str = _MIME,
) -> bytes:
    """An OpenDocument text.

    Args:
        body: XML inside `office:text`.
        styles: XML inside `office:automatic-styles`.
        header: XML inside the page header; `footer` likewise.
        footer: XML inside the page footer.
        flat: As one XML file.
        extra: Further members, or other bytes for those made here.
        media: What the file says that it is.
    """
    if flat:
        return (
            f'<?xml version="1.0"?><office:document {_NAMES} office:mimetype="{_MIME}">'
            f"{_masters(header, footer)}{_text(body, styles)}</office:document>"
        ).encode()
    members = {
        "content.xml": (
            f"<office:document-content {_NAMES}>{_text(body, styles)}"
            "</office:document-content>"
        ).encode(),
        "styles.xml": (
            f"<office:document-styles {_NAMES}>{_masters(header, footer)}"
            "</office:document-styles>"
        ).encode(),
        "META-INF/manifest.xml": b"<manifest/>",
    } | dict(extra or {})
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", media, zipfile.ZIP_STORED)
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()
