"""Question -> passages worth citing, or none."""

from dataclasses import dataclass
from datetime import date

from assistant.metrics import RETRIEVAL
from assistant.schemas import SearchFilters
from store.chunk import Chunk, Document
from store.search import Index, Passage

_LOOKED_AT = 40
# Where only some passages are wanted, more must be looked at to find enough of them.
_LOOKED_AT_NARROWED = 400


@dataclass(frozen=True, slots=True)
class Wanted:
    """What passages must be like, and how many to look at; as it stands, any."""

    as_of: date | None = None
    filters: SearchFilters | None = None
    most: int = _LOOKED_AT

    @property
    def narrowed(self) -> bool:
        """Whether some passages are not wanted."""
        return self.as_of is not None or self.filters not in (None, SearchFilters())


def retrieve_passages(
    index: Index, question: str, language: str, wanted: Wanted | None = None
) -> list[Passage]:
    """Find passages, best first."""
    wanted = wanted or Wanted()
    depth = max(wanted.most, _LOOKED_AT_NARROWED) if wanted.narrowed else wanted.most
    with RETRIEVAL.time():
        found = index.search(question, depth, language)
    return [passage for passage in found if _is_wanted(index, passage.chunk, wanted)][: wanted.most]


def known_on(chunk: Chunk, day: str) -> bool:
    """Whether a statement had been made, or begun to apply, on a day and had not ended by then."""
    begun = chunk.in_force_from or chunk.date
    return begun[: len(day)] <= day[: len(begun)] and not ended_by(chunk, day)


def ended_by(chunk: Chunk, day: str) -> bool:
    """Whether a rule was no longer in force on a day; dates may be years or months only."""
    return bool(chunk.in_force_to) and chunk.in_force_to < day[: len(chunk.in_force_to)]


def _is_wanted(index: Index, chunk: Chunk, wanted: Wanted) -> bool:
    return (wanted.as_of is None or known_on(chunk, wanted.as_of.isoformat())) and _fits(
        index, chunk, wanted.filters
    )


def _fits(index: Index, chunk: Chunk, filters: SearchFilters | None) -> bool:
    if filters is None or filters == SearchFilters():
        return True
    document: Document | None = index.passages.document(chunk.document_id)
    topic = document.topic if document else ""
    asked = (filters.language, filters.tier, filters.document_id, filters.topic)
    given = (chunk.language, chunk.tier, chunk.document_id, topic)
    return all(not want or want == have for want, have in zip(asked, given, strict=True))
