"""A file's first bytes -> what it really is; its ending only tells text formats apart."""

from pathlib import Path

from ingest.errors import DocumentRejected
from ingest.read.package import Package
from ingest.sources import FORMATS

_ZIPPED = {
    "word/document.xml": "docx",
    "content.xml": "odt",
    "META-INF/container.xml": "epub",
    "xl/workbook.xml": "a spreadsheet",
    "ppt/presentation.xml": "a slide show",
}
_FOREIGN = {
    b"\xd0\xcf\x11\xe0": "an old or an encrypted Office file; save it as .docx without a password",
    b"\x7fELF": "a program",
    b"MZ": "a program",
    b"\x1f\x8b": "a gzip archive; only ZIP is unpacked",
    b"Rar!": "a RAR archive; only ZIP is unpacked",
    b"7z\xbc\xaf": "a 7z archive; only ZIP is unpacked",
    b"\xff\xd8\xff": "a picture; a scan is read from a PDF",
    b"\x89PNG": "a picture; a scan is read from a PDF",
    b"GIF8": "a picture; a scan is read from a PDF",
    b"II*\0": "a picture; a scan is read from a PDF",
    b"{\\rtf": "a rich text file; save it as .docx",
}
_BINARY = frozenset({"pdf", "docx", "odt", "epub", "zip"})


def real_kind(head: bytes, suffix: str) -> str:
    """Say what a file is by its first bytes; raises DocumentRejected for what is never read."""
    claimed = FORMATS.get(suffix.lower(), "unknown")
    # Some PDFs begin with a few bytes of rubbish; a text may speak of "%PDF-".
    if head.lstrip().startswith(b"%PDF-") or (claimed == "pdf" and b"%PDF-" in head[:1024]):
        return "pdf"
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return "zip"
    for magic, what in _FOREIGN.items():
        if head.startswith(magic):
            raise DocumentRejected(f"it is {what}")
    if claimed in _BINARY:
        raise DocumentRejected(f"not a {claimed.upper()} file inside" if head.strip() else "empty")
    return claimed


def zipped_kind(package: Package, name: str) -> str:
    """Say what an archive is by the files inside; raises DocumentRejected for what is not read."""
    names = set(package.names)
    for inside, kind in _ZIPPED.items():
        if inside in names:
            if kind.startswith("a "):
                raise DocumentRejected(f"it is {kind}")
            return kind
    if Path(name).suffix.lower() in (".docx", ".odt", ".epub"):
        raise DocumentRejected(f"damaged: not a {Path(name).suffix[1:].upper()} file inside")
    return "zip"
