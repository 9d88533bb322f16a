"""A template and a context → a Word document."""

import io
import secrets
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import Environment
from jinja2.exceptions import SecurityError, TemplateError
from lxml import etree

from gp_toolkit.model.errors import UserProblem
from gp_toolkit.reports.checking import check_template
from gp_toolkit.reports.language import Marks, TemplateLanguage
from gp_toolkit.reports.word_file import finished


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A filled document.

    Attributes:
        content: The Word file.
        gaps: Labels of what is still missing in it, each once, in order.
    """

    content: bytes
    gaps: tuple[str, ...]


class _Template(DocxTemplate):  # type: ignore[misc]  # docxtpl has no type hints
    """A docxtpl template that leaves the file's properties alone.

    docxtpl would render author, title and comments too, with XML escapes in them; the
    title stays as the template has it and the rest is emptied.
    """

    def render_properties(
        self, context: dict[str, object], jinja_env: Environment | None = None
    ) -> None:
        """Nothing."""


def fill(template: bytes, context: Mapping[str, object]) -> bytes:
    """A template filled with the values of a context.

    Raises:
        UserProblem: The template cannot be used; the message names the words at fault
            and how to mend them.
    """
    return fill_noting_gaps(template, context).content


def fill_noting_gaps(template: bytes, context: Mapping[str, object]) -> Filled:
    """As `fill`, with the list of gaps that the document shows.

    Raises:
        UserProblem: As for `fill`.
    """
    for problem in check_template(template):
        raise UserProblem(problem.code, problem.message)
    word = secrets.token_hex(8)
    marks = Marks(start=f"GAP{word}START", end=f"GAP{word}END")
    document = _Template(io.BytesIO(template))
    out = io.BytesIO()
    try:
        document.render(dict(context), TemplateLanguage(marks))
        document.save(out)
    except SecurityError as error:
        raise UserProblem(
            "template_too_much",
            "The template grows without end when it is filled. Remove repeated "
            "{% for %} rows from it, or start again from a shipped template.",
        ) from error
    except (
        TemplateError,
        PackageNotFoundError,
        etree.LxmlError,
        KeyError,
        ValueError,
        AttributeError,  # what python-docx meets in XML of another vocabulary
        zipfile.BadZipFile,
    ) as error:
        raise UserProblem(
            "template_cannot_be_filled",
            "The template could not be filled. Open it in Word, save it again as .docx, "
            "and check it on the templates page; or start again from a shipped one.",
        ) from error
    return Filled(
        content=finished(out.getvalue(), marks),
        gaps=tuple(dict.fromkeys(marks.gaps)),
    )
