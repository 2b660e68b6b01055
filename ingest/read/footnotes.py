"""The lines of a page in reading order -> its running lines, and its footnotes as blocks."""

import re
from itertools import groupby

from ingest.read.block import Block
from ingest.read.line import Line

_SMALL = 0.92
# A footnote opens with its number or sign; a small number may stand as a line of its own.
_OPENS = re.compile(r"^(?:\d{1,3}|[*†‡§]{1,3})(?:\s|$|(?=[^\d\s.,)]))")


def part_footnotes(lines: list[Line], body: float) -> tuple[list[Line], list[Block]]:
    """Take the small print at the end of each column away from the text above it."""
    running: list[Line] = []
    notes: list[Block] = []
    for _, group in groupby(lines, lambda line: (line.page, line.column)):
        column = list(group)
        start = len(column)
        while start and column[start - 1].size <= _SMALL * body:
            start -= 1
        while start < len(column) and not _OPENS.match(column[start].text):
            start += 1
        if 0 < start < len(column) or (start == 0 and len(column) < 8):
            notes += _notes(column[start:])
            column = column[:start]
        running += column
    return running, notes


def _notes(lines: list[Line]) -> list[Block]:
    texts: list[str] = []
    page = lines[0].page if lines else 0
    for line in lines:
        if _OPENS.match(line.text) or not texts:
            texts.append(line.text)
        elif texts[-1].endswith("-"):
            texts[-1] = texts[-1][:-1] + line.text
        else:
            texts[-1] += " " + line.text
    return [Block(text, page, kind="note") for text in texts]
