"""The records of the store: a document, its chunks, and the primary source of a statement."""

import hashlib
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Source:
    """The primary source behind a statement: who published what, when, and where in it."""

    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    pinpoint: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as indexed. `text` is the normalised text that every quote is cut from."""

    id: str
    title: str
    text: str
    language: str
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
    # On which terms its text may be passed on.
    licence: str = ""
    # Which source (file) it came from, so that a changed source replaces its own documents.
    origin: str = ""

    @property
    def sha256(self) -> str:
        """The hash of the text: whoever holds a copy can tell whether it is the same."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of one document: `document.text[start:end] == text`, offsets in code points.

    `context` is the heading line that is embedded and searched with the text but never quoted.
    `locator` is the anchor in the document's page; `label` is the same for a reader. `part` is the
    locator of the whole that it is a piece of, where one was too long for one chunk.
    """

    document_id: str
    locator: str
    label: str
    text: str
    start: int
    end: int
    language: str
    title: str = ""
    context: str = ""
    date: str = ""
    publisher: str = ""
    tier: str = ""
    status: str = "current"
    kind: str = ""
    period: str = ""
    in_force_from: str = ""
    in_force_to: str = ""
    superseded_by: str = ""
    # The rule that this statement is an exception to, or a graver form of: `document#locator`.
    qualifies: str = ""
    # Questions that it answers: searched, never quoted.
    asked: tuple[str, ...] = ()
    note: str = ""
    part: str = ""
    source: Source = field(default_factory=Source)

    @property
    def id(self) -> str:
        """Stable, readable, linkable: `document#locator`."""
        return f"{self.document_id}#{self.locator}"

    @property
    def part_id(self) -> str:
        """The id of the article, section or statement that this is, or is a piece of."""
        return f"{self.document_id}#{self.part or self.locator}"

    @property
    def indexed_text(self) -> str:
        """What is embedded and searched: the context line, then the text."""
        return f"{self.context}\n{self.text}" if self.context else self.text


def chunk_to_row(chunk: Chunk) -> dict[str, Any]:
    """Turn a chunk into plain values."""
    return asdict(chunk)


def chunk_from_row(row: dict[str, Any]) -> Chunk:
    """Turn plain values back into a chunk."""
    values = {**row, "source": Source(**row["source"]), "asked": tuple(row.get("asked", ()))}
    return Chunk(**values)
