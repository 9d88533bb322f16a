"""Calls of pdfium that are made hundreds of times a page, each as cheap as can be.

pdfium must not be called from two threads at once: whoever uses this module holds
`pdf.LOCK`, which guards the one buffer here too.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

_AT_ONCE = 512
_TEXT = pdfium.FPDF_PAGEOBJ_TEXT


def _bare(function: Any, result: Any, *kinds: Any) -> Callable[..., Any]:  # noqa: ANN401 (ctypes has no narrower name for them)
    """Another way to the same function, which does not look at what it is given.

    Args:
        function: As pypdfium2 declares it.
        result: What it returns; None where nobody asks.
        kinds: Of its arguments. Without them integers and `ctypes.byref` only may be
            given, which go to the library as they are, in a quarter of the time.
    """
    # Made anew, it has no argument types at all; an empty list of them would mean
    # "variadic", which Apple's processors call differently.
    address = ctypes.cast(function, ctypes.c_void_p).value
    other = type(function)(address)
    other.restype = result
    if kinds:
        other.argtypes = kinds
    call: Callable[..., Any] = other
    return call


_HANDLE = ctypes.c_void_p
_char_box = _bare(pdfium.FPDFText_GetLooseCharBox, None)
_object = _bare(pdfium.FPDFPage_GetObject, _HANDLE)
_kind = _bare(pdfium.FPDFPageObj_GetType, ctypes.c_int, _HANDLE)
_bounds = _bare(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, *[_HANDLE] * 5)
render_mode = _bare(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, _HANDLE)
segment_count = _bare(pdfium.FPDFPath_CountSegments, ctypes.c_int, _HANDLE)

_boxes = (ctypes.c_float * (4 * _AT_ONCE))()
_slots = [ctypes.byref(_boxes, 16 * n) for n in range(_AT_ONCE)]
_edges = [ctypes.byref(_boxes, 4 * n) for n in range(4)]
_floats = memoryview(_boxes).cast("B").cast("f")


def char_boxes(text_page: Any, chars: Sequence[int]) -> list[float]:  # noqa: ANN401 (a ctypes pointer)
    """Left, top, right and bottom of each of these characters, one after the other.

    From the lowest to the highest place that letters of its font reach.
    """
    found: list[float] = []
    page = ctypes.byref(text_page.contents)
    for start in range(0, len(chars), _AT_ONCE):
        some = chars[start : start + _AT_ONCE]
        ctypes.memset(_boxes, 0, 16 * len(some))
        deque(map(_char_box, repeat(page), some, _slots), maxlen=0)
        found += _floats[: 4 * len(some)].tolist()
    return found


def objects(page: Any, most: int) -> tuple[list[int], list[tuple[int, int]]]:  # noqa: ANN401 (a ctypes pointer)
    """What is painted on a page, as numbers that stand for it.

    Returns:
        The texts; and everything else, each with its kind.
    """
    count = max(0, min(pdfium.FPDFPage_CountObjects(page), most))
    found = list(map(_object, repeat(ctypes.byref(page.contents)), range(count)))
    texts: list[int] = []
    others: list[tuple[int, int]] = []
    for painted, kind in zip(found, map(_kind, found), strict=True):
        if kind == _TEXT:
            texts.append(painted)
        else:
            others.append((painted, kind))
    return texts, others


def handle_of(painted: int) -> Any:  # noqa: ANN401 (a ctypes pointer)
    """The same as pypdfium2's functions want it."""
    return ctypes.cast(painted, pdfium.FPDF_PAGEOBJECT)


def bounds(painted: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top; all 0 for what has none."""
    if not _bounds(painted, *_edges):
        return 0.0, 0.0, 0.0, 0.0
    left, bottom, right, top = _floats[:4].tolist()
    return left, bottom, right, top
