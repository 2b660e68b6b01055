"""One page of a PDF -> its printed lines with their boxes; the only module that asks PDFium.

PDFium's text already reads a line as one run; asking for boxes a line (not a letter) keeps
Python out of the inner loop.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2.raw as pdfium

from ingest.read.line import Line

_HYPHEN = "\ufffe"
_RUN = re.compile(f"([^\r\n{_HYPHEN}]+)([\r\n{_HYPHEN}]?)")
# A gap this many letters wide parts cells or columns.
_WIDE = 1.8
_BOLD = ("bold", "black", "heavy", "-medi", "cmbx", "demi")

_Box = tuple[float, float, float, float]


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
        boxes = _boxes(sheet, run)
        size = _size(sheet, run.first)
        pieces = [run]
        if _has_gap(boxes, size) and len(run.text) == run.last - run.first + 1:
            pieces = list(_split_wide(sheet, run, size))
        for piece in pieces:
            held = boxes if piece is run else _boxes(sheet, piece)
            if held and piece.text.strip() and not _turned(sheet, piece.first):
                found.append(_line(sheet, piece, held, size))
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
    for match in _RUN.finditer(text):
        start, end = match.span(1)
        piece = match[1]
        if hidden:
            kept_only = [at for at in range(start, end) if index[at] not in hidden]
            if not kept_only:
                continue
            piece = "".join(text[at] for at in kept_only)
            start, end = kept_only[0], kept_only[-1] + 1
        yield _Run(piece, index[start], index[end - 1], match[2] == _HYPHEN)


def _has_gap(boxes: list[_Box], size: float) -> bool:
    return any(b[0] - a[2] > _WIDE * size for a, b in zip(boxes, boxes[1:], strict=False))


def _split_wide(sheet: Sheet, run: _Run, size: float) -> Iterator[_Run]:
    """Part a run where it jumps over a gap: cells, or columns printed row by row."""
    start = 0
    for at, char in enumerate(run.text):
        if not char.isspace() or at < start:
            continue
        before, after = _box(sheet, run.first + at - 1), _box(sheet, run.first + at + 1)
        if before and after and after[0] - before[2] > _WIDE * size:
            yield _Run(run.text[start:at], run.first + start, run.first + at - 1)
            start = at + 1
    if start < len(run.text):
        yield _Run(run.text[start:], run.first + start, run.last, run.broken)


def _line(sheet: Sheet, run: _Run, boxes: list[_Box], size: float) -> Line:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Line(
        " ".join(run.text.split()),
        sheet.number,
        min(lefts),
        sheet.height - max(tops),
        max(rights),
        sheet.height - min(bottoms),
        size,
        _bold(sheet, run.first) and _bold(sheet, run.last),
        run.broken,
    )


def _boxes(sheet: Sheet, run: _Run) -> list[_Box]:
    count = pdfium.FPDFText_CountRects(sheet.text, run.first, run.last - run.first + 1)
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    # PDFium's order: left, top, right, bottom, measured from the bottom of the page.
    pointers = [ctypes.byref(value) for value in (left, top, right, bottom)]
    boxes = []
    for at in range(count):
        if pdfium.FPDFText_GetRect(sheet.text, at, *pointers):
            boxes.append((left.value, top.value, right.value, bottom.value))
    return boxes


def _box(sheet: Sheet, index: int) -> _Box | None:
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
    return _is_bold(buffer.value)


@lru_cache(1000)
def _is_bold(font: bytes) -> bool:
    name = font.decode("utf-8", "replace").lower()
    return any(word in name for word in _BOLD)


def _turned(sheet: Sheet, index: int) -> bool:
    angle = pdfium.FPDFText_GetCharAngle(sheet.text, index)
    return bool(0.3 < angle % math.pi < math.pi - 0.3)
