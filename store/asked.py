"""Words -> chunks by the questions that they answer: BM25 over questions written for statements.

Document expansion by queries (Nogueira et al. 2019), the queries written by people: a statement is
found by words that it does not hold. The questions are searched and never quoted.
"""

from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from store.chunk import Chunk
from store.lexical import LexicalIndex


class AskedIndex:
    """BM25 over the questions of one language; gives each chunk its best question's score."""

    def __init__(self, lexical: LexicalIndex, chunks: int) -> None:
        self._lexical = lexical
        self._chunks = chunks

    @classmethod
    def build(cls, language: str, chunks: list[Chunk]) -> Self | None:
        """Index the questions of the chunks of a language; None when there are none."""
        asked = [(at, question) for at, chunk in enumerate(chunks) for question in chunk.asked]
        if not asked:
            return None
        places, questions = zip(*asked, strict=True)
        return cls(LexicalIndex.build(language, list(places), list(questions)), len(chunks))

    def save(self, folder: Path) -> None:
        """Write the index into a folder."""
        self._lexical.save(folder)
        np.save(folder / "chunks.npy", np.array(self._chunks), allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what `save` wrote; the folder's name is the language."""
        chunks = int(np.load(folder / "chunks.npy", allow_pickle=False))
        return cls(LexicalIndex.load(folder), chunks)

    def scores(self, text: str) -> NDArray[np.float64]:
        """Score every chunk by the one of its questions that is nearest; none scores 0."""
        best = np.zeros(self._chunks)
        np.maximum.at(best, self._lexical.rows, self._lexical.scores(text))
        return best


def load_asked(folder: Path) -> dict[str, AskedIndex]:
    """Read the question indexes of a generation, by language; most corpora have none."""
    return {path.name: AskedIndex.load(path) for path in sorted(folder.glob("*/"))}
