"""Passages -> one a part: pieces of one article, and a statement and its translation, together."""

from dataclasses import dataclass

from store.chunk import Chunk
from store.language import LANGUAGES
from store.search import Passage


@dataclass(frozen=True, slots=True)
class Folded:
    """The best passage of a part, and the ids of the others that stood behind it."""

    best: Passage
    behind: tuple[str, ...]


def fold_passages(passages: list[Passage]) -> list[Folded]:
    """Keep the first passage of every part; passages come best first."""
    parts: dict[str, list[Passage]] = {}
    for passage in passages:
        parts.setdefault(_part(passage.chunk), []).append(passage)
    return [
        Folded(best, tuple(passage.chunk.id for passage in behind))
        for best, *behind in parts.values()
    ]


def _part(chunk: Chunk) -> str:
    """The same for both languages of a statement: `<id>.en` and `<id>.sq` are one text."""
    stem, _, ending = chunk.document_id.rpartition(".")
    if chunk.source.title and ending == chunk.language and ending in LANGUAGES:
        return f"{stem}#{chunk.part or chunk.locator}"
    return chunk.part_id
