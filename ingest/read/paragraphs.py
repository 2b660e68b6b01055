"""Lines in reading order -> blocks: paragraphs, headings, rows of tables, footnotes."""

import re
from collections import Counter
from collections.abc import Iterator

from ingest.read.block import Block
from ingest.read.footnotes import part_footnotes
from ingest.read.line import Line
from ingest.read.marks import is_capitals, names_reference, read_mark
from ingest.read.rows import part_tables

_HEADING_SIZES = ((1.45, 1), (1.22, 2), (1.07, 3))
_BOLD_LEVEL, _LONGEST_BOLD = 5, 150
_END = re.compile(r"[.:;?!][)\"”’»]?$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def blocks_from_pages(pages: list[list[Line]]) -> list[Block]:
    """Join the lines of all pages, each in reading order, into blocks; footnotes come last."""
    body = _body_size([line for page in pages for line in page])
    running: list[Line] = []
    notes: list[Block] = []
    for page in pages:
        lines, found = part_footnotes(page, body)
        running += lines
        notes += found
    words = Counter(_WORD.findall("\n".join(line.text for line in running).lower()))
    blocks: list[Block] = []
    for found_rows in part_tables(running):
        if isinstance(found_rows, Block):
            blocks.append(found_rows)
        else:
            blocks += _join(found_rows, body, words)
    return blocks + notes


class _Paragraph:
    """The lines of a paragraph that is still growing."""

    def __init__(self, line: Line) -> None:
        self.lines = [line]
        self.text = line.text

    def add(self, line: Line, words: Counter[str]) -> None:
        self.text = _joined(self.text, line, self.lines[-1].broken, words)
        self.lines.append(line)


def _join(lines: list[Line], body: float, words: Counter[str]) -> Iterator[Block]:
    edges = _edges(lines)
    last = ""
    paragraph: _Paragraph | None = None
    for line in lines:
        if paragraph and not _begins(paragraph, line, edges, last):
            paragraph.add(line, words)
            continue
        if paragraph:
            yield _block(paragraph, body)
        paragraph = _Paragraph(line)
        mark = read_mark(Block(line.text), last)
        last = mark.number if mark.kind == "article" else last
    if paragraph:
        yield _block(paragraph, body)


def _begins(
    paragraph: _Paragraph, line: Line, edges: dict[tuple[int, int], tuple[float, float]], last: str
) -> bool:
    """Whether a line opens a paragraph of its own after what was read so far."""
    before, text = paragraph.lines[-1], paragraph.text
    if before.broken:
        return False
    if read_mark(Block(line.text), last).kind not in ("text", "capitals"):
        return not names_reference(text, line.text)
    if len(text) < 60 and read_mark(Block(text), last).kind in ("article", "chapter"):
        return not line.text[0].islower()
    if (line.page, line.column) != (before.page, before.column):
        return bool(_END.search(text)) or not line.text[0].islower()
    if abs(line.size - before.size) > 0.12 * before.size or line.bold != before.bold:
        return not line.text[0].islower() or abs(line.size - before.size) > 0.3 * before.size
    if line.top - before.bottom > 0.75 * line.size:
        return True
    return _stands_apart(text, before, line, edges[line.page, line.column])


def _stands_apart(text: str, before: Line, line: Line, edges: tuple[float, float]) -> bool:
    left, right = edges
    short = before.right < right - 0.12 * (right - left)
    if line.text[0] == "(" and is_centred(line, edges):
        return True
    if is_capitals(text) and not is_capitals(line.text):
        return True
    if _END.search(text):
        return short or line.left - before.left > 0.7 * line.size
    return short and line.left - left < 2.5 * line.size and line.text[0].isupper()


def is_centred(line: Line, edges: tuple[float, float]) -> bool:
    """Whether a line stands in the middle of its column."""
    left, right = edges
    before, after = line.left - left, right - line.right
    return min(before, after) > 2 * line.size and abs(before - after) < 2 * line.size


def _block(paragraph: _Paragraph, body: float) -> Block:
    first, text = paragraph.lines[0], paragraph.text
    level = next((level for ratio, level in _HEADING_SIZES if first.size >= ratio * body), 0)
    bold = all(line.bold for line in paragraph.lines) and len(text) <= _LONGEST_BOLD
    if not level and bold and text[-1] not in ".;,":
        level = _BOLD_LEVEL
    return Block(text, first.page, level)


def _joined(text: str, line: Line, broken: bool, words: Counter[str]) -> str:
    hyphen = broken or (text[-1] in "-\u2010" and line.text[0].islower())
    if not hyphen:
        return f"{text} {line.text}"
    head = text.rstrip("-\u2010")
    left, right = _WORD.findall(head)[-1:], _WORD.findall(line.text)[:1]
    # "natural-" + "language": the word as the rest of the document spells it.
    compound = f"{''.join(left)}-{''.join(right)}".lower()
    single = compound.replace("-", "", 1) if left and right else ""
    keep = words[compound] > 0 and words[compound] >= words[single]
    return f"{head}-{line.text}" if keep else head + line.text


def _edges(lines: list[Line]) -> dict[tuple[int, int], tuple[float, float]]:
    """Left and right edge of each column of each page, without its outliers."""
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        columns.setdefault((line.page, line.column), []).append(line)
    edges = {}
    for key, held in columns.items():
        lefts, rights = sorted(x.left for x in held), sorted(x.right for x in held)
        edges[key] = lefts[len(held) // 10], rights[len(held) * 9 // 10]
    return edges


def _body_size(lines: list[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0
