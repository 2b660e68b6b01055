"""One page of a PDF -> its printed lines with their boxes; the only module that asks PDFium.

PDFium's text already reads a line as one run; asking for boxes a line (not a letter) keeps
Python out of the inner loop.
"""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from ingest.read.line import Line

_HYPHEN = "\ufffe"
# A gap this many letters wide parts cells or columns.
_WIDE = 1.8
_BOLD = ("bold", "black", "heavy", "-medi", "cmbx", "demi")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A loaded page and its text, as PDFium's handles."""

    page: pdfium.FPDF_PAGE
    text: pdfium.FPDF_TEXTPAGE
    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters first..last of the page, and the text they read as."""

    text: str
    first: int
    last: int
    broken: bool = False


def page_lines(sheet: Sheet, hidden: frozenset[int] = frozenset()) -> list[Line]:
    """List the lines of a page; characters in `hidden` are left out."""
    found: list[Line] = []
    for run in _runs(sheet, hidden):
        for piece in _split_wide(sheet, run):
            if piece.text.strip() and (line := _line(sheet, piece)):
                found.append(line)
    return found


def page_text(sheet: Sheet) -> tuple[str, list[int]]:
    """Give the page's text and, for each of its characters, PDFium's index of it."""
    count = pdfium.FPDFText_CountChars(sheet.text)
    if count <= 0:
        return "", []
    buffer = (ctypes.c_ushort * (count + 1))()
    written = max(pdfium.FPDFText_GetText(sheet.text, 0, count, buffer) - 1, 0)
    text = bytes(buffer)[: written * 2].decode("utf-16-le", "replace")
    if len(text) == count:
        return text, list(range(count))
    units, at = [], 0
    for char in text:
        units.append(at)
        at += 2 if ord(char) > 0xFFFF else 1
    to_index = pdfium.FPDFText_GetCharIndexFromTextIndex
    return text, [index if (index := to_index(sheet.text, unit)) >= 0 else unit for unit in units]


def _runs(sheet: Sheet, hidden: frozenset[int]) -> Iterator[_Run]:
    text, index = page_text(sheet)
    start = 0
    for at in range(len(text) + 1):
        end = at == len(text)
        if not end and text[at] not in "\r\n\ufffe":
            continue
        kept = [i for i in range(start, at) if index[i] not in hidden] if hidden else None
        if at > start and kept != []:
            piece = text[start:at] if kept is None else "".join(text[i] for i in kept)
            first, last = (start, at - 1) if kept is None else (kept[0], kept[-1])
            broken = not end and text[at] == _HYPHEN
            yield _Run(piece, index[first], index[last], broken)
        start = at + 1


def _split_wide(sheet: Sheet, run: _Run) -> Iterator[_Run]:
    """Part a run where it jumps over a gap: cells, or columns printed row by row."""
    boxes = list(_boxes(sheet, run))
    size = _size(sheet, run.first)
    wide = [a for a, b in zip(boxes, boxes[1:], strict=False) if b[0] - a[2] > _WIDE * size]
    if not wide or len(run.text) != run.last - run.first + 1:
        yield run
        return
    start = 0
    for at, char in enumerate(run.text):
        if not char.isspace() or at < start:
            continue
        before, after = _box(sheet, run.first + at - 1), _box(sheet, run.first + at + 1)
        if before and after and after[0] - before[2] > _WIDE * size:
            yield _Run(run.text[start:at], run.first + start, run.first + at - 1)
            start = at + 1
    yield _Run(run.text[start:], run.first + start, run.last, run.broken)


def _line(sheet: Sheet, run: _Run) -> Line | None:
    boxes = list(_boxes(sheet, run))
    if not boxes or _turned(sheet, run.first):
        return None
    return Line(
        " ".join(run.text.split()),
        sheet.number,
        min(box[0] for box in boxes),
        min(sheet.height - box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(sheet.height - box[3] for box in boxes),
        _size(sheet, run.first),
        _bold(sheet, run.first) and _bold(sheet, run.last),
        run.broken,
    )


def _boxes(sheet: Sheet, run: _Run) -> Iterator[tuple[float, float, float, float]]:
    count = pdfium.FPDFText_CountRects(sheet.text, run.first, run.last - run.first + 1)
    values = [ctypes.c_double() for _ in range(4)]
    pointers = [ctypes.byref(value) for value in values]
    for at in range(count):
        # PDFium's order: left, top, right, bottom, measured from the bottom of the page.
        if pdfium.FPDFText_GetRect(sheet.text, at, *pointers):
            left, top, right, bottom = (value.value for value in values)
            yield left, top, right, bottom


def _box(sheet: Sheet, index: int) -> tuple[float, float, float, float] | None:
    values = [ctypes.c_double() for _ in range(4)]
    # Here the order is left, right, bottom, top.
    if not pdfium.FPDFText_GetCharBox(sheet.text, index, *map(ctypes.byref, values)):
        return None
    left, right, bottom, top = (value.value for value in values)
    return left, top, right, bottom


def _size(sheet: Sheet, index: int) -> float:
    matrix = pdfium.FS_MATRIX()
    scale = 1.0
    if pdfium.FPDFText_GetMatrix(sheet.text, index, ctypes.byref(matrix)):
        scale = math.hypot(matrix.b, matrix.d) or 1.0
    return round(pdfium.FPDFText_GetFontSize(sheet.text, index) * scale, 1) or 1.0


def _bold(sheet: Sheet, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(sheet.text, index) >= 600:
        return True
    flags, buffer = ctypes.c_int(), ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(sheet.text, index, buffer, 128, ctypes.byref(flags))
    name = buffer.value.decode("utf-8", "replace").lower()
    return any(word in name for word in _BOLD)


def _turned(sheet: Sheet, index: int) -> bool:
    angle = pdfium.FPDFText_GetCharAngle(sheet.text, index)
    return bool(0.3 < angle % math.pi < math.pi - 0.3)
