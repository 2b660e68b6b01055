"""A scan is read where Tesseract is installed, and named where it is not."""

import shutil
import zlib

import pypdfium2
import pytest

from ingest.errors import DocumentRejected
from ingest.read import scan
from ingest.read.pdf import read_pdf
from tests.made.pdf import Put, column, make_pdf

TEXT = [
    "Neni 110/a",
    "Trafikimi i personave",
    "1. Dënohet kush rekruton, transporton ose strehon persona për shfrytëzim.",
    "2. Çdo viktimë ka të drejtë për mbrojtje dhe për ndihmë nga shteti.",
]
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None,
    reason="SCANS ARE NOT TESTED: install tesseract-ocr and tesseract-ocr-sqi",
)


def scanned(lines, extra=()):
    """Print a page, photograph it, and make a PDF of the photograph."""
    printed = pypdfium2.PdfDocument(make_pdf([column(60, 700, lines, leading=20, size=12)]))
    bitmap = printed[0].render(scale=200 / 72, grayscale=True)
    data = zlib.compress(bytes(bitmap.buffer))
    picture = (
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8"
        b" /ColorSpace /DeviceGray /Filter /FlateDecode /Length %d >>\nstream\n"
        % (bitmap.stride, bitmap.height, len(data))
    )
    page = [b"q 595 0 0 842 0 0 cm /I Do Q\n", *extra]
    body = picture + data + b"\nendstream"
    return make_pdf([page], resources=b"/XObject << /I 7 0 R >>", more={7: body})


@needs_tesseract
def test_a_scanned_law_has_its_articles_and_its_letters():
    (draft,) = read_pdf(scanned(TEXT), "law")
    texts = {p.locator: draft.text[p.start : p.end] for p in draft.parts}
    assert list(texts) == ["art-110-a", "art-110-a-point-1", "art-110-a-point-2"]
    assert texts["art-110-a-point-2"] == TEXT[3][3:]
    (finding,) = draft.findings
    assert finding.kind == "scan"
    assert "1 pages read from pictures" in finding.detail


def test_without_tesseract_a_scan_is_named_and_never_indexed_empty(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert not scan.has_tesseract()
    with pytest.raises(DocumentRejected, match="no text \\(a scan: install tesseract"):
        list(read_pdf(scanned(TEXT), "law"))


def test_words_that_lie_invisibly_under_a_scan_are_read_as_they_are(monkeypatch):
    monkeypatch.setenv("PATH", "")
    under = Put(60, 700, "The shelter opened in 2001.", before="3 Tr")
    (draft,) = read_pdf(scanned(TEXT, [under]), "law")
    assert draft.text == "The shelter opened in 2001."
