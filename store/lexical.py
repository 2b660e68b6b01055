"""Words -> chunks: one BM25 index a language, kept with bm25s."""

import math
from pathlib import Path
from typing import Self

import bm25s
import numpy as np
from numpy.typing import NDArray

from store.words import terms


class LexicalIndex:
    """BM25 over the chunks of one language; rows are positions in the generation."""

    def __init__(self, language: str, rows: NDArray[np.int64], bm25: bm25s.BM25) -> None:
        self.language = language
        self.rows = rows
        self._bm25 = bm25
        self._known: dict[str, int] = bm25.vocab_dict
        self._frequencies = np.diff(bm25.scores["indptr"])

    @classmethod
    def build(cls, language: str, rows: list[int], texts: list[str]) -> Self:
        """Index texts; `rows[i]` is the position of `texts[i]` in the generation."""
        found = [terms(text, language) or ["\N{NULL}"] for text in texts]
        vocabulary = {term: at for at, term in enumerate(sorted({t for row in found for t in row}))}
        ids = [[vocabulary[term] for term in row] for row in found]
        bm25 = bm25s.BM25(k1=1.2, b=0.75)
        bm25.index((ids, vocabulary), show_progress=False)
        return cls(language, np.asarray(rows, dtype=np.int64), bm25)

    def save(self, folder: Path) -> None:
        """Write the index into a folder."""
        folder.mkdir(parents=True)
        self._bm25.save(folder, show_progress=False)
        np.save(folder / "rows.npy", self.rows, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what `save` wrote; the folder's name is the language."""
        bm25 = bm25s.BM25.load(folder, load_corpus=False, show_progress=False)
        return cls(folder.name, np.load(folder / "rows.npy", allow_pickle=False), bm25)

    def rarity(self, term: str) -> float:
        """Inverse document frequency of a term, Lucene's form; unknown terms are rarest."""
        total = len(self.rows)
        at = self._known.get(term)
        frequency = int(self._frequencies[at]) if at is not None else 0
        return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))

    def __len__(self) -> int:
        """How many chunks are indexed."""
        return len(self.rows)

    def scores(self, text: str) -> NDArray[np.float64]:
        """Score every indexed chunk, in the order of `rows`; no word in common scores 0."""
        known = [self._known[term] for term in terms(text, self.language) if term in self._known]
        if not known:
            return np.zeros(len(self.rows))
        return np.asarray(self._bm25.get_scores_from_ids(known), dtype=np.float64)
