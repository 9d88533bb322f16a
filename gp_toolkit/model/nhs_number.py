"""NHS numbers: ten digits, the last a check digit.

A number that passes the check is well formed; that does not make it the right child's.
"""

import re

_WEIGHTS = range(10, 1, -1)
_SHAPE = re.compile(r"(\d{3})[ \-\u00a0]?(\d{3})[ \-\u00a0]?(\d{4})")


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits form a well-formed NHS number.

    Modulus 11: the first nine digits are weighted 10 down to 2; 11 minus the
    remainder is the tenth, with 11 written 0 and 10 never issued. Numbers of one
    repeated digit pass the sum but are never issued, so they are refused.

    Source: NHS Data Model and Dictionary, attribute NHS NUMBER, check-digit rule.

    >>> is_nhs_number("9990000018"), is_nhs_number("9990000019")
    (True, False)
    """
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()):
        return False
    if len(set(digits)) == 1:
        return False
    total = sum(w * int(d) for w, d in zip(_WEIGHTS, digits[:9], strict=True))
    return (11 - total % 11) % 11 == int(digits[9])


def parse_nhs_number(text: str) -> str | None:
    """The ten digits of a written NHS number, or None if it is not one.

    >>> parse_nhs_number("999 000 0018")
    '9990000018'
    """
    match = _SHAPE.fullmatch(text.strip())
    digits = "".join(match.groups()) if match else ""
    return digits if is_nhs_number(digits) else None


def display_nhs_number(digits: str) -> str:
    """The number as it is read aloud: three, three and four digits.

    >>> display_nhs_number("9990000018")
    '999 000 0018'
    """
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"
