"""Question + a sentence of a passage -> numbers that say how well it answers."""

import math
from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from assistant.demand import Demand
from store.chunk import Chunk
from store.language import fold
from store.search import Index, Passage
from store.words import terms

NAMES = (
    "covered",
    "covered_around",
    "rarest_missing",
    "missing",
    "pairs",
    "precision",
    "similarity",
    "lexical",
    "behind_best",
    "years",
    "articles",
    "date",
    "number",
    "names_missing",
    "length",
    "asked",
    "answered_covered",
    "answered_alike",
)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a question in one language, in order, with their rarity."""

    order: tuple[str, ...]
    rarity: dict[str, float]
    total: float


def read_terms(index: Index, question: str, language: str) -> Terms:
    """Read the terms of a question as the index of a language knows them."""
    order = tuple(terms(question, language))
    rarity = {term: index.rarity(term, language) for term in order}
    return Terms(order, rarity, sum(rarity.values()) or 1.0)


def read_features(
    asked: Terms, demand: Demand, passage: Passage, text: str, best: tuple[float, float]
) -> list[float]:
    """Give the features in the order of NAMES; `best` is the top lexical and fused score."""
    chunk = passage.chunk
    own_order = terms(text, chunk.language)
    own = set(own_order)
    whole = own | set(terms(chunk.context, chunk.language))
    missing = [rarity for term, rarity in asked.rarity.items() if term not in whole]
    covered, alike = _answered(asked, chunk)
    inside = fold(f"{text} {chunk.context} {chunk.period} {chunk.date}")
    return [
        _share(asked, own),
        _share(asked, whole),
        max(missing, default=0.0) / max(asked.rarity.values(), default=1.0),
        len(missing) / max(len(asked.rarity), 1),
        _pairs(asked.order, own_order),
        len(own & asked.rarity.keys()) / max(len(own), 1),
        passage.similarity,
        passage.lexical / (best[0] or 1.0),
        passage.score - best[1],
        float(demand.years_met(inside)),
        float(demand.articles_met(inside)),
        float(demand.date_met(text)),
        float(demand.number_met(text)),
        demand.names_missing(inside),
        math.log1p(len(own)),
        math.log1p(len(asked.rarity)),
        covered,
        alike,
    ]


def _answered(asked: Terms, chunk: Chunk) -> tuple[float, float]:
    """How much of the question the nearest of the chunk's own questions holds, how alike they are.

    Alike is the F-measure of shared words, the question's weighed by how rare they are.
    """
    covered = alike = 0.0
    for question in chunk.asked:
        own = _terms_of(question, chunk.language)
        share = _share(asked, own)
        common = len(own & asked.rarity.keys()) / max(len(own), 1)
        covered = max(covered, share)
        alike = max(alike, 2 * share * common / ((share + common) or 1.0))
    return covered, alike


@lru_cache(maxsize=8192)
def _terms_of(question: str, language: str) -> frozenset[str]:
    return frozenset(terms(question, language))


def _share(asked: Terms, held: Set[str]) -> float:
    return sum(rarity for term, rarity in asked.rarity.items() if term in held) / asked.total


def _pairs(asked: tuple[str, ...], own: list[str]) -> float:
    pairs = set(zip(asked, asked[1:], strict=False))
    if not pairs:
        return 0.0
    return len(pairs & set(zip(own, own[1:], strict=False))) / len(pairs)
