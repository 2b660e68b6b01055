"""Lines in reading order -> runs of running text, and rows of tables as blocks."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from ingest.read.block import Block
from ingest.read.line import Line

# A table has at least this many rows; a single row of two pieces is a line with a gap in it.
_FEWEST = 2


def part_tables(lines: list[Line]) -> Iterator[list[Line] | Block]:
    """Give the text between tables as lists of lines, and each row of a table as a block."""
    running: list[Line] = []
    for is_table, group in groupby(_by_height(lines), lambda row: len(row) > 1):
        rows = list(group)
        if is_table and len(rows) >= _FEWEST and not _is_wrapped(rows):
            if running:
                yield running
                running = []
            for row in rows:
                yield Block(" | ".join(cell.text for cell in row), row[0].page, kind="row")
        else:
            running += [_merged(row) for row in rows]
    if running:
        yield running


def _by_height(lines: list[Line]) -> Iterator[list[Line]]:
    row: list[Line] = []
    for line in lines:
        if row and not _on_one_height(row[-1], line):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _on_one_height(before: Line, line: Line) -> bool:
    same_place = (before.page, before.column) == (line.page, line.column)
    size = max(before.size, line.size)
    return same_place and abs(before.middle - line.middle) < 0.6 * size and line.left > before.left


def _is_wrapped(rows: list[list[Line]]) -> bool:
    """Marks and numbers in front of their text ("1.   Albania is …") are no table."""
    return all(len(row) == 2 and len(row[0].text) <= 5 and len(row[1].text) > 20 for row in rows)


def _merged(row: list[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    text = " ".join(cell.text for cell in row)
    return replace(
        row[0],
        text=text,
        top=min(cell.top for cell in row),
        right=max(cell.right for cell in row),
        bottom=max(cell.bottom for cell in row),
        size=max(cell.size for cell in row),
        bold=all(cell.bold for cell in row),
        broken=row[-1].broken,
    )
