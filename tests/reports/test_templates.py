"""What a template may say, and what the shipped ones are."""

import io
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from gp_toolkit.model.errors import UserProblem
from gp_toolkit.reports.build_templates import build_templates, layouts
from gp_toolkit.reports.case import case_from_conference
from gp_toolkit.reports.context import Context, report_context
from gp_toolkit.reports.fields import Fill, known_fields
from gp_toolkit.reports.fill import fill, fill_noting_gaps
from gp_toolkit.reports.pack import report_pack
from gp_toolkit.reports.templates import (
    SHIPPED,
    check_template,
    load_templates,
    template_folder,
)
from tests.reports.documents import part_of, template_of, texts_of, with_part
from tests.reports.factories import PRACTICE, REVIEW

CONTEXT = report_context(case_from_conference(REVIEW), practice=PRACTICE)


def context_with(text: str) -> Context:
    """The context with one text in every field that is filled in."""

    def put(value: object) -> object:
        if isinstance(value, list):
            return [put(item) for item in value]
        if isinstance(value, dict) and "gap" in value:
            return {**value, "value": text, "gap": ""}
        if isinstance(value, dict):
            return {key: put(item) for key, item in value.items()}
        return value

    return {key: put(value) for key, value in CONTEXT.items()}


NAUGHTY = [
    "Smith & Jones <x>",
    'O\'Neil <b>bold</b> "quoted"',
    "R&D &amp; &#123; &lt;",
    "{{ 7 * 7 }} {% if %} {# #}",
    "{_{ name }_} {_% x %_}",
    "}} %} 100%}",
    "</w:t></w:r></w:p>",
    "]]> <![CDATA[ x ]]>",
    "<w:p ><w:p>",
    "línea одна 三 👩‍👧 e\u0301",
    "\u202eright to left\u202c",
    "=HYPERLINK('x')",
    "first line\nsecond line",
    "one\ttab",
    "  spaces  kept  ",
    "GAPSTART [Not recorded – really] GAPEND",
    "%s %n {0} {} \\1 \\g<0> $1",
]


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_naughty_text_survives_in_every_field_of_every_template(text: str) -> None:
    template = load_templates()["gp-report-review.docx"]
    content = fill(template, context_with(text))
    asked = part_of(template, "word/document.xml").count("{{ ")
    exact = [shown for shown in texts_of(content) if shown == text]
    # Headings and the name block hold a field among other words; nearly all stand alone.
    assert len(exact) > asked * 0.8
    assert f"Case reference {text}" in texts_of(content)[0]


def test_control_characters_are_left_out_and_line_ends_kept() -> None:
    content = fill(
        template_of("{{ practice.name }}"), context_with("a\x00b\x1fc\r\nd\re")
    )
    assert "abc\nd\ne" in texts_of(content)


def test_a_field_among_words_keeps_the_words_and_shades_only_the_gap() -> None:
    filled = fill_noting_gaps(
        template_of("Chair: {{ conference.chair }}. Facts: {{ gp.facts }} End."),
        CONTEXT,
    )
    gap = known_fields()["gp.facts"].gap
    assert f"Chair: Morag Ellery. Facts: {gap} End." in texts_of(filled.content)
    runs = [r for p in Document(io.BytesIO(filled.content)).paragraphs for r in p.runs]
    shaded = [r.text for r in runs if r._r.xpath("./w:rPr/w:shd")]  # noqa: SLF001 (python-docx cannot tell)
    assert shaded == [gap]
    assert filled.gaps == ("Facts",)


def test_a_tag_that_word_has_split_into_pieces_is_still_filled() -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("{", "{ conf", "erence.", "chair }", "}"):
        paragraph.add_run(piece).bold = piece == "erence."
    out = io.BytesIO()
    document.save(out)
    assert "Morag Ellery" in texts_of(fill(out.getvalue(), CONTEXT))


def test_curly_quotes_that_word_puts_into_a_tag_do_no_harm() -> None:
    template = template_of(
        "{% if conference.kind.value == “x” %}yes{% else %}no{% endif %}"
    )
    assert "no" in texts_of(fill(template, CONTEXT))


