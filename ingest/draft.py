"""What a reader makes of a file: a document's text and the located parts of it."""

from dataclasses import dataclass, field

from store.chunk import Source


@dataclass(frozen=True, slots=True)
class Part:
    """A located piece of a document: `draft.text[start:end]`, with what a citation needs."""

    locator: str
    label: str
    start: int
    end: int
    heading: str = ""
    date: str = ""
    status: str = ""
    tier: str = ""
    period: str = ""
    in_force_from: str = ""
    in_force_to: str = ""
    superseded_by: str = ""
    qualifies: str = ""
    asked: tuple[str, ...] = ()
    note: str = ""
    source: Source = field(default_factory=Source)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a document that its operator should know.

    `kind` is `repaired`, `doubtful`, `hidden`, `scan`, `instruction` or `personal`; passages with
    the last two wait for approval. `locator` is empty when the whole document is meant.
    """

    kind: str
    detail: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as read, before it is cut into chunks. An empty language is detected later."""

    id: str
    title: str
    text: str
    parts: tuple[Part, ...]
    language: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    tier: str = ""
    status: str = "current"
    topic: str = ""
    kind: str = ""
    in_force_from: str = ""
    in_force_to: str = ""
    superseded_by: str = ""
    licence: str = ""
    pages: int = 0
    findings: tuple[Finding, ...] = ()


class TextBuilder:
    """Builds a document's text block by block and remembers where each block lies."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._length = 0

    def add(self, block: str) -> tuple[int, int]:
        """Append a block on lines of its own; return its span."""
        if self._blocks:
            self._blocks.append("\n\n")
            self._length += 2
        start = self._length
        self._blocks.append(block)
        self._length += len(block)
        return start, self._length

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._blocks)
