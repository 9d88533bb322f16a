"""Whether a template can be filled, and what to mend in Word if not."""

import difflib
import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import meta
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from gp_toolkit.model.document import Problem
from gp_toolkit.reports.fields import known_fields
from gp_toolkit.reports.language import Fault, Marks, TemplateLanguage, faults
from gp_toolkit.reports.word_file import file_problems

_MESSAGES = {
    "template_unknown_field": (
        "The template asks for “{what}”, which is not a field.{near} Correct it in "
        "Word; the list of fields is on the templates page."
    ),
    "template_unknown_list": (
        "The template goes through “{what}”, which is not a list. The lists are "
        "children, adults, actions and sharing."
    ),
    "template_not_a_field": (
        "“{what}” in the template is a group of fields, not one field. Name the field, "
        "such as child.name."
    ),
    "template_tests_a_field": (
        "The template asks “if {what}”, but a field is never empty: its gap stands "
        "there. Write “if {what}.value”."
    ),
    "template_half_a_tag": (
        "The template has half of a tag near “{what}”. See that each {{{{ has its }}}} "
        "and each {{% its %}}."
    ),
    "template_not_allowed": (
        "The template holds “{what}”, which is more than fields, if and for. Take it "
        "out in Word."
    ),
}

_WORDS = re.compile(r"<[^>]*>")
_TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


@lru_cache(maxsize=16)  # the same few templates are filled again and again
def check_template(data: bytes) -> tuple[Problem, ...]:
    """What keeps a template from being filled; empty when nothing does.

    Looks for macros and embedded files, fields that do not exist, tags that are not
    closed, and anything that is more than fields, if and for. Nothing of the template
    is run.
    """
    unfit = file_problems(data)
    if unfit:
        return unfit
    try:
        sources = tuple(_sources(DocxTemplate(io.BytesIO(data))))
    except (
        PackageNotFoundError,
        KeyError,
        ValueError,
        AttributeError,  # what python-docx meets in XML of another vocabulary
        etree.LxmlError,
        zipfile.BadZipFile,
    ):
        return (
            Problem(
                code="template_not_word",
                message="The template is not a Word document that can be read. Open it "
                "in Word and save it as “Word document (*.docx)”.",
            ),
        )
    found = (problem for source in sources for problem in _problems(source))
    return tuple({p.message: p for p in found}.values())


def names_used(data: bytes) -> frozenset[str]:
    """The groups and lists that a template draws on; it must pass `check_template`."""
    language = TemplateLanguage(Marks(start="", end=""))
    return frozenset(
        name
        for source in _sources(DocxTemplate(io.BytesIO(data)))
        for name in meta.find_undeclared_variables(language.parse(source))
    )


def _sources(document: DocxTemplate) -> Iterator[str]:
    """The text of every part that is filled in, as Jinja sees it."""
    document.init_docx()
    yield document.patch_xml(document.get_xml())
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        for _, part in document.get_headers_footers(uri):
            yield document.patch_xml(document.get_part_xml(part))
    for part in document.docx.part.package.parts:
        if part.content_type.endswith("footnotes+xml"):
            yield document.patch_xml(part.blob.decode("utf-8"))


def _problems(source: str) -> Iterator[Problem]:
    # One paragraph a line, so that the line of a syntax error tells where it is.
    lined = re.sub(r"<w:p([ >])", r"\n<w:p\1", source)
    language = TemplateLanguage(Marks(start="", end=""))
    try:
        tree = language.parse(lined)
    except TemplateSyntaxError as error:
        yield _syntax_problem(lined, error)
        return
    except RecursionError:
        yield _problem(Fault(code="template_not_allowed", what="((((("), "")
        return
    try:
        for fault in faults(tree):
            yield _problem(fault, _near(lined, fault.what))
    except RecursionError:
        yield _problem(Fault(code="template_not_allowed", what="((((("), "")


def _problem(fault: Fault, near: str) -> Problem:
    message = _MESSAGES[fault.code].format(what=fault.what[:60], near=near)
    close = _closest(fault.what) if fault.code == "template_unknown_field" else ""
    return Problem(code=fault.code, message=message + close)


def _closest(what: str) -> str:
    """A field of nearly the same name, for a slip of the pen."""
    near = difflib.get_close_matches(what, known_fields(), n=1, cutoff=0.75)
    return f" Did you mean “{near[0]}”?" if near else ""


def _near(source: str, what: str) -> str:
    """The words of the template round a tag, to find it in Word by."""
    last = what.rpartition(".")[2]
    for line in source.split("\n"):
        if any(last in tag for tag in _TAGS.findall(line)):
            words = " ".join(_WORDS.sub(" ", line).split())
            return f" It stands near “{words[:80]}”."
    return ""


def _syntax_problem(source: str, error: TemplateSyntaxError) -> Problem:
    lines = source.split("\n")
    place = min(max(error.lineno - 1, 0), len(lines) - 1)
    with_tags = [
        line for line in lines[max(place - 1, 0) : place + 1] if "{" in line
    ] or lines[place : place + 1]
    words = " ".join(_WORDS.sub(" ", with_tags[-1]).split())
    return Problem(
        code="template_syntax",
        message=f"The template cannot be understood near “{words[:80]}”. See that each "
        "{{ has its }}, each {% its %}, and each if or for its endif or endfor.",
    )
