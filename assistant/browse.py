"""The index and a reader's choice of topic, year, kind of source -> the documents that fit."""

import re
from dataclasses import dataclass, field

from store.chunk import Chunk, Document
from store.language import LANGUAGES
from store.passages import Passages

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader asked to see; an empty field asks for everything."""

    language: str
    topic: str = ""
    year: str = ""
    tier: str = ""

    @property
    def by_statement(self) -> bool:
        """Single statements are chosen, not only documents."""
        return bool(self.year or self.tier)


@dataclass(frozen=True, slots=True)
class Entry:
    """A document and those of its statements that fit."""

    document: Document
    chunks: list[Chunk]


@dataclass(slots=True)
class Listing:
    """The entries by topic, and what there is to choose from."""

    choice: Choice
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    topics: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)
    tiers: set[str] = field(default_factory=set)
    total: tuple[int, int] = (0, 0)

    @property
    def found(self) -> tuple[int, int]:
        """How many documents and statements fit."""
        entries = [entry for topic in self.entries.values() for entry in topic]
        return len(entries), sum(len(entry.chunks) for entry in entries)


def browse_documents(passages: Passages, choice: Choice) -> Listing:
    """List the documents of a language that fit; those in no language of ours are in both."""
    chunks: dict[str, list[Chunk]] = {}
    for chunk in passages.chunks():
        chunks.setdefault(chunk.document_id, []).append(chunk)
    listing = Listing(choice)
    for document in sorted(passages.documents(), key=lambda document: document.title):
        if document.language in LANGUAGES and document.language != choice.language:
            continue
        _add(listing, document, chunks.get(document.id, []))
    return listing


def years_of(chunk: Chunk) -> set[str]:
    """The years that a statement speaks of: its period, else the year of its date; a gap's none."""
    if chunk.kind == "gap":
        return set()
    ends = re.findall(r"\d{4}", chunk.period) or re.findall(r"^\d{4}", chunk.date)
    return {str(year) for year in range(int(ends[0]), int(ends[-1]) + 1)} if ends else set()


def _add(listing: Listing, document: Document, chunks: list[Chunk]) -> None:
    topic = document.topic or OTHER
    documents, statements = listing.total
    listing.total = documents + 1, statements + len(chunks)
    listing.topics.add(topic)
    listing.tiers |= {chunk.tier for chunk in chunks if chunk.tier}
    listing.years |= {year for chunk in chunks for year in years_of(chunk)}
    if listing.choice.topic in ("", topic):
        fitting = [chunk for chunk in chunks if _fits(chunk, listing.choice)]
        if fitting:
            listing.entries.setdefault(topic, []).append(Entry(document, fitting))


def _fits(chunk: Chunk, choice: Choice) -> bool:
    right_year = not choice.year or choice.year in years_of(chunk)
    return right_year and choice.tier in ("", chunk.tier)
