"""The lines of a page -> the same in reading order, each with the column that it stands in."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from ingest.read.line import Line

_FEWEST = 5
# A page has columns when at most this share of its lines crosses the gutter ...
_CROSSING = 0.35
# ... and the lines beside it fill their column: words, not the cells of a table.
_FILLED = 0.5
_DEPTH = 2


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Order a page: full-width lines first, then column after column, each from the top."""
    ordered: list[Line] = []
    for at, column in enumerate(_columns(lines, _DEPTH)):
        ordered += [replace(line, column=at) for line in column] if at else column
    return ordered


def _columns(lines: list[Line], depth: int) -> Iterator[list[Line]]:
    gutter = _gutter(lines) if depth else None
    if gutter is None:
        if lines:
            yield _by_rows(lines)
        return
    across = sorted((x for x in lines if x.left < gutter < x.right), key=lambda x: x.top)
    beside = [line for line in lines if not line.left < gutter < line.right]
    edges = [*(line.top for line in across), float("inf")]
    wide: list[Line] = []
    above = float("-inf")
    for at, edge in enumerate(edges):
        band = [line for line in beside if above <= line.middle < edge]
        above = edge
        if band:
            if wide:
                yield wide
                wide = []
            yield from _columns([x for x in band if x.right <= gutter], depth - 1)
            yield from _columns([x for x in band if x.left >= gutter], depth - 1)
        if at < len(across):
            wide.append(across[at])
    if wide:
        yield wide


def _gutter(lines: list[Line]) -> float | None:
    """Find the x that parts two columns of running text; None when the page has one."""
    if len(lines) < 2 * _FEWEST:
        return None
    left, right = min(x.left for x in lines), max(x.right for x in lines)
    tries = [left + (right - left) * step / 100 for step in range(25, 76)]
    lefts, rights = sorted(x.left for x in lines), sorted(x.right for x in lines)
    crossings = [bisect_left(lefts, at) - bisect_right(rights, at) for at in tries]
    fewest = min(crossings)
    if fewest > _CROSSING * len(lines):
        return None
    best = [at for at, count in zip(tries, crossings, strict=True) if count == fewest]
    gutter = best[len(best) // 2]
    sides = [x for x in lines if x.right <= gutter], [x for x in lines if x.left >= gutter]
    return gutter if all(_is_prose(side) for side in sides) else None


def _is_prose(side: list[Line]) -> bool:
    if len(side) < _FEWEST:
        return False
    width = max(x.right for x in side) - min(x.left for x in side)
    widths = sorted(line.right - line.left for line in side)
    letters = sorted(len(line.text) for line in side)
    return widths[len(side) // 2] >= _FILLED * width and letters[len(side) // 2] >= 20


def _by_rows(lines: list[Line]) -> list[Line]:
    """From the top, and in one printed row from the left."""
    ordered: list[Line] = []
    row: list[Line] = []
    for line in sorted(lines, key=lambda x: x.middle):
        if row and line.middle - row[0].middle > 0.45 * max(line.size, row[0].size):
            ordered += sorted(row, key=lambda x: x.left)
            row = []
        row.append(line)
    return ordered + sorted(row, key=lambda x: x.left)
