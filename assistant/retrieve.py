"""Question -> passages worth citing, or none."""

from datetime import date

from assistant.schemas import SearchFilters
from store.chunk import Document
from store.search import Index, Passage

_LOOKED_AT = 40


def retrieve_passages(
    index: Index,
    question: str,
    language: str,
    as_of: date | None = None,
    filters: SearchFilters | None = None,
) -> list[Passage]:
    """Find passages, best first, of the day `as_of` when one is given."""
    found = index.search(question, _LOOKED_AT, language)
    if as_of is not None:
        found = [passage for passage in found if _known_on(passage, as_of.isoformat())]
    if filters is not None and filters != SearchFilters():
        found = [passage for passage in found if _fits(index, passage, filters)]
    return found


def _known_on(passage: Passage, day: str) -> bool:
    chunk = passage.chunk
    begun = (chunk.in_force_from or chunk.date)[: len(day)] <= day
    return begun and (not chunk.in_force_to or chunk.in_force_to >= day[: len(chunk.in_force_to)])


def _fits(index: Index, passage: Passage, filters: SearchFilters) -> bool:
    chunk = passage.chunk
    document: Document | None = index.passages.document(chunk.document_id)
    topic = document.topic if document else ""
    wanted = (filters.language, filters.tier, filters.document_id, filters.topic)
    given = (chunk.language, chunk.tier, chunk.document_id, topic)
    return all(not want or want == have for want, have in zip(wanted, given, strict=True))
