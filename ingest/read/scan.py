"""A page that is a picture -> its printed lines, through Tesseract where it is installed."""

import csv
import ctypes
import io
import os
import shutil
import subprocess
from collections.abc import Iterator

import pypdfium2.raw as pdfium

from ingest.errors import DocumentRejected
from ingest.read.glyphs import Sheet
from ingest.read.line import Line

MISSING = (
    "no text (a scan: install tesseract with its language sqi, on Debian"
    " tesseract-ocr tesseract-ocr-sqi)"
)
_DOTS_PER_INCH = 200
_MOST_DOTS = 5000
_SECONDS = 60
_WANTED = ("sqi", "eng")


def has_tesseract() -> bool:
    """Whether scans can be read here."""
    return shutil.which("tesseract") is not None


def scan_lines(sheet: Sheet) -> tuple[list[Line], float]:
    """Read a page's picture: its lines, and how sure Tesseract is of its words (0 to 100)."""
    if not has_tesseract():
        raise DocumentRejected(MISSING)
    scale = min(_DOTS_PER_INCH / 72, _MOST_DOTS / max(sheet.width, sheet.height, 1))
    command = ["tesseract", "stdin", "stdout", "-l", _languages(), "--dpi", str(_DOTS_PER_INCH)]
    try:
        done = subprocess.run(
            [*command, "tsv"],
            input=_picture(sheet, scale),
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentRejected(f"page {sheet.number}: the scan takes too long to read") from error
    if done.returncode != 0:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise DocumentRejected(f"page {sheet.number}: tesseract failed: {''.join(reason)[:120]}")
    return _lines(done.stdout.decode("utf-8", "replace"), sheet.number, scale)


def _languages() -> str:
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, check=False)
    here = listed.stdout.decode("utf-8", "replace").split()
    return "+".join(name for name in _WANTED if name in here) or "eng"


def _picture(sheet: Sheet, scale: float) -> bytes:
    """Draw the page in grey, as a PGM file."""
    width, height = max(int(sheet.width * scale), 1), max(int(sheet.height * scale), 1)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(
            bitmap, sheet.page, 0, 0, width, height, 0, pdfium.FPDF_GRAYSCALE
        )
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    rows = (data[at * stride : at * stride + width] for at in range(height))
    return b"P5 %d %d 255\n" % (width, height) + b"".join(rows)


def _lines(table: str, page: int, scale: float) -> tuple[list[Line], float]:
    words: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if (row.get("text") or "").strip() and row["level"] == "5":
            words.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(row)
    found = [_line(held, page, scale) for held in words.values()]
    sure = [float(row["conf"]) for held in words.values() for row in held]
    return found, sum(sure) / len(sure) if sure else 0.0


def _line(words: list[dict[str, str]], page: int, scale: float) -> Line:
    boxes = list(_boxes(words, scale))
    top, bottom = min(b[1] for b in boxes), max(b[3] for b in boxes)
    text = " ".join(word["text"] for word in words)
    # Sizes by line height waver from line to line: one size for all makes no headings of them.
    return Line(text, page, min(b[0] for b in boxes), top, max(b[2] for b in boxes), bottom, 10.0)


def _boxes(
    words: list[dict[str, str]], scale: float
) -> Iterator[tuple[float, float, float, float]]:
    for word in words:
        left, top = int(word["left"]) / scale, int(word["top"]) / scale
        yield left, top, left + int(word["width"]) / scale, top + int(word["height"]) / scale
