"""DOCX -> a document; numbers that Word counts are written out, hidden runs are left out."""

import re
from collections.abc import Iterator

from lxml import etree

from ingest.draft import Draft, Finding
from ingest.errors import DocumentRejected
from ingest.read.block import Block
from ingest.read.normalise import clean
from ingest.read.numbering import Numbering
from ingest.read.package import Package, open_package
from ingest.read.runs import is_hidden, paragraph_text
from ingest.read.structure import draft_from_blocks
from ingest.read.tree import local_name, parse_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"^(?:heading|titulli|title)\s*(\d?)$", re.I)
_LONGEST_CELL = 300
_LONGEST_TITLE = 150


def read_docx(data: bytes, name: str) -> Iterator[Draft]:
    """Read a Word document; `name` becomes its id."""
    with open_package(data) as package:
        _refuse_links(package)
        names = set(package.names)
        styles = parse_xml(package.read("word/styles.xml")) if "word/styles.xml" in names else None
        has_numbers = "word/numbering.xml" in names
        numbers = parse_xml(package.read("word/numbering.xml")) if has_numbers else None
        body = parse_xml(package.read("word/document.xml"))
        notes = [n for n in ("word/footnotes.xml", "word/endnotes.xml") if n in names]
        blocks = list(_blocks(body, Numbering(numbers, styles), _headings(styles)))
        for part in notes:
            blocks += _notes(parse_xml(package.read(part)))
        title = _title(package) if "docProps/core.xml" in names else ""
    # A title in the file's properties is often left over from the document it was made of.
    short_head = bool(blocks) and len(blocks[0].text) <= _LONGEST_TITLE
    hidden = sum(is_hidden(r) and r.find(f"{_W}t") is not None for r in body.iter(f"{_W}r"))
    found = [Finding("hidden", f"{hidden} hidden runs, left out")] if hidden else []
    yield draft_from_blocks(name, blocks, blocks[0].text if short_head else title, found)


def _refuse_links(package: Package) -> None:
    """Refuse parts that lie elsewhere; a plain hyperlink fetches nothing and may stay."""
    for name in package.names:
        if name.endswith(".rels"):
            for link in parse_xml(package.read(name)):
                kind = link.get("Type", "").rsplit("/", 1)[-1]
                if link.get("TargetMode") == "External" and kind != "hyperlink":
                    raise DocumentRejected(f"it pulls in a part from elsewhere ({kind})")


def _blocks(
    body: etree._Element, numbering: Numbering, headings: dict[str, int]
) -> Iterator[Block]:
    for element in body.iter(f"{_W}p", f"{_W}tr"):
        if local_name(element) == "tr":
            yield from _row(element, numbering)
        elif not _in_table(element):
            yield from _paragraph(element, numbering, headings)


def _paragraph(
    element: etree._Element, numbering: Numbering, headings: dict[str, int]
) -> Iterator[Block]:
    mark = numbering.mark(element)
    text = clean(paragraph_text(element))
    if text:
        style = element.find(f"{_W}pPr/{_W}pStyle")
        level = headings.get(style.get(f"{_W}val", ""), 0) if style is not None else 0
        # A heading style on a numbered sentence is a way to set it, not a heading.
        is_sentence = len(text) >= 200 or (text[-1] in ".;," and len(text) > 60)
        yield Block(f"{mark} {text}" if mark else text, level=0 if is_sentence else level)


def _row(element: etree._Element, numbering: Numbering) -> Iterator[Block]:
    if next(element.iterancestors(f"{_W}tr"), None) is not None:
        return
    cells = [
        [text for p in cell.iter(f"{_W}p") if (text := clean(paragraph_text(p)))]
        for cell in element.iter(f"{_W}tc")
    ]
    cells = [cell for cell in cells if cell]
    # A table of one cell, or of pages of text, is a frame around paragraphs.
    if len(cells) <= 1 or any(len(" ".join(cell)) > _LONGEST_CELL for cell in cells):
        yield from (Block(text) for cell in cells for text in cell)
    else:
        yield Block(" | ".join(" ".join(cell) for cell in cells), kind="row")


def _in_table(element: etree._Element) -> bool:
    return next(element.iterancestors(f"{_W}tr"), None) is not None


def _notes(root: etree._Element) -> Iterator[Block]:
    for note in root:
        text = clean(" ".join(paragraph_text(p) for p in note.iter(f"{_W}p")))
        if text and not note.get(f"{_W}type"):
            yield Block(f"{note.get(f'{_W}id')} {text}", kind="note")


def _headings(styles: etree._Element | None) -> dict[str, int]:
    levels: dict[str, int] = {}
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        name = style.find(f"{_W}name")
        match = _HEADING.match(name.get(f"{_W}val", "")) if name is not None else None
        if match:
            levels[style.get(f"{_W}styleId", "")] = int(match[1] or 1)
    return levels


def _title(package: Package) -> str:
    root = parse_xml(package.read("docProps/core.xml"))
    found = (element.text for element in root if local_name(element) == "title")
    return clean(next(found, "") or "")
