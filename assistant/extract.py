"""Question + passages -> a draft of verbatim sentences, or an empty one when nothing answers."""

import re
from dataclasses import dataclass, replace

from assistant.demand import Demand, read_demand
from assistant.features import Terms, read_features, read_terms
from assistant.score import answer_score, is_open, rank_score, reorders, second_score
from store.chunk import Chunk
from store.language import fold
from store.reader import Reader
from store.search import Index, Passage
from store.sentences import sentence_spans

_PASSAGES = 24
_MOST = 3
# Sentences that the reader looks at where it reorders: each costs some milliseconds.
READ = 3
# Sentences that may still be said.
_KEPT = 8
# How far below the best a sentence may score and still be said, in units of log-odds.
_NEAR_BEST = 5.0


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim sentence of a chunk: `document.text[start:end]`."""

    chunk: Chunk
    start: int
    end: int
    score: float
    features: tuple[float, ...] = ()
    # What the reader thinks: log-odds that the sentence answers.
    read: float = 0.0

    @property
    def text(self) -> str:
        """The quoted words."""
        return self.chunk.text[self.start - self.chunk.start : self.end - self.chunk.start]


def extract_quotes(reader: Reader, question: str, near: list[Quote]) -> list[Quote]:
    """Choose the fewest sentences that answer; none when no sentence answers well enough."""
    most = READ if near and reorders(near[0].chunk.language) else 0
    quotes = _without_weak_gap(second_look(reader, question, near, most))
    if not quotes:
        return []
    language = quotes[0].chunk.language
    # Reading takes longer than all the rest: it is left where it could change nothing.
    if not most and is_open(quotes[0].features, language):
        quotes = [*second_look(reader, question, quotes[:1], 1), *quotes[1:]]
    if _surely(quotes[0]) < 0:
        return []
    return cover_years(choose_quotes(quotes), quotes, read_demand(question, language))


def second_look(reader: Reader, question: str, quotes: list[Quote], most: int) -> list[Quote]:
    """Let the reader reorder the `most` best. Best first; the others get its mean opinion."""
    best = sorted(quotes, key=_order)[:_KEPT]
    texts = [f"{quote.chunk.context}\n{quote.text}" for quote in best[:most]]
    read = reader.read(question, texts)
    opinions = read + [sum(read) / max(len(read), 1)] * (len(best) - len(read))
    seen = [
        replace(quote, read=opinion, score=second_score(quote.score, opinion, quote.chunk.language))
        for quote, opinion in zip(best, opinions, strict=True)
    ]
    return sorted(seen, key=_order)


def _order(quote: Quote) -> tuple[float, str, int]:
    return (-quote.score, quote.chunk.id, quote.start)


def read_quotes(index: Index, question: str, language: str, passages: list[Passage]) -> list[Quote]:
    """Read every sentence of the passages that may answer, with its features and score."""
    passages = _preferred(passages, language)[:_PASSAGES]
    demand = read_demand(question, language)
    best = (
        max((passage.lexical for passage in passages), default=1.0),
        max((passage.score for passage in passages), default=0.0),
    )
    asked: dict[str, Terms] = {}
    quotes = []
    for passage in passages:
        chunk = passage.chunk
        if chunk.language not in asked:
            asked[chunk.language] = read_terms(index, question, chunk.language)
        for start, end in _spans(chunk):
            text = chunk.text[start:end]
            if not demand.held_by(_dated(chunk, text)):
                continue
            # That the documents do not say who holds a post is an answer, too.
            if chunk.kind != "gap" and not demand.holder_met(text):
                continue
            features = read_features(asked[chunk.language], demand, passage, text, best)
            score = rank_score(features, chunk.language)
            span = (chunk.start + start, chunk.start + end)
            quotes.append(Quote(chunk, *span, score, tuple(features)))
    return quotes


def _preferred(passages: list[Passage], language: str) -> list[Passage]:
    own = [passage for passage in passages if passage.chunk.language == language]
    return own or passages


def _spans(chunk: Chunk) -> list[tuple[int, int]]:
    # A statement of the corpus is one unit: its sentences were written to be read together.
    return [(0, len(chunk.text))] if chunk.source.title else sentence_spans(chunk.text)


def _without_weak_gap(quotes: list[Quote]) -> list[Quote]:
    """A gap is the answer only where it answers more surely than the best statement does."""
    stated = [quote for quote in quotes if quote.chunk.kind != "gap"]
    if len(stated) == len(quotes) or quotes[0].chunk.kind != "gap":
        return stated
    return stated if stated and _surely(stated[0]) > _surely(quotes[0]) else quotes


def _surely(quote: Quote) -> float:
    return answer_score(quote.features, quote.read, quote.chunk.language)


def choose_quotes(quotes: list[Quote]) -> list[Quote]:
    """Keep the best and what comes within reach of it, said once; `quotes` best first."""
    best = quotes[0]
    chosen = [best]
    said = {_gist(best.text)}
    for quote in quotes[1:]:
        if len(chosen) == _MOST or quote.score < best.score - _NEAR_BEST:
            break
        if (gist := _gist(quote.text)) not in said:
            said.add(gist)
            chosen.append(quote)
    return chosen


def cover_years(chosen: list[Quote], quotes: list[Quote], demand: Demand) -> list[Quote]:
    """Let every year asked about have its sentence; give none where one has none."""
    said = [_dated(quote.chunk, quote.text) for quote in chosen]
    for year in sorted(demand.years_missing(said)):
        held = next(
            (quote for quote in quotes if year in demand.years_in(_dated(quote.chunk, quote.text))),
            None,
        )
        if held is None:
            return []
        if held not in chosen:
            chosen = [*chosen[: _MOST - 1], held]
    return chosen


def _dated(chunk: Chunk, text: str) -> str:
    return f"{text} {chunk.context} {chunk.label} {chunk.period or chunk.date}"


def _gist(text: str) -> str:
    return re.sub(r"\W+", " ", fold(text)).strip()
