"""HTML -> a document of what a browser would show: no scripts, comments or hidden elements."""

import re
from collections.abc import Iterator

from lxml import etree

from ingest.draft import Draft, Finding
from ingest.read.block import Block
from ingest.read.normalise import clean, normalise
from ingest.read.shown import Shown
from ingest.read.structure import draft_from_blocks
from ingest.read.text import join_lines
from ingest.read.tree import local_name, parse_html

_SKIPPED = frozenset(
    "script style head template noscript nav form button select option svg math iframe object"
    " audio video canvas dialog input textarea".split()
)
_BLOCKS = frozenset(
    "p div section article main header footer aside li dt dd blockquote pre h1 h2 h3 h4 h5 h6"
    " address figure figcaption td th caption body html ul ol dl table tr thead tbody tfoot hr"
    " center details summary fieldset legend".split()
)
_LONGEST_CELL = 300


def read_html(data: bytes, name: str) -> Iterator[Draft]:
    """Read an HTML page; `name` becomes its id."""
    root = parse_html(data)
    title = next((clean(e.text or "") for e in root.iter("title")), "")
    blocks, hidden = html_blocks(root)
    found = [Finding("hidden", f"{hidden} hidden elements, left out")] if hidden else []
    yield draft_from_blocks(name, blocks, title, found)


def html_blocks(root: etree._Element) -> tuple[list[Block], int]:
    """List the visible blocks of a page or of a chapter of a book; count what is hidden."""
    walk = _Walk(Shown(root))
    walk.visit(root, False)
    walk.end_block()
    return walk.blocks, walk.hidden


class _Walk:
    """Collects text until a block ends."""

    def __init__(self, shown: Shown) -> None:
        self.blocks: list[Block] = []
        self.hidden = 0
        self._shown = shown
        self._pieces: list[str] = []
        self._level = 0
        self._counters: list[int] = []

    def visit(self, element: etree._Element, in_lines: bool) -> None:
        name = local_name(element)
        if not name or name in _SKIPPED:
            return
        if not self._shown.is_shown(element):
            self.hidden += any(str(text).strip() for text in element.itertext())
            return
        if name == "tr" and self._row(element):
            return
        is_block, in_lines = name in _BLOCKS, in_lines or name == "pre"
        if is_block:
            self.end_block()
            self._open(name, element)
        self._say("\n" if name == "br" else element.text, in_lines or name == "br")
        for child in element:
            self.visit(child, in_lines)
            self._say(child.tail, in_lines)
        if is_block:
            self.end_block()
            if name in ("ol", "ul"):
                self._counters.pop()

    def end_block(self) -> None:
        said = "".join(self._pieces)
        lines = join_lines(normalise(said)) if "\n" in said.strip() else [said]
        for text in filter(None, map(clean, lines)):
            if not re.fullmatch(r"-|\d{1,4}\.", text):
                self.blocks.append(Block(text, level=self._level if len(text) <= 200 else 0))
        self._pieces, self._level = [], 0

    def _open(self, name: str, element: etree._Element) -> None:
        if re.fullmatch(r"h[1-6]", name):
            self._level = int(name[1])
        elif name in ("ol", "ul"):
            start = element.get("start", "1")
            number = int(start) if start.isdigit() and len(start) < 6 else 1
            self._counters.append(number if name == "ol" else 0)
        elif name == "li" and self._counters:
            number = self._counters[-1]
            self._pieces.append(f"{number}. " if number else "- ")
            self._counters[-1] += 1 if number else 0

    def _say(self, text: str | None, in_lines: bool) -> None:
        if text:
            # Line ends mean something only where a browser shows them.
            self._pieces.append(text if in_lines else re.sub(r"\s+", " ", text))

    def _row(self, row: etree._Element) -> bool:
        """Take a table's row as one block; False when its cells hold more than words."""
        cells = [cell for cell in row if local_name(cell) in ("td", "th")]
        texts = [clean(self._shown.text(cell)) for cell in cells]
        nested = any(local_name(e) in ("table", "p", "li") for cell in cells for e in cell.iter())
        if sum(map(bool, texts)) < 2 or nested and any(len(t) > _LONGEST_CELL for t in texts):
            return False
        if any(len(text) > _LONGEST_CELL for text in texts):
            return False
        self.end_block()
        self.blocks.append(Block(" | ".join(filter(None, texts)), kind="row"))
        return True
