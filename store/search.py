"""Question -> passages, by meaning and by words, fused on a common scale."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from store.asked import load_asked
from store.chroma import VectorIndex
from store.chunk import Chunk, Document
from store.embedding import Embedder, Vectors, model_digest
from store.errors import EmbedderChanged, IndexDamaged
from store.fusion import fuse
from store.generation import REBUILD, Generations, Manifest
from store.language import LANGUAGES
from store.lexical import LexicalIndex
from store.parts import load_parts
from store.passages import Passages

# Candidates of each list, at the least.
_DEPTH = 60
# What a passage in another language than the question's must lead by, in standard scores.
_FOREIGN = 3.0
# What a point for its questions is worth to a passage, in points for its words; evals/RESULTS.md.
_ASKED = 0.8


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk found for a question, with what each retriever thought of it."""

    chunk: Chunk
    score: float
    similarity: float
    lexical: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, its vector, and the chunks nearest to it."""

    question: str
    language: str
    vector: Vectors
    near: dict[int, float]
    depth: int


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
        self._parts = load_parts(folder / "parts")
        self._answered = load_asked(folder / "asked")
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
        """Find passages for a question, best first; another language's come after its own."""
        vector = self._embedder.embed([question])[0]
        depth = max(_DEPTH, limit)
        near = {int(name): score for name, score in self._vectors.query(vector, depth)}
        asked = _Asked(question, language, vector, near, depth)
        found = [
            each for index in self._lexical.values() for each in self._candidates(index, asked)
        ]
        found.sort(key=lambda each: (-each[1], each[0]))
        chunks = self.passages.at([row for row, *_ in found[:limit]])
        return [Passage(chunks[row], *scores) for row, *scores in found[:limit]]

    def _candidates(
        self, index: LexicalIndex, asked: _Asked
    ) -> list[tuple[int, float, float, float]]:
        words = index.scores(asked.question)
        parts = self._parts.get(index.language)
        # A piece of an article is judged by itself and by the whole: its neighbours say the rest.
        ranked = words + parts.scores(asked.question) if parts else words
        if answered := self._answered.get(index.language):
            ranked = ranked + _ASKED * answered.scores(asked.question)
        depth = min(asked.depth, len(words))
        best = np.argpartition(-ranked, depth - 1)[:depth]
        rows = index.rows
        chosen = np.union1d(best[ranked[best] > 0], np.flatnonzero(np.isin(rows, list(asked.near))))
        if not len(chosen):
            return []
        meaning = np.array(
            [asked.near.get(int(r)) or float(self._all[r] @ asked.vector) for r in rows[chosen]]
        )
        foreign = _FOREIGN * (index.language != asked.language)
        fused = fuse(ranked[chosen], meaning, asked.language) - foreign
        return list(
            zip(
                rows[chosen].tolist(),
                fused.tolist(),
                meaning.tolist(),
                words[chosen].tolist(),
                strict=True,
            )
        )

    def rarity(self, term: str, language: str) -> float:
        """How rare a term is in the chunks of a language; see `LexicalIndex.rarity`."""
        index = self._lexical.get(language)
        return index.rarity(term) if index else 1.0

    def embed(self, texts: list[str]) -> Vectors:
        """Embed texts with the model of the index; see `Embedder.embed`."""
        return self._embedder.embed(texts)

    def documents(self) -> list[Document]:
        """List what is in the index."""
        return list(self.passages.documents())

    def close(self) -> None:
        """Let go of every file."""
        self.passages.close()
        self._vectors.close()


def collection_name(generation: str) -> str:
    """Name a generation's collection, so that many can share a Chroma server."""
    return f"generation-{generation}"


__all__ = ["LANGUAGES", "Index", "Passage", "collection_name"]
