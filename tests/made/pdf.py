"""Small PDFs written by hand: pages of placed texts, so that a test sees every byte."""

import zlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Put:
    """A text at a place, in points from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False
    # PDF operators before the text: colours, render mode.
    before: str = ""


def shown(put):
    text = put.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(")
    text = text.replace(b")", b"\\)")
    font = b"F2" if put.bold else b"F1"
    head = f"q {put.before} BT /{font.decode()} {put.size} Tf {put.x} {put.y} Td (".encode("cp1252")
    return head + text + b") Tj ET Q\n"


def content(page):
    """Operators as they are (bytes), or placed texts."""
    return b"".join(item if isinstance(item, bytes) else shown(item) for item in page)


def stream(data, compress=True, extra=b""):
    if compress:
        data, extra = zlib.compress(data), extra + b" /Filter /FlateDecode"
    return b"<< /Length %d%s >>\nstream\n" % (len(data), extra) + data + b"\nendstream"


def make_pdf(pages, title="", size=(595, 842), resources=b"", more=()):
    """Write a PDF; `resources` and `more` objects (number, body) are for pictures."""
    count = len(pages)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (count, b" ".join(b"%d 0 R" % (10 + 2 * at) for at in range(count))),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold"
        b" /Encoding /WinAnsiEncoding >>",
        5: b"<< /Title (%s) >>" % title.encode("cp1252"),
    }
    for at, page in enumerate(pages):
        objects[10 + 2 * at] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> %s >> >>"
            % (*size, 11 + 2 * at, resources)
        )
        objects[11 + 2 * at] = stream(content(page))
    objects.update(more)
    return assemble(objects)


def assemble(objects, root=1):
    """Put numbered objects into a file with a table of their places."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + objects[number] + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(places):
        out += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    info = b" /Info 5 0 R" if 5 in objects else b""
    out += b"trailer\n<< /Size %d /Root %d 0 R%s >>\n" % (max(objects) + 1, root, info)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def column(x, y, lines, leading=12, **style):
    """Lines under each other."""
    return [Put(x, y - at * leading, line, **style) for at, line in enumerate(lines)]
