"""What form controls of OpenDocument files hold beyond their shown text."""

import re

from gp_toolkit.reading.xml_names import LOCAL, Element, attribute, picked_day

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def control_values(forms: Element) -> dict[str, str]:
    """Id of each control → what it holds."""
    values: dict[str, str] = {}
    for control in forms.iter():
        if not LOCAL[control.tag]:
            continue
        value = _control_value(LOCAL[control.tag], control)
        for key, name in control.attrib.items():
            if LOCAL[key] == "id":
                values[str(name)] = value
    return values


def _control_value(kind: str, control: Element) -> str:
    label = attribute(control, "label") or ""
    match kind:
        case "checkbox":
            state = attribute(control, "current-state") or attribute(control, "state")
            return f"{'☒' if state == 'checked' else '☐'} {label}".strip()
        case "radio":
            on = _own(control, "current-selected", "selected") == "true"
            return f"{'☒' if on else '☐'} {label}".strip()
        case "listbox":
            return "\n".join(
                attribute(option, "label") or attribute(option, "value") or ""
                for option in control
                if _own(option, "current-selected", "selected") == "true"
            )
        case "textarea":
            text = "\n".join(_words(line) for line in control.iter("{*}p"))
            return text or _own(control, "current-value", "value")
        case "fixed-text":
            return label
        case "button" | "image" | "image-frame" | "hidden" | "password" | "file":
            return ""
    return _own(control, "current-value", "value")


def _words(line: Element) -> str:
    return "".join(str(piece) for piece in line.itertext())


def _own(element: Element, *names: str) -> str:
    return next((v for n in names if (v := attribute(element, n)) is not None), "")


def field_value(mark: Element) -> str:
    """The value of a form field that came from Word, where it draws no text."""
    kind = (attribute(mark, "type") or "").rpartition(".")[2].upper()
    held = {
        attribute(child, "name") or "": attribute(child, "value") or ""
        for child in mark
        if LOCAL[child.tag] == "param"
    }
    if kind == "FORMCHECKBOX":
        return "☒" if held.get("Checkbox_Checked", "").lower() == "true" else "☐"
    if kind == "FORMDROPDOWN":
        entries = [
            attribute(child, "value") or ""
            for child in mark
            if attribute(child, "name") == "Dropdown_ListEntry"
        ]
        picked = held.get("Dropdown_Selected", "")
        if picked.isdecimal() and int(picked) < len(entries):
            return entries[int(picked)]
    return ""


def content_control_value(control: Element, shown: str) -> str:
    """What a content control holds that its shown text does not say."""
    if attribute(control, "checkbox") == "true":
        if any(c in shown for c in "☐☑☒"):
            return ""
        return "☒" if attribute(control, "checked") == "true" else "☐"
    day = (attribute(control, "current-date") or "")[:10]
    if attribute(control, "date") != "true" or not _DAY.fullmatch(day):
        return ""
    return picked_day(day, shown)
