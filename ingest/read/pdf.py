"""PDF -> a document with its articles and pages, read by PDFium; hidden text is left out."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from ingest.draft import Draft, Finding
from ingest.errors import DocumentRejected
from ingest.read.columns import in_reading_order
from ingest.read.furniture import without_furniture
from ingest.read.glyphs import Sheet, page_lines
from ingest.read.hidden import find_hidden
from ingest.read.line import Line
from ingest.read.paragraphs import blocks_from_pages
from ingest.read.scan import scan_lines
from ingest.read.structure import draft_from_blocks

MAX_PAGES = 2000
_ERRORS = {
    3: "not a readable PDF (damaged or cut off)",
    4: "encrypted: it opens with a password only",
    5: "encrypted in a way that cannot be read",
}
_STARTED: list[bool] = []


def read_pdf(data: bytes, name: str) -> Iterator[Draft]:
    """Read a PDF; the page stands in every part's label. `name` becomes its id."""
    with _opened(data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count > MAX_PAGES:
            raise DocumentRejected(f"{count:,} pages; at most {MAX_PAGES:,} are read")
        if count < 1:
            raise DocumentRejected("no pages")
        leaves = [_leaf(document, number) for number in range(1, count + 1)]
        title = _metadata(document, "Title")
    pages = without_furniture([leaf.lines for leaf in leaves], [leaf.height for leaf in leaves])
    blocks = blocks_from_pages(pages)
    yield draft_from_blocks(name, blocks, title, _findings(leaves))


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A page as read."""

    lines: list[Line]
    height: float
    hidden: tuple[tuple[str, int], ...]
    # How sure the reader of a scanned page is of its words; None for printed text.
    sure: float | None


def _findings(leaves: list[_Leaf]) -> list[Finding]:
    hidden: Counter[str] = Counter()
    for leaf in leaves:
        hidden.update(dict(leaf.hidden))
    found = [
        Finding("hidden", f"{count} characters {reason}, left out")
        for reason, count in hidden.items()
        if count
    ]
    scans = [leaf.sure for leaf in leaves if leaf.sure is not None]
    if scans:
        mean = sum(scans) / len(scans)
        found.append(Finding("scan", f"{len(scans)} pages read from pictures, {mean:.0f} % sure"))
    return found


@contextmanager
def _opened(data: bytes) -> Iterator[pdfium.FPDF_DOCUMENT]:
    if not _STARTED:
        pdfium.FPDF_InitLibrary()
        _STARTED.append(True)
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        error = pdfium.FPDF_GetLastError()
        raise DocumentRejected(_ERRORS.get(error, f"PDFium cannot open it (error {error})"))
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _leaf(document: pdfium.FPDF_DOCUMENT, number: int) -> _Leaf:
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        raise DocumentRejected(f"page {number} cannot be read")
    text = pdfium.FPDFText_LoadPage(page)
    try:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        sheet = Sheet(page, text, number, width, height)
        hidden = find_hidden(sheet)
        printed, sure = page_lines(sheet, hidden.characters), None
        lines = [line for line in printed if _on_page(line, sheet)]
        outside = sum(len(line.text) for line in printed) - sum(len(line.text) for line in lines)
        reasons = (*hidden.reasons, ("outside the page", outside))
        if not lines and hidden.is_scan:
            lines, sure = scan_lines(sheet)
        return _Leaf(in_reading_order(lines), height, reasons, sure)
    finally:
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _on_page(line: Line, sheet: Sheet) -> bool:
    across = line.right > 0 and line.left < sheet.width
    return across and line.bottom > 0 and line.top < sheet.height


def _metadata(document: pdfium.FPDF_DOCUMENT, name: str) -> str:
    buffer = ctypes.create_string_buffer(2048)
    length = pdfium.FPDF_GetMetaText(document, name.encode(), buffer, 2048)
    value = buffer.raw[: max(min(length, 2048) - 2, 0)].decode("utf-16-le", "replace").strip()
    # Word leaves file names as titles.
    return "" if re.search(r"\.\w{3,4}$|^Microsoft Word", value) else value
