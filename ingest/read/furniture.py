"""The lines of all pages -> the same without running heads, running feet and page numbers."""

import re
from collections import Counter

from ingest.read.line import Line

# Where running heads and feet stand: this share of the page's height, top and bottom.
_ZONE = 0.12
_PAGES = 3
_SHARE = 0.3
_NUMBER = re.compile(
    r"^\W*(?:(?:page|faqe|faqja|f\.|p\.)\s*)?(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:of|nga|/|\||-)\s*\d{1,4})?\W*$",
    re.I,
)


def without_furniture(pages: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """Drop what is printed on page after page at the same height, and page numbers."""
    seen: Counter[tuple[str, int]] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        seen.update({_key(line) for line in lines if _at_edge(line, height)})
    needed = max(_PAGES, round(_SHARE * len(pages)))
    running = {key for key, count in seen.items() if count >= needed}
    return [
        [line for line in lines if not _is_furniture(line, lines, height, running)]
        for lines, height in zip(pages, heights, strict=True)
    ]


def _is_furniture(
    line: Line, lines: list[Line], height: float, running: set[tuple[str, int]]
) -> bool:
    if not _at_edge(line, height):
        return False
    if _key(line) in running:
        return True
    outermost = line.top <= min(other.top for other in lines) + line.size / 2 or (
        line.bottom >= max(other.bottom for other in lines) - line.size / 2
    )
    return outermost and bool(_NUMBER.match(line.text))


def _at_edge(line: Line, height: float) -> bool:
    return line.bottom < _ZONE * height or line.top > (1 - _ZONE) * height


def _key(line: Line) -> tuple[str, int]:
    # Numbers change from page to page, the height by a point or two.
    return re.sub(r"\d+", "#", line.text), round(line.top / 8)
