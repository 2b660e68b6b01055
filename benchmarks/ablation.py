"""What each step of finding brings; run: python -m benchmarks.ablation STORE QUESTIONS [QUESTIONS].

Asks every question that names what is relevant, with all steps and then with each one switched off
in turn, and prints Recall@5 and nDCG@10. Works inside the process: no such switch is a setting.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np

import store.search
import store.words
from assistant.fold import Folded, fold_passages
from assistant.retrieve import Wanted, retrieve_passages
from assistant.rewrite import rewrite_question
from assistant.routes.search import result_of
from assistant.schemas import Message
from evals.metrics import Hit, hit_of, ndcg, recall
from evals.questions import QuestionRow, read_questions
from store.embedding import Embedder, Vectors
from store.generation import Generations
from store.language import detect_language
from store.lexical import LexicalIndex
from store.search import Index

_SMOOTHING = 60


class Remembering:
    """An embedder that embeds a question once for all the switches."""

    def __init__(self, embedder: Embedder) -> None:
        self.name = embedder.name
        self._embedder = embedder
        self._known: dict[str, Vectors] = {}

    def embed(self, texts: list[str]) -> list[Vectors]:
        """Embed texts, or remember them."""
        for text in texts:
            if text not in self._known:
                self._known[text] = self._embedder.embed([text])[0]
        return [self._known[text] for text in texts]


@contextmanager
def changed(holder: object, name: str, value: object) -> Iterator[None]:
    """Give an attribute another value for a while."""
    before = getattr(holder, name)
    setattr(holder, name, value)
    try:
        yield
    finally:
        setattr(holder, name, before)


def by_rank(words: np.ndarray, meaning: np.ndarray, _: str) -> np.ndarray:
    """Reciprocal rank fusion, which throws away by how much a passage leads."""
    ranks = [np.argsort(np.argsort(-scores, kind="stable")) for scores in (words, meaning)]
    return sum((1 / (_SMOOTHING + rank) for rank in ranks), np.zeros(len(words)))


def unstemmed(index: Index) -> dict[str, LexicalIndex]:
    """Index the passages again by whole words; call while the stemmer is switched off."""
    chunks = list(index.passages.chunks())
    built = {}
    for language in {chunk.language for chunk in chunks}:
        rows = [at for at, chunk in enumerate(chunks) if chunk.language == language]
        texts = [chunks[at].indexed_text for at in rows]
        built[language] = LexicalIndex.build(language, rows, texts)
    return built


@contextmanager
def whole_words(index: Index) -> Iterator[None]:
    """Search by whole words, folded: no endings taken off, no parts or questions either."""
    with (
        changed(store.words, "_stem", lambda word, _: word),
        changed(index, "_parts", {}),
        changed(index, "_answered", {}),
        changed(index, "_lexical", unstemmed(index)),
    ):
        yield


def find(index: Index, row: QuestionRow, folded: bool, rewritten: bool) -> list[Hit]:
    """Find ten passages for a row, as `/v1/search` does after the rewriting of `/v1/chat`."""
    messages = [Message.model_validate(turn) for turn in row.messages()]
    question = rewrite_question(messages) if rewritten else row.question
    language = detect_language(question) if row.language == "auto" else row.language
    passages = retrieve_passages(index, question, language, Wanted(most=40))
    alone = [Folded(passage, ()) for passage in passages]
    return [hit_of(result_of(each)) for each in (fold_passages(passages) if folded else alone)[:10]]


def main(place: Path, paths: list[Path]) -> None:
    """Print the table."""
    generations = Generations(place)
    embedder = Embedder(dtype=generations.require_current().embedding_dtype)
    index = Index.open(generations, embedder)
    index._embedder = Remembering(embedder)  # type: ignore[assignment]
    rows = [row for path in paths for row in read_questions(path) if row.relevant]
    everything: dict[str, Any] = {"folded": True, "rewritten": True}
    switches: dict[str, tuple[Callable[[], AbstractContextManager[None]], dict[str, Any]]] = {
        "everything": (nullcontext, everything),
        "without meaning": (lambda: changed(store.search, "fuse", lambda w, *_: w), everything),
        "without words": (lambda: changed(store.search, "fuse", lambda _, m, __: m), everything),
        "ranks in place of scores": (lambda: changed(store.search, "fuse", by_rank), everything),
        "without the whole part": (lambda: changed(index, "_parts", {}), everything),
        "without its questions": (lambda: changed(index, "_answered", {}), everything),
        "whole words, no stems": (lambda: whole_words(index), everything),
        "languages alike": (lambda: changed(store.search, "_FOREIGN", 0.0), everything),
        "pieces not folded": (nullcontext, {**everything, "folded": False}),
        "follow-ups as they stand": (nullcontext, {**everything, "rewritten": False}),
    }
    print(f"| {len(rows)} questions | recall@5 | nDCG@10 |\n|---|---|---|")
    for name, (switch, how) in switches.items():
        with switch():
            found = [find(index, row, **how) for row in rows]
        pairs = list(zip(rows, found, strict=True))
        at_5 = fmean(recall(row.relevant, hits) or 0.0 for row, hits in pairs)
        at_10 = fmean(ndcg(row.relevant, hits) or 0.0 for row, hits in pairs)
        print(f"| {name} | {at_5:.3f} | {at_10:.3f} |", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
