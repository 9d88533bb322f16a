"""The children of a conference: tick whom it is about, correct what was read."""

import datetime as dt

import streamlit as st

from gp_toolkit.model.family import Child
from gp_toolkit.model.filing import Draft
from gp_toolkit.model.nhs_number import display_nhs_number
from gp_toolkit.model.reading import Reading
from gp_toolkit.ui.markup import element, show
from gp_toolkit.ui.presenters.decision import TypedChild

_EARLIEST, _LATEST = dt.date(1900, 1, 1), dt.date(2100, 12, 31)


def child_rows(draft: Draft, reading: Reading, *, key: str) -> tuple[TypedChild, ...]:
    """A row for each child of the document, and an empty one."""
    show(element("h3", "Children it is about"))
    others = tuple(c for c in reading.children if c not in draft.children)
    known = [*((c, True) for c in draft.children), *((c, False) for c in others)]
    rows = []
    for number, (child, meant) in enumerate(known, 1):
        with st.container(border=True, key=f"child-{key}-{number}"):
            rows.append(_row(child, number, meant=meant, key=f"{key}-{number}"))
    number = len(known) + 1
    with st.expander("A child who is not listed", expanded=not known):
        rows.append(_row(None, number, meant=not known, key=f"{key}-{number}"))
    return tuple(rows)


def _row(child: Child | None, number: int, *, meant: bool, key: str) -> TypedChild:
    label = f"Child {number}: the conference is about this child"
    ticked = st.checkbox(label, value=meant, key=f"meant-{key}")
    name = st.text_input("Name", value=child.name if child else "", key=f"name-{key}")
    left, right = st.columns([5, 4])
    with left:
        born = _born(child, key)
    with right:
        number_text = st.text_input("NHS number", value=_nhs(child), key=f"nhs-{key}")
    unborn = False
    if child is None or child.date_of_birth is None:
        unborn = st.checkbox(
            "Not born yet: the date is the expected delivery",
            value=bool(child and child.expected_delivery),
            key=f"unborn-{key}",
        )
    return TypedChild(
        meant=ticked,
        name=name or "",
        born=born,
        unborn=unborn,
        nhs_number=number_text or "",
        known=child,
    )


def _born(child: Child | None, key: str) -> dt.date | None:
    known = (child.date_of_birth or child.expected_delivery) if child else None
    expected = bool(child and child.expected_delivery and not child.date_of_birth)
    return st.date_input(
        "Expected delivery" if expected else "Date of birth",
        value=known if known and _EARLIEST <= known <= _LATEST else None,
        min_value=_EARLIEST,
        max_value=_LATEST,
        format="DD/MM/YYYY",
        key=f"born-{key}",
    )


def _nhs(child: Child | None) -> str:
    return display_nhs_number(child.nhs_number) if child and child.nhs_number else ""
