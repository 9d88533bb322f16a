"""How far a reading agrees with what a person expects of a document.

Only what the expectation names is compared, except that lists of next conferences,
core groups, children and actions must hold nothing more.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Plain = dict[str, Any]
LISTS = ("next", "core_groups", "children", "adults", "professionals", "actions")
WHOLE = ("next", "core_groups", "children", "actions")
DEEP = ("document", "conference", "report")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing compared: `field` groups the scores, `about` says which of them."""

    field: str
    about: str
    right: bool
    why: str = ""

    @property
    def label(self) -> str:
        """Stable name of the check, for the baseline."""
        return f"{self.field} [{self.about}]" if self.about else self.field


@dataclass(frozen=True, slots=True)
class Scored:
    """A document's checks, and its entries that are `clear`: how many, which wrong."""

    name: str
    checks: tuple[Check, ...]
    clear: int
    wrong_clear: tuple[str, ...]


def score(name: str, expected: Plain, found: Plain) -> Scored:
    """Compare a reading with an expectation."""
    checks = list(_checks(expected, found))
    clear = [e for e in found["next"] if e["trust"] == "clear"]
    wrong = []
    if "next" in expected:
        wrong = [
            f"{e['kind']} {e['status']} {e['date'] or e['latest']} {e['start']}"
            for e in clear
            if not any(_supports(wanted, e) for wanted in expected["next"])
            and not _is_allowed(e, expected.get("_next_may_also_have", ()))
        ]
    return Scored(name, tuple(checks), len(clear), tuple(wrong))


def _supports(wanted: Plain, entry: Plain) -> bool:
    """Whether an expected entry says the same of everything that matters."""
    if wanted.get("trust") == "check":
        return False
    if entry["status"] not in wanted.get("_status_any_of", (entry["status"],)):
        return False
    keys = ("kind", "status", "date", "latest", "start")
    return all(wanted[k] == entry[k] for k in keys if k in wanted) and (
        "children" not in wanted or _same_names(wanted["children"], entry["children"])
    )


def _checks(expected: Plain, found: Plain) -> Iterator[Check]:
    for part in DEEP:
        for key, value in expected.get(part, {}).items():
            yield _check(f"{part}.{key}", "", key, value, found[part][key])
    for part in LISTS:
        if part in expected:
            allowed = expected.get("_next_may_also_have", ()) if part == "next" else ()
            yield from _list_checks(part, expected[part], found[part], allowed)


def _list_checks(
    part: str,
    expected: Sequence[Plain],
    found: Sequence[Plain],
    allowed: Sequence[Any],
) -> Iterator[Check]:
    left = list(found)
    for number, wanted in enumerate(expected, 1):
        about = f"{number} {_name(part, wanted)}"
        near = max(left, key=lambda item: _likeness(part, wanted, item), default=None)
        if near is None and wanted.get("status") == "not_stated":
            yield Check(part, about, right=True)  # no entry says it as well
            continue
        if near is None or _likeness(part, wanted, near) <= 0:
            yield Check(part, about, right=False, why="not found")
            continue
        left.remove(near)
        yield Check(part, about, right=True)
        if statuses := wanted.get("_status_any_of"):
            right = near["status"] in statuses
            why = f"expected one of {statuses}, found {near['status']}"
            yield Check(f"{part}.status", about, right=right, why=why)
        for key, value in wanted.items():
            if not key.startswith("_"):
                yield _check(f"{part}.{key}", about, key, value, near.get(key))
    if part in WHOLE:
        left = [item for item in left if not _is_allowed(item, allowed)]
        more = "; ".join(_name(part, item) for item in left)
        yield Check(f"{part}.no_more", "", right=not left, why=f"more: {more}")


def _is_allowed(item: Plain, allowed: Sequence[Any]) -> bool:
    """Whether the expectation lets a further entry of this status, or like this, be."""
    return any(
        item.get("status") == one
        if isinstance(one, str)
        else all(item.get(k) == v for k, v in one.items() if not k.startswith("_"))
        for one in allowed
    )


