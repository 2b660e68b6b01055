"""Question + a sentence of a passage -> numbers that say how well it answers."""

from dataclasses import dataclass

from assistant.demand import Demand
from store.language import analyse, content_words, stems
from store.search import Index, Passage

NAMES = (
    "covered",
    "covered_around",
    "rarest_missing",
    "pairs",
    "precision",
    "similarity",
    "lexical",
    "rank",
    "years",
    "articles",
    "date",
    "number",
)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a question in one language, in order, with their rarity."""

    order: tuple[str, ...]
    rarity: dict[str, float]
    total: float


def read_terms(index: Index, question: str, language: str) -> Terms:
    """Read the terms of a question as the index of a language knows them."""
    order = tuple(stems(question, language))
    rarity = {
        term: index.rarity(analyse(word, language)[0], language)
        for term, word in zip(order, content_words(question, language), strict=True)
    }
    return Terms(order, rarity, sum(rarity.values()) or 1.0)


def read_features(
    terms: Terms, demand: Demand, passage: Passage, text: str, best: tuple[float, float]
) -> list[float]:
    """Give the features in the order of NAMES; `best` is the top lexical and fused score."""
    chunk = passage.chunk
    own_order = stems(text, chunk.language)
    own = set(own_order)
    whole = own | set(stems(chunk.context, chunk.language))
    missing = [rarity for term, rarity in terms.rarity.items() if term not in whole]
    inside = f"{text} {chunk.context} {chunk.period} {chunk.date}"
    return [
        sum(r for term, r in terms.rarity.items() if term in own) / terms.total,
        sum(r for term, r in terms.rarity.items() if term in whole) / terms.total,
        max(missing, default=0.0) / max(terms.rarity.values(), default=1.0),
        _pairs(terms.order, own_order),
        len(own & terms.rarity.keys()) / max(len(own), 1),
        passage.similarity,
        passage.lexical / (best[0] or 1.0),
        passage.score / (best[1] or 1.0),
        float(demand.years_met(inside)),
        float(demand.articles_met(inside)),
        float(demand.date_met(text)),
        float(demand.number_met(text)),
    ]


def _pairs(asked: tuple[str, ...], own: list[str]) -> float:
    pairs = set(zip(asked, asked[1:], strict=False))
    if not pairs:
        return 0.0
    return len(pairs & set(zip(own, own[1:], strict=False))) / len(pairs)
