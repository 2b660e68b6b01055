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
    offsets = _offsets(pages, needed)
    return [
        [
            line
            for line in lines
            if not (_at_edge(line, height) and _key(line) in running)
            and not (
                _is_number(line, lines) and (_at_edge(line, height) or _offset(line) in offsets)
            )
        ]
        for lines, height in zip(pages, heights, strict=True)
    ]


def _is_number(line: Line, lines: list[Line]) -> bool:
    """Whether a line is a number alone, above or below all else on its page."""
    return bool(_NUMBER.match(line.text)) and (
        line.top <= min(other.top for other in lines) + line.size / 2
        or line.bottom >= max(other.bottom for other in lines) - line.size / 2
    )


def _offsets(pages: list[list[Line]], needed: int) -> set[int]:
    """How far the printed numbers run ahead of the pages, where they count with them."""
    found = Counter(
        offset
        for lines in pages
        for offset in {_offset(line) for line in lines if _is_number(line, lines)}
        if offset is not None
    )
    return {offset for offset, count in found.items() if count >= needed}


def _offset(line: Line) -> int | None:
    number = re.search(r"\d+", line.text)
    return int(number[0]) - line.page if number else None


def _at_edge(line: Line, height: float) -> bool:
    return line.bottom < _ZONE * height or line.top > (1 - _ZONE) * height


def _key(line: Line) -> tuple[str, int]:
    # Numbers change from page to page, the height by a point or two.
    return re.sub(r"\d+", "#", line.text), round(line.top / 8)
