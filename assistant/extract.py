"""Question + passages -> a draft of verbatim sentences, or an empty one when nothing answers."""

import re
from dataclasses import dataclass

from assistant.demand import Demand, read_demand
from store.chunk import Chunk
from store.language import analyse, fold
from store.search import Index, Passage
from store.sentences import sentence_spans

# Fitted on evals/questions: see evals/RESULTS.md. A score is the share of the question that a
# sentence covers, helped in English by the passage's likeness in meaning.
_THRESHOLD = {"en": 0.50, "sq": 0.42}
_SIMILARITY_SHARE = {"en": 0.5, "sq": 0.0}
_CONTEXT_SHARE = 0.5
_PASSAGES = 16
_MOST = 3
_NEAR_BEST = 0.88


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim sentence of a chunk: `document.text[start:end]`."""

    chunk: Chunk
    start: int
    end: int
    score: float

    @property
    def text(self) -> str:
        """The quoted words."""
        return self.chunk.text[self.start - self.chunk.start : self.end - self.chunk.start]


def extract_quotes(
    index: Index, question: str, language: str, passages: list[Passage]
) -> list[Quote]:
    """Choose the fewest sentences that answer; none when no sentence answers well enough."""
    demand = read_demand(question, language)
    weights = {
        name: _weights(index, question, name) for name in {p.chunk.language for p in passages}
    }
    quotes = [
        quote
        for passage in _preferred(passages, language)[:_PASSAGES]
        for quote in _quotes(passage, weights[passage.chunk.language], demand)
    ]
    quotes.sort(key=lambda quote: (-quote.score, quote.chunk.id, quote.start))
    if not quotes or quotes[0].score < _THRESHOLD.get(language, 0.5):
        return []
    return _chosen(quotes)


def _preferred(passages: list[Passage], language: str) -> list[Passage]:
    own = [passage for passage in passages if passage.chunk.language == language]
    return own or passages


def _weights(index: Index, question: str, language: str) -> dict[str, float]:
    terms = dict.fromkeys(analyse(question, language))
    return {term: index.rarity(term, language) for term in terms}


def _quotes(passage: Passage, weights: dict[str, float], demand: Demand) -> list[Quote]:
    chunk = passage.chunk
    around = set(analyse(chunk.context, chunk.language))
    quotes = []
    for start, end in _spans(chunk):
        text = chunk.text[start:end]
        if not demand.met_by(text, f"{chunk.context} {chunk.period} {chunk.date}"):
            continue
        score = _coverage(set(analyse(text, chunk.language)), around, weights)
        share = _SIMILARITY_SHARE.get(chunk.language, 0.5)
        score = (1 - share) * score + share * passage.similarity
        score *= demand.fit(text)
        quotes.append(Quote(chunk, chunk.start + start, chunk.start + end, score))
    return quotes


def _spans(chunk: Chunk) -> list[tuple[int, int]]:
    # A statement of the corpus is one unit: its sentences were written to be read together.
    return [(0, len(chunk.text))] if chunk.source.title else sentence_spans(chunk.text)


def _coverage(own: set[str], around: set[str], weights: dict[str, float]) -> float:
    total = sum(weights.values())
    if not total:
        return 0.0
    inside = sum(weight for term, weight in weights.items() if term in own)
    outside = sum(weight for term, weight in weights.items() if term in around - own)
    return (inside + _CONTEXT_SHARE * outside) / total


def _chosen(quotes: list[Quote]) -> list[Quote]:
    best = quotes[0]
    chosen = [best]
    said = {_gist(best.text)}
    for quote in quotes[1:]:
        if len(chosen) == _MOST or quote.score < _NEAR_BEST * best.score:
            break
        if (gist := _gist(quote.text)) not in said:
            said.add(gist)
            chosen.append(quote)
    return chosen


def _gist(text: str) -> str:
    return re.sub(r"\W+", " ", fold(text)).strip()
