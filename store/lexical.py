"""Words -> chunks: one BM25 index a language, kept with bm25s."""

import math
from pathlib import Path
from typing import Self

import bm25s
import numpy as np

from store.language import analyse


class LexicalIndex:
    """BM25 over the chunks of one language; rows are positions in the generation."""

    def __init__(self, language: str, rows: np.ndarray, bm25: bm25s.BM25) -> None:
        self.language = language
        self._rows = rows
        self._bm25 = bm25
        self._known: dict[str, int] = bm25.vocab_dict
        self._frequencies = np.diff(bm25.scores["indptr"])

    @classmethod
    def build(cls, language: str, rows: list[int], texts: list[str]) -> Self:
        """Index texts; `rows[i]` is the position of `texts[i]` in the generation."""
        terms = [analyse(text, language) or ["\N{NULL}"] for text in texts]
        vocabulary = {term: at for at, term in enumerate(sorted({t for row in terms for t in row}))}
        ids = [[vocabulary[term] for term in row] for row in terms]
        bm25 = bm25s.BM25(k1=1.2, b=0.75)
        bm25.index((ids, vocabulary), show_progress=False)
        return cls(language, np.asarray(rows, dtype=np.int64), bm25)

    def save(self, folder: Path) -> None:
        """Write the index into a folder."""
        folder.mkdir(parents=True)
        self._bm25.save(folder, show_progress=False)
        np.save(folder / "rows.npy", self._rows, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what `save` wrote; the folder's name is the language."""
        bm25 = bm25s.BM25.load(folder, load_corpus=False, show_progress=False)
        return cls(folder.name, np.load(folder / "rows.npy", allow_pickle=False), bm25)

    def rarity(self, term: str) -> float:
        """Inverse document frequency of a term, Lucene's form; unknown terms are rarest."""
        total = len(self._rows)
        at = self._known.get(term)
        frequency = int(self._frequencies[at]) if at is not None else 0
        return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))

    def __len__(self) -> int:
        """How many chunks are indexed."""
        return len(self._rows)

    def query(self, text: str, limit: int) -> list[tuple[int, float]]:
        """Find the best rows with their BM25 scores, best first; no word in common, no row."""
        terms = [self._known[term] for term in analyse(text, self.language) if term in self._known]
        if not terms:
            return []
        scores = self._bm25.get_scores_from_ids(terms)
        limit = min(limit, len(scores))
        best = np.argpartition(-scores, limit - 1)[:limit]
        best = best[np.lexsort((best, -scores[best]))]
        return [(int(self._rows[at]), float(scores[at])) for at in best if scores[at] > 0]
