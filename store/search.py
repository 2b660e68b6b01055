"""Question -> passages, by meaning and by words, fused by reciprocal rank."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from store.chroma import VectorIndex
from store.chunk import Chunk, Document
from store.embedding import Embedder, Vectors, model_digest
from store.errors import EmbedderChanged, IndexDamaged
from store.generation import REBUILD, Generations, Manifest
from store.language import LANGUAGES
from store.lexical import LexicalIndex
from store.passages import Passages

# Cormack, Clarke and Buettcher 2009 use 60; the candidates are cut at the same depth.
_RANK_CONSTANT = 60
_DEPTH = 60
# MiniLM reads no Albanian: measured in evals/RESULTS.md, its vote there only harms.
_DENSE_WEIGHT = {"en": 1.0, "sq": 0.0}


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk found for a question, with what each retriever thought of it."""

    chunk: Chunk
    score: float
    similarity: float
    lexical: float


class Index:
    """One generation, open for reading."""

    def __init__(
        self, manifest: Manifest, folder: Path, embedder: Embedder, vectors: VectorIndex
    ) -> None:
        self.manifest = manifest
        self.passages = Passages(folder / "passages.sqlite")
        self._embedder = embedder
        self._vectors = vectors
        self._lexical = {
            path.name: LexicalIndex.load(path) for path in sorted((folder / "lexical").iterdir())
        }
        self._all = np.load(folder / "vectors.npy", mmap_mode="r", allow_pickle=False)

    @classmethod
    def open(cls, generations: Generations, embedder: Embedder, chroma_url: str = "") -> Self:
        """Open the generation in force; raises EmbedderChanged on another model's index."""
        manifest = generations.require_current()
        if manifest.embedding_digest != model_digest(embedder.name):
            raise EmbedderChanged(
                f"The index was built with {manifest.embedding_model!r}, the setting says"
                f" {embedder.name!r}. {REBUILD} --replace"
            )
        folder = generations.folder(manifest.id)
        vectors = VectorIndex.open(chroma_url or folder / "chroma", collection_name(manifest.id))
        try:
            return cls(manifest, folder, embedder, vectors)
        except (OSError, ValueError) as error:
            raise IndexDamaged(f"{folder} cannot be opened: {error}. {REBUILD}") from error

    def search(self, question: str, limit: int, language: str = "en") -> list[Passage]:
        """Find passages for a question, best first; ones in its language come first on a tie."""
        vector = self._embedder.embed([question])[0]
        dense = {int(name): score for name, score in self._vectors.query(vector, _DEPTH)}
        scores: dict[int, float] = {}
        weight = _DENSE_WEIGHT.get(language, 1.0)
        for rank, row in enumerate(dense):
            scores[row] = weight / (_RANK_CONSTANT + rank + 1)
        lexical: dict[int, float] = {}
        for name, index in self._lexical.items():
            share = 1.0 if name == language else 0.5
            for rank, (row, score) in enumerate(index.query(question, _DEPTH)):
                lexical[row] = score
                scores[row] = scores.get(row, 0.0) + share / (_RANK_CONSTANT + rank + 1)
        best = sorted(scores, key=lambda row: (-scores[row], row))[:limit]
        chunks = self.passages.at(best)
        return [
            Passage(
                chunks[row],
                scores[row],
                self._similarity(vector, row, dense),
                lexical.get(row, 0.0),
            )
            for row in best
        ]

    def rarity(self, term: str, language: str) -> float:
        """How rare a term is in the chunks of a language; see `LexicalIndex.rarity`."""
        index = self._lexical.get(language)
        return index.rarity(term) if index else 1.0

    def documents(self) -> list[Document]:
        """List what is in the index."""
        return list(self.passages.documents())

    def close(self) -> None:
        """Let go of every file."""
        self.passages.close()
        self._vectors.close()

    def _similarity(self, vector: Vectors, row: int, dense: dict[int, float]) -> float:
        return dense[row] if row in dense else float(self._all[row] @ vector)


def collection_name(generation: str) -> str:
    """Name a generation's collection, so that many can share a Chroma server."""
    return f"generation-{generation}"


__all__ = ["LANGUAGES", "Index", "Passage", "collection_name"]
