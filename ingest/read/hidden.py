"""A page of a PDF -> the characters that print but that nobody can see, and why.

White on white, under two points or drawn invisibly. A scan whose words lie
invisibly under its picture is no trick: such a page is told apart and its words are kept.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from ingest.read.glyphs import Sheet

_SMALLEST = 2.0
_WHITE = 250
_FAINT = 8
_INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
_CLIP = pdfium.FPDF_TEXTRENDERMODE_CLIP
# A picture that covers this share of the page is a scan of it.
_SCAN = 0.5


@dataclass(frozen=True, slots=True)
class Hidden:
    """The indices of hidden characters, how many for what reason, and whether it is a scan."""

    characters: frozenset[int]
    reasons: tuple[tuple[str, int], ...]
    is_scan: bool


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.top - self.bottom)

    def holds(self, other: "_Box") -> bool:
        middle_x, middle_y = (other.left + other.right) / 2, (other.bottom + other.top) / 2
        return self.left <= middle_x <= self.right and self.bottom <= middle_y <= self.top


def find_hidden(sheet: Sheet) -> Hidden:
    """Look at the page's objects first; only a page with something odd is read letter by letter."""
    suspects: dict[int, str] = {}
    grounds: list[_Box] = []
    picture, probe = 0.0, _Probe()
    for item, kind in _objects(sheet):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if reason := probe.reason(item):
                suspects[_address(item)] = reason
        elif (box := _box(item)) and _is_ground(item, kind):
            grounds.append(box)
            picture += box.area if kind == pdfium.FPDF_PAGEOBJ_IMAGE else 0
    is_scan = picture >= _SCAN * sheet.width * sheet.height
    if is_scan:
        suspects = {at: reason for at, reason in suspects.items() if reason != "drawn invisibly"}
    found = _hidden_characters(sheet, suspects, grounds) if suspects else {}
    return Hidden(frozenset(found), tuple(Counter(found.values()).items()), is_scan)


def _hidden_characters(
    sheet: Sheet, suspects: dict[int, str], grounds: list[_Box]
) -> dict[int, str]:
    found: dict[int, str] = {}
    for index, item in _characters(sheet):
        reason = suspects.get(_address(item), "")
        if reason == "white on white" and _on_ground(item, grounds):
            continue
        if reason:
            found[index] = reason
    return found


def _on_ground(item: pdfium.FPDF_PAGEOBJECT, grounds: list[_Box]) -> bool:
    box = _box(item)
    return box is not None and any(ground.holds(box) for ground in grounds)


def _objects(sheet: Sheet) -> Iterator[tuple[pdfium.FPDF_PAGEOBJECT, int]]:
    for number in range(pdfium.FPDFPage_CountObjects(sheet.page)):
        item = pdfium.FPDFPage_GetObject(sheet.page, number)
        yield item, pdfium.FPDFPageObj_GetType(item)


class _Probe:
    """Asks about one object after another with the same buffers: there are many objects."""

    def __init__(self) -> None:
        self._colours = [ctypes.c_uint() for _ in range(4)]
        self._size, self._matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        self._to_colours = [ctypes.byref(colour) for colour in self._colours]
        self._to_size, self._to_matrix = ctypes.byref(self._size), ctypes.byref(self._matrix)

    def reason(self, item: pdfium.FPDF_PAGEOBJECT) -> str:
        """Say why a text cannot be seen; "" when it can."""
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
        if mode in (_INVISIBLE, _CLIP):
            return "drawn invisibly"
        if pdfium.FPDFPageObj_GetFillColor(item, *self._to_colours):
            red, green, blue, alpha = self._colours
            if alpha.value < _FAINT:
                return "drawn invisibly"
            if mode == 0 and min(red.value, green.value, blue.value) >= _WHITE:
                return "white on white"
        return "under two points" if self._points(item) < _SMALLEST else ""

    def _points(self, item: pdfium.FPDF_PAGEOBJECT) -> float:
        pdfium.FPDFTextObj_GetFontSize(item, self._to_size)
        pdfium.FPDFPageObj_GetMatrix(item, self._to_matrix)
        matrix = self._matrix
        return float(abs(self._size.value) * max(abs(matrix.d), abs(matrix.b), abs(matrix.a)))


def _is_ground(item: pdfium.FPDF_PAGEOBJECT, kind: int) -> bool:
    """Whether an object paints something on which white letters can be read."""
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE or kind == pdfium.FPDF_PAGEOBJ_SHADING:
        return True
    if kind != pdfium.FPDF_PAGEOBJ_PATH:
        return False
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroke))
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(item, *map(ctypes.byref, (red, green, blue, alpha)))
    return bool(mode.value) and min(red.value, green.value, blue.value) < _WHITE - 30


def _box(item: pdfium.FPDF_PAGEOBJECT) -> _Box | None:
    values = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, values)):
        return None
    left, bottom, right, top = (value.value for value in values)
    return _Box(left, bottom, right, top)


def _characters(sheet: Sheet) -> Iterator[tuple[int, pdfium.FPDF_PAGEOBJECT]]:
    for index in range(pdfium.FPDFText_CountChars(sheet.text)):
        if item := pdfium.FPDFText_GetTextObject(sheet.text, index):
            yield index, item


def _address(item: pdfium.FPDF_PAGEOBJECT) -> int:
    return ctypes.addressof(item.contents)
