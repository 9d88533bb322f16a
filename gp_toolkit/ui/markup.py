"""HTML in which every piece of text is escaped: the only way text reaches `st.html`.

Text of documents never goes to markdown: a picture address in it would be fetched, and
tell somebody that the practice opened the file.
"""

from html import escape

import streamlit as st


class Markup(str):
    """HTML made by `element` and `words`; a plain `str` is text and gets escaped."""

    __slots__ = ()


def words(text: str) -> Markup:
    """Text as HTML.

    >>> words("<img src=x>")
    '&lt;img src=x&gt;'
    """
    return Markup(escape(text))


def element(
    name: str, *inside: str, kind: str = "", attributes: dict[str, str] | None = None
) -> Markup:
    """An element; what is inside and not yet `Markup` is escaped.

    >>> element("p", "Smith & Jones ", element("b", "<x>"), kind="gp-line")
    '<p class="gp-line">Smith &amp; Jones <b>&lt;x&gt;</b></p>'
    """
    named = {"class": kind} if kind else {}
    pairs = {**named, **(attributes or {})}
    given = "".join(f' {key}="{escape(value)}"' for key, value in pairs.items())
    return Markup(f"<{name}{given}>{joined(*inside)}</{name}>")


def joined(*pieces: str) -> Markup:
    """Pieces one after the other, each escaped unless it is `Markup`."""
    return Markup(
        "".join(p if isinstance(p, Markup) else words(p) for p in pieces if p)
    )


def show(*pieces: Markup) -> None:
    """Put HTML on the page."""
    whole = joined(*pieces)
    if whole:
        st.html(whole)


def show_text(text: str, *, kind: str = "gp-text") -> None:
    """Put a document's or a person's words on the page, as they are."""
    show(element("p", text, kind=kind))


def show_way(path: str, text: str) -> None:
    """A link out of the app to one of the plain pages in front of it."""
    link = {"href": path, "target": "_self"}
    show(element("p", element("a", text, attributes=link), kind="gp-way"))


def alert(text: str, *, kind: str = "problem") -> None:
    """Say something that must not be missed.

    Args:
        text: What to say.
        kind: "problem", "caution", "good" or "note"; the word before the text says it
            too, so that nothing rests on colour alone.
    """
    lead = {"problem": "Problem", "caution": "Check", "good": "Done", "note": "Note"}
    role = "alert" if kind == "problem" else "status"
    show(
        element(
            "div",
            element("strong", f"{lead[kind]}: "),
            text,
            kind=f"gp-alert gp-{kind}",
            attributes={"role": role},
        )
    )
