"""What content controls and old form fields hold beyond their shown text."""

import re
from collections.abc import Callable
from typing import NamedTuple

from gp_toolkit.reading.symbols import BALLOTS
from gp_toolkit.reading.word_xml import is_on, shown_text
from gp_toolkit.reading.xml_names import (
    LOCAL,
    Element,
    attribute,
    child_named,
    picked_day,
)

_ON = ("1", "true", "on")


class ControlValue(NamedTuple):
    """What a content control holds that its shown text does not say.

    Attributes:
        text: The value; empty for none.
        first: Whether it goes before the shown text, which is only a prompt.
    """

    text: str = ""
    first: bool = False


def control_value(sdt: Element, bound: Callable[[Element], str]) -> ControlValue:
    """What a content control holds besides its shown text.

    Args:
        sdt: The control.
        bound: The value that a data binding points to.
    """
    properties = child_named(sdt, "sdtPr")
    if properties is None:
        return ControlValue()
    shown = shown_text(sdt)
    prompt = child_named(properties, "showingPlcHdr")
    is_prompt = prompt is not None and is_on(prompt)
    value = _value(properties, "" if is_prompt else shown)
    if not value and (is_prompt or not shown.strip()):
        binding = child_named(properties, "dataBinding")
        value = bound(binding) if binding is not None else ""
    return ControlValue(value if value != shown else "", is_prompt)


def _value(properties: Element, shown: str) -> str:
    for child in properties:
        match LOCAL[child.tag]:
            case "date":
                return _date_value(child, shown)
            case "checkbox":
                state = child_named(child, "checked")
                on = state is not None and _is_checked(state)
                return "" if any(c in BALLOTS for c in shown) else "☒" if on else "☐"
            case "dropDownList" | "comboBox":
                return "" if shown.strip() else _list_value(child)
    return ""


def _is_checked(state: Element) -> bool:
    value = attribute(state, "val")
    return value is None or value.lower() in _ON


def _date_value(date: Element, shown: str) -> str:
    """The picked day in ISO form, unless the shown text has its day and its year."""
    day = (attribute(date, "fullDate") or "")[:10]
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return ""
    return picked_day(day, shown)


def _list_value(choices: Element) -> str:
    chosen = attribute(choices, "lastValue")
    if chosen is None:
        return ""
    for item in choices:
        if attribute(item, "value") == chosen:
            return attribute(item, "displayText") or chosen
    return chosen


def form_value(mark: Element) -> str:
    """The value of an old (Word 97) form field, from its own data."""
    data = child_named(mark, "ffData")
    if data is None:
        return ""
    for child in data:
        match LOCAL[child.tag]:
            case "checkBox":
                state = child_named(child, "checked")
                if state is None:
                    state = child_named(child, "default")
                return "☒" if state is not None and is_on(state) else "☐"
            case "ddList":
                return _entry(child)
            case "textInput":
                default = child_named(child, "default")
                return (attribute(default, "val") or "") if default is not None else ""
    return ""


def _entry(choices: Element) -> str:
    entries = [
        attribute(c, "val") or "" for c in choices if LOCAL[c.tag] == "listEntry"
    ]
    picked = child_named(choices, "result")
    if picked is None:
        picked = child_named(choices, "default")
    index = (attribute(picked, "val") or "0") if picked is not None else "0"
    if not index.isdecimal() or int(index) >= len(entries):
        return ""
    return entries[int(index)]