HOSTILE = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ practice.name.__class__ }}",
    "{{ self._TemplateReference__context }}",
    "{% for i in range(100000000) %}x{% endfor %}",
    "{{ 'a' * 10**9 }}",
    "{{ practice.name.value ~ practice.name.value }}",
    "{% set x = 'a' %}{{ x }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% autoescape false %}{{ practice.name }}{% endautoescape %}",
    "{{ practice.name | safe }}",
    "{{ practice['name'] }}",
    "{{ lipsum(10000) }}",
    "{{ namespace(a=1) }}",
    "{% for a in children %}" * 3 + "x" + "{% endfor %}" * 3,
    "{% for child in children recursive %}{{ loop(children) }}{% endfor %}",
    "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("place", ["body", "header"])
def test_a_hostile_template_is_refused_before_anything_of_it_runs(
    text: str, place: str
) -> None:
    document = Document()
    where = document if place == "body" else document.sections[0].header
    where.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    started = time.monotonic()
    assert check_template(out.getvalue())
    with pytest.raises(UserProblem):
        fill(out.getvalue(), CONTEXT)
    assert time.monotonic() - started < 3


def test_a_template_that_grows_without_end_is_stopped() -> None:
    rows = context_with("x" * 1000)
    children = rows["children"]
    assert isinstance(children, list)
    many = {**rows, "children": children[:1] * 300}
    inner = "{% for a in children %}{% for b in children %}{{ b.name }}"
    template = template_of(inner + "{% endfor %}{% endfor %}")
    with pytest.raises(UserProblem, match="grows without end"):
        fill(template, many)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("The chair is {{ conference.chiar }}", "template_unknown_field", "chiar"),
        ("{{ conference.chiar }}", "template_unknown_field", "conference.chair"),
        ("{{ nonsense }}", "template_unknown_field", "nonsense"),
        ("{{ conference }}", "template_not_a_field", "conference"),
        ("{% for x in people %}{% endfor %}", "template_unknown_list", "people"),
        ("Dear {{ conference.chair", "template_syntax", "Dear"),
        ("Dear conference.chair }}", "template_half_a_tag", "Dear"),
        ("Only {% if ask.review %} half", "template_syntax", "endif"),
        (
            "{% if child.name %}{% endif %}",
            "template_tests_a_field",
            "child.name.value",
        ),
        ("{{ practice.name | upper }}", "template_not_allowed", "upper"),
    ],
)
def test_a_slip_in_a_template_is_named_with_its_words_and_its_cure(
    text: str, code: str, words: str
) -> None:
    problems = check_template(template_of("Report", text, "End"))
    # An unknown filter is already a fault of syntax to Jinja.
    codes = {p.code for p in problems}
    assert codes & {code, "template_syntax"}
    if code in codes:
        assert words in " ".join(p.message for p in problems)
    with pytest.raises(UserProblem):
        fill(template_of("Report", text, "End"), CONTEXT)


def external(kind: str) -> bytes:
    relation: str = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="r1" TargetMode="External" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'{kind}" Target="http://elsewhere.example/x"/></Relationships>'
    )
    return with_part(
        template_of("x"), "word/_rels/settings.xml.rels", relation.encode()
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "template_not_word"),
        (b"not a zip", "template_not_word"),
        (template_of("x")[:900], "template_not_word"),
        (with_part(template_of("x"), "word/document.xml", b"<x"), "template_not_word"),
        (with_part(template_of("x"), "word/vbaProject.bin", b"x"), "template_macros"),
        (
            with_part(template_of("x"), "word/embeddings/a.bin", b"x"),
            "template_embedded",
        ),
        (external("attachedTemplate"), "template_fetches"),
        (external("image"), "template_fetches"),
        (
            with_part(template_of("x"), "word/a.xml", b" " * 5_000_000),
            "template_too_large",
        ),
        (
            with_part(template_of("x"), "word/comments.xml", b"<a>{{ gp.facts }}</a>"),
            "template_field_out_of_reach",
        ),
    ],
)
def test_a_file_that_cannot_serve_as_a_template_is_refused_with_the_reason(
    data: bytes, code: str
) -> None:
    assert [p.code for p in check_template(data)] == [code]
    with pytest.raises(UserProblem):
        fill(data, CONTEXT)