def _name(part: str, item: Plain) -> str:
    match part:
        case "next":
            return f"{item.get('status')} {item.get('date') or item.get('latest')}"
        case "core_groups":
            return str(item.get("date"))
        case "actions":
            return str(item.get("text"))[:40]
        case _:
            return str(item.get("name"))


def _likeness(part: str, wanted: Plain, item: Plain) -> float:
    """How likely two entries are the same one; 0 or less is not."""
    match part:
        case "next":
            same = sum(wanted.get(k) == item[k] for k in ("status", "date", "latest"))
            kind = 0.5 * (wanted.get("kind", item["kind"]) == item["kind"])
            names = wanted.get("children")
            whom = names is not None and _same_names(names, item["children"])
            return float(0.1 + same + kind + whom)
        case "core_groups":
            return float(wanted.get("date") == item["date"])
        case "actions":
            words, others = _words(wanted.get("text")), _words(item["text"])
            shared = len(words & others) / len(words) if words else 0.5
            same_day = wanted.get("due") == item["due"]
            return float(shared - 0.5 + 0.2 * same_day)
        case "professionals":
            same = _same_name(wanted.get("name"), item["name"])
            return float(same + 0.5 * (wanted.get("role") == item["role"] and same))
        case _ if "name" not in wanted:  # of whom the paper gives no sure name
            born = ("date_of_birth", "expected_delivery")
            return float(any(wanted.get(k) and wanted[k] == item.get(k) for k in born))
        case _:
            return float(_same_name(wanted.get("name"), item["name"]))


def _check(field: str, about: str, key: str, wanted: Any, found: Any) -> Check:  # noqa: ANN401 (JSON is of any type)
    why = f"expected {wanted!r}, found {found!r}"
    return Check(field, about, _agrees(key, wanted, found), why)


def _agrees(key: str, wanted: Any, found: Any) -> bool:  # noqa: ANN401 (JSON is of any type)
    match key:
        case "warnings":
            return set(wanted) <= set(found or ())
        case "evidence" | "candidates":
            return _rests_on(wanted, found or ())
        case "children":
            return _same_names(wanted, found)
        case "name" | "owner":
            return _same_name(wanted, found)
        case "venue" | "address" | "relationship":
            return _same_place(wanted, found)
        case "text":
            return True  # by its likeness
        case "phone" | "nhs_number":
            return _digits(wanted) == _digits(found)
        case "categories" | "send_to":
            return sorted(map(str.lower, wanted)) == sorted(map(str.lower, found))
        case _:
            return bool(wanted == found)


def _rests_on(wanted: Sequence[Plain], found: Sequence[Plain]) -> bool:
    return all(
        any(
            all(
                _holds(value, item.get(key)) if key == "quote"
                else value == item.get(key)
                for key, value in line.items()
            )
            for item in found
        )
        for line in wanted
    )  # fmt: skip


def _words(text: str | None) -> set[str]:
    return set(re.findall(r"[^\W_]+", (text or "").lower()))


def _same_names(wanted: Sequence[str], found: Sequence[str]) -> bool:
    return len(wanted) == len(found) and all(
        any(_same_name(one, other) for other in found) for one in wanted
    )


def _same_name(wanted: str | None, found: str | None) -> bool:
    titles = {"dr", "mr", "mrs", "ms", "miss", "pc", "dc", "ds", "prof"}
    bare = (re.sub(r"\([^()]*\)", " ", name or "") for name in (wanted, found))
    one, other = (_words(name) - titles for name in bare)
    return one == other


def _same_place(wanted: str | None, found: str | None) -> bool:
    """The same words, or nearly: one holds the other and little more."""
    if wanted is None or found is None:
        return wanted == found
    one, other = (" ".join(re.findall(r"[^\W_]+", t.lower())) for t in (wanted, found))
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long and len(short) >= 0.5 * len(long)


def _holds(wanted: str, found: str | None) -> bool:
    one, other = (" ".join((text or "").split()) for text in (wanted, found))
    return bool(other) and (one in other or other in one)


def _digits(text: str | None) -> str:
    return re.sub(r"\D", "", text or "")
