"""What a Word template may say: names of fields, if and for. Nothing else.

Templates are edited by practices and passed from hand to hand, so they are not
trusted. A template is checked as a syntax tree before anything of it runs: no calls, no
arithmetic, no assignments, no macros, no filters; every name must be a known field.
What is left cannot reach Python and ends in bounded time. The sandbox of Jinja stands
behind it as a second wall.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import StrictUndefined, Template, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from gp_toolkit.reports.fields import Shape, template_shape

MOST_TEXT = 8_000_000
"""Characters that one part of a filled document may have."""

MOST_PIECES = 400_000
"""Pieces of text and values that one part of a filled document may be made of."""

DEEPEST_LOOP = 2

_PLAIN = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.Not,
    nodes.And,
    nodes.Or,
)

_LOOP = Shape(
    members={name: Shape(leaf=True) for name in ("index", "first", "last", "length")}
)

_STRAY = re.compile(r"\}\}|%\}|\{\{|\{%")
_MARKUP = re.compile(r"<[^>]*>|^[^<>]*>")

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f￾￿\ud800-\udfff]")
"""What XML 1.0 cannot hold, or advises against; tab and line feed are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something in a template that keeps it from being filled.

    Attributes:
        code: "template_unknown_field" or "template_not_allowed".
        what: The words of the template that are at fault.
    """

    code: str
    what: str


@dataclass(slots=True)
class Marks:
    """Marks put round the gaps of one document, so that they can be coloured.

    Attributes:
        start: Put before a gap; holds a random word, so that no value can hold it.
        end: Put after a gap.
        gaps: Labels of the gaps met, in order.
    """

    start: str
    end: str
    gaps: list[str] = field(default_factory=list)


class _Bounded(Template):
    """A template that stops when it grows without end."""

    def render(self, *args: object, **kwargs: object) -> str:
        pieces = []
        size = 0
        for piece in self.generate(*args, **kwargs):
            size += len(piece)
            pieces.append(piece)
            if size > MOST_TEXT or len(pieces) > MOST_PIECES:
                raise SecurityError("the filled document grows too large")
        return "".join(pieces)


class TemplateLanguage(ImmutableSandboxedEnvironment):
    """Jinja, sandboxed, strict and escaping, cut down to fields, if and for."""

    template_class = _Bounded

    def __init__(self, marks: Marks) -> None:
        super().__init__(
            autoescape=True,
            undefined=StrictUndefined,
            finalize=lambda value: _printed(value, marks),
            cache_size=0,
        )
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()

    def from_string(
        self,
        source: str | nodes.Template,
        globals: Mapping[str, object] | None = None,  # noqa: A002 (the name in Jinja)
        template_class: type[Template] | None = None,
    ) -> Template:
        """A template, once it has passed `faults`.

        Raises:
            SecurityError: It says something it may not.
            TemplateSyntaxError: It cannot be understood.
        """
        tree = self.parse(source) if isinstance(source, str) else source
        for fault in faults(tree):
            raise SecurityError(f"{fault.code}: {fault.what}")
        return super().from_string(source, dict(globals or {}), template_class)


def faults(tree: nodes.Template) -> Iterator[Fault]:
    """Everything that a parsed template says and may not say."""
    yield from _faults(tree, {}, 0)


Scope = Mapping[str, Shape]


def _faults(node: nodes.Node, scope: Scope, depth: int) -> Iterator[Fault]:
    match node:
        case nodes.For():
            yield from _loop_faults(node, scope, depth)
        case nodes.Name() | nodes.Getattr():
            if _shape_of(node, scope) is None:
                yield Fault(code="template_unknown_field", what=_written(node))
        case nodes.Output():
            yield from _output_faults(node, scope, depth)
        case nodes.TemplateData():
            yield from _text_faults(node.data)
        case nodes.If() if _is_field(node.test, scope):
            yield Fault(code="template_tests_a_field", what=_written(node.test))
        case _ if isinstance(node, _PLAIN):
            for child in node.iter_child_nodes():
                yield from _faults(child, scope, depth)
        case _:
            yield Fault(code="template_not_allowed", what=_written(node))


def _output_faults(node: nodes.Output, scope: Scope, depth: int) -> Iterator[Fault]:
    for printed in node.nodes:
        yield from _faults(printed, scope, depth)
        shape = _shape_of(printed, scope)
        if shape is not None and not shape.leaf:
            yield Fault(code="template_not_a_field", what=_written(printed))


def _text_faults(text: str) -> Iterator[Fault]:
    stray = _STRAY.search(text)
    if stray:
        # Only the words of the page: what stands in <…> is Word's own.
        before = _MARKUP.sub(" ", text[: stray.end()][-400:])
        yield Fault(code="template_half_a_tag", what=" ".join(before.split())[-50:])


def _is_field(node: nodes.Node, scope: Scope) -> bool:
    """Whether a test is of a whole field, which is never empty: its gap stands there."""
    bare = node
    if isinstance(node, nodes.Not):
        bare = node.node
    shape = _shape_of(bare, scope)
    return shape is not None and shape.leaf and bool(shape.members)


def _loop_faults(node: nodes.For, scope: Scope, depth: int) -> Iterator[Fault]:
    over = _shape_of(node.iter, scope)
    plain = isinstance(node.target, nodes.Name) and not node.recursive
    if not plain or node.test is not None or depth >= DEEPEST_LOOP:
        yield Fault(code="template_not_allowed", what=_written(node))
        return
    if over is None or over.rows is None:
        yield Fault(code="template_unknown_list", what=_written(node.iter))
        return
    inner = {**scope, _written(node.target): over.rows, "loop": _LOOP}
    for child in node.body:
        yield from _faults(child, inner, depth + 1)
    for child in node.else_:
        yield from _faults(child, scope, depth)


def _shape_of(node: nodes.Node, scope: Scope) -> Shape | None:
    match node:
        case nodes.Name():
            return scope.get(node.name) or template_shape().members.get(node.name)
        case nodes.Getattr():
            owner = _shape_of(node.node, scope)
            return owner.members.get(node.attr) if owner else None
        case _:
            return None


def _written(node: nodes.Node) -> str:
    """A piece of a template much as its author wrote it."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_written(node.node)}.{node.attr}"
        case nodes.Filter():
            return f"{_written(node.node) if node.node else ''} | {node.name}"
        case nodes.Call():
            return f"{_written(node.node)}(…)"
        case nodes.Getitem():
            return f"{_written(node.node)}[…]"
        case nodes.For():
            return f"for {_written(node.target)} in {_written(node.iter)}"
        case _:
            return type(node).__name__.lower()


def _printed(value: object, marks: Marks) -> Markup:
    """One value as it goes into the document's XML.

    A field prints its value, or its gap between marks. Braces are written as character
    references, because docxtpl would otherwise take `{_{` in a value for its own.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, dict):
        if value["value"] or not value["gap"]:
            return _escaped(value["value"])
        marks.gaps.append(value["label"])
        return Markup(marks.start) + _escaped(value["gap"]) + Markup(marks.end)  # noqa: S704 (marks are made by the program, of letters and digits)
    if isinstance(value, (str, int)):
        return _escaped(str(value))
    raise SecurityError("only fields can be printed")


def _escaped(text: str) -> Markup:
    clean = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    safe = str(escape(clean)).replace("{", "&#123;").replace("}", "&#125;")
    return Markup(safe)  # noqa: S704 (escaped in the line above)