def test_a_link_to_click_on_is_no_reason_to_refuse_a_template() -> None:
    assert check_template(external("hyperlink")) == ()


# --- the shipped ones ------------------------------------------------------------------


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_template_has_nothing_wrong_with_it(name: str) -> None:
    assert check_template(load_templates()[name]) == ()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_template_is_what_the_builder_makes(name: str) -> None:
    shipped, built = load_templates()[name], build_templates()[name]
    for part in ("document", "header1", "footer1", "styles"):
        path = f"word/{part}.xml"
        assert part_of(shipped, path) == part_of(built, path), (
            "run: python -m gp_toolkit.reports.build_templates templates"
        )


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_template_can_be_read_aloud(name: str) -> None:
    document = Document(io.BytesIO(load_templates()[name]))
    assert document.core_properties.title
    assert document.core_properties.language == "en-GB"
    styles = part_of(load_templates()[name], "word/styles.xml")
    assert 'w:lang w:val="en-GB"' in styles
    headings = [
        p for p in document.paragraphs if p.style and "Heading" in str(p.style.name)
    ]
    assert len(headings) >= 4
    for table in document.tables:
        if len(table.columns) > 2:
            assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None  # noqa: SLF001 (python-docx cannot tell)


def test_every_field_has_sources_and_a_prompt_and_every_list_row_a_field() -> None:
    for key, known in known_fields().items():
        assert known.sources, key
        assert known.label, key
        assert known.prompt or key == "report.others"


def test_every_field_that_the_layouts_name_is_known() -> None:
    for template in layouts()["template"]:
        for section in template["section"]:
            assert set(section.get("fields", ())) <= set(known_fields())
            assert set(section.get("tall", ())) <= set(section.get("fields", ()))


def test_the_report_asks_for_the_childs_voice_and_keeps_fact_and_opinion_apart() -> (
    None
):
    for name in SHIPPED[:2]:
        asked = part_of(load_templates()[name], "word/document.xml")
        for key in (
            "child.voice",
            "gp.facts",
            "gp.allegations",
            "gp.opinion",
            "gp.working_well",
            "gp.worried",
            "gp.change",
            "gp.visiting",
            "report.signature",
        ):
            assert f"{{{{ {key} }}}}" in asked, (name, key)


def test_no_field_of_the_record_or_the_gp_is_ever_filled_by_the_program() -> None:
    for group in CONTEXT.values():
        for entries in group if isinstance(group, list) else [group]:
            assert isinstance(entries, dict)
            for entry in entries.values():
                if isinstance(entry, dict) and entry["source"] in (
                    Fill.GP,
                    Fill.RECORD,
                ):
                    assert entry["value"] == ""
                    assert entry["gap"]


def test_the_folder_of_templates_is_the_one_that_a_practice_can_edit() -> None:
    assert template_folder() == Path(__file__).parents[2] / "templates"


def test_a_lock_file_of_word_is_passed_over(tmp_path: Path) -> None:
    for name in SHIPPED:
        shutil.copy(template_folder() / name, tmp_path / name)
    (tmp_path / "~$child-profile.docx").write_bytes(b"x")
    assert set(load_templates(tmp_path)) == set(SHIPPED)
    (tmp_path / SHIPPED[0]).unlink()
    with pytest.raises(UserProblem, match=SHIPPED[0]):
        load_templates(tmp_path)


@pytest.mark.slow
def test_libreoffice_opens_every_filled_paper(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    pack = report_pack(
        REVIEW,
        practice=PRACTICE,
        clinician=None,
        attendance=None,
        deadlines=(),
        templates=load_templates(),
    )
    for file in pack:
        (tmp_path / file.name).write_bytes(file.content)
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            *[str(tmp_path / file.name) for file in pack],
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    for file in pack:
        made = tmp_path / file.name.replace(".docx", ".pdf")
        assert made.read_bytes().startswith(b"%PDF")


def test_a_filled_paper_is_a_sound_zip_without_the_marks_of_its_gaps() -> None:
    content = fill(load_templates()["gp-report-initial.docx"], CONTEXT)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        everything = b"".join(archive.read(n) for n in archive.namelist())
    for left in (b"{{", b"{%", b"GAP"):
        assert left not in everything
