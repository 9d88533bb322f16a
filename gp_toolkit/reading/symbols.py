"""Signs that Word keeps as a number in a picture font."""

BALLOTS = frozenset("☐☑☒✓✔✗✘")

# Symbol fonts draw ticks and boxes where other fonts have letters. The low byte counts:
# Word adds F000 to it. Source: code charts of Wingdings and Wingdings 2 as mapped to
# Unicode 7 (L2/11-052R).
_SIGNS = {
    "wingdings": {
        0x6C: "●",
        0x6E: "■",
        0x6F: "☐",
        0x70: "☐",
        0x71: "☐",
        0x72: "☐",
        0xA8: "☐",
        0xA7: "▪",
        0xD8: "➢",
        0xE0: "→",
        0xFB: "✗",
        0xFC: "✓",
        0xFD: "☒",
        0xFE: "☑",
        0x28: "☎",
        0x29: "✆",
        0x2A: "✉",
    },
    "wingdings 2": {
        0x4F: "✗",
        0x50: "✓",
        0x51: "☒",
        0x52: "☑",
        0x53: "☒",
        0x54: "☒",
        0xA3: "☐",
        0x30: "☐",
    },
    "symbol": {0xB7: "•", 0xAE: "→", 0xB0: "°", 0xB3: "≥", 0xA3: "≤", 0xB4: "×"},
}


def symbol(font: str, code: str) -> str:
    """The character that a `w:sym` shows, or a bullet for an unknown picture.

    >>> symbol("Wingdings", "F0FE")
    '☑'
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    signs = _SIGNS.get(font.lower().strip(), {})
    low = number & 0xFF if 0xF000 <= number <= 0xF0FF else number
    if low in signs:
        return signs[low]
    if 0xE000 <= number <= 0xF8FF:
        return chr(low) if font.lower().strip() == "symbol" and low < 0x80 else "•"
    return chr(number) if 0x20 <= number < 0xD800 else ""
