"""Question + chunks -> sentences of a language model that passed the gate, one after another."""

import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.blocks import make_prompt
from assistant.drafts import Draft, split_drafts
from assistant.extract import Quote
from assistant.gate import may_be_said, pass_quotes
from assistant.lines import Lines
from assistant.listen import Piece
from assistant.metrics import CITATIONS_DROPPED
from assistant.model import ChatModel
from assistant.support import find_support
from assistant.understood import Understood
from store.chunk import Chunk
from store.search import Index

_OFFERED = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, and what may answer it: chunk N of the list is passage N."""

    understood: Understood
    chunks: tuple[Chunk, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence that may leave, and the spans that support it."""

    text: str
    quotes: tuple[Quote, ...]


class Writer:
    """Writes one answer with a model; `timings` tells afterwards what it took."""

    def __init__(self, model: ChatModel, index: Index, lines: Lines) -> None:
        self.model = model
        self.index = index
        self._lines = lines
        self._tokens = [0, 0]
        self._passed = 0
        self._dropped = 0
        self._first_ms = 0.0

    def write_sentences(self, asked: Asked, stop: threading.Event) -> Iterator[Written]:
        """Yield each sentence once it has passed the gate; raises ModelFailed."""
        started = time.perf_counter()
        prompt = make_prompt(
            asked.understood.question, asked.chunks, asked.understood.language, asked.most
        )
        pieces = self.model.write(prompt.system, prompt.user, stop)
        try:
            for draft in split_drafts(self._texts(pieces)):
                written = self._check(draft, asked)
                if written is None:
                    self._dropped += 1
                    CITATIONS_DROPPED.inc(len(draft.numbers))
                    continue
                self._first_ms = self._first_ms or (time.perf_counter() - started) * 1000
                self._passed += 1
                yield written
                if self._passed == asked.most:
                    return
        finally:
            pieces.close()
            self.model.tally.add("passed", self._passed)
            self.model.tally.add("dropped", self._dropped)

    @property
    def timings(self) -> dict[str, float]:
        """Time to the first sentence, tokens, and how many sentences passed and were dropped."""
        return {
            "first_sentence_ms": round(self._first_ms, 2),
            "tokens_in": self._tokens[0],
            "tokens_out": self._tokens[1],
            "sentences_dropped": self._dropped,
        }

    def _texts(self, pieces: Iterable[Piece]) -> Iterator[str]:
        for piece in pieces:
            self._tokens[0] += piece.tokens_in
            self._tokens[1] += piece.tokens_out
            yield piece.text

    def _check(self, draft: Draft, asked: Asked) -> Written | None:
        # Only numbers that were issued count; a sentence that cites nothing else cites nothing.
        cited = [asked.chunks[n - 1] for n in draft.numbers if 1 <= n <= len(asked.chunks)]
        if not cited or not may_be_said(draft.text, self._lines):
            return None
        support = find_support(draft.text, cited, asked.understood.language, self.index.embed)
        if not support.quotes or len(pass_quotes(list(support.quotes), self._lines)) < len(
            support.quotes
        ):
            return None
        return Written(draft.text, support.quotes)


def offer_chunks(chosen: list[Quote], near: list[Quote]) -> tuple[Chunk, ...]:
    """List the passages that a model may read: those of the chosen sentences, then the nearest."""
    ranked = [*chosen, *sorted(near, key=lambda quote: (-quote.score, quote.chunk.id))]
    chunks = {quote.chunk.id: quote.chunk for quote in ranked if quote.chunk.kind != "gap"}
    return tuple(chunks.values())[:_OFFERED]
