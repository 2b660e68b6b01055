"""Words -> whole parts: BM25 over articles and sections, for those that were cut into pieces."""

from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from store.chunk import Chunk
from store.lexical import LexicalIndex


class PartIndex:
    """BM25 over the whole parts of one language; gives each piece the score of its whole."""

    def __init__(self, lexical: LexicalIndex, part_of: NDArray[np.int64]) -> None:
        self._lexical = lexical
        self._part_of = part_of

    @classmethod
    def build(cls, language: str, chunks: list[Chunk]) -> Self | None:
        """Index the parts of the chunks of a language; None when every chunk is a whole part."""
        texts: dict[str, str] = {}
        for chunk in chunks:
            before = texts.get(chunk.part_id)
            texts[chunk.part_id] = (
                chunk.indexed_text if before is None else f"{before}\n{chunk.text}"
            )
        if len(texts) == len(chunks):
            return None
        place = {part: at for at, part in enumerate(texts)}
        lexical = LexicalIndex.build(language, list(range(len(texts))), list(texts.values()))
        return cls(lexical, np.array([place[chunk.part_id] for chunk in chunks], dtype=np.int64))

    def save(self, folder: Path) -> None:
        """Write the index into a folder."""
        self._lexical.save(folder)
        np.save(folder / "part_of.npy", self._part_of, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what `save` wrote; the folder's name is the language."""
        part_of = np.load(folder / "part_of.npy", allow_pickle=False)
        return cls(LexicalIndex.load(folder), part_of)

    def scores(self, text: str) -> NDArray[np.float64]:
        """Score every chunk by the whole that it is a piece of, in the order of the chunks."""
        return self._lexical.scores(text)[self._part_of]


def load_parts(folder: Path) -> dict[str, PartIndex]:
    """Read the part indexes of a generation, by language; most corpora need none."""
    return {path.name: PartIndex.load(path) for path in sorted(folder.glob("*/"))}
