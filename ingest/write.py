"""Chunks and their vectors -> the searchable files of a generation."""

from pathlib import Path

import numpy as np

from ingest.progress import Progress
from store.asked import AskedIndex
from store.chroma import VectorIndex, delete_collection
from store.chunk import Chunk
from store.embedding import Vectors
from store.lexical import LexicalIndex
from store.parts import PartIndex
from store.search import collection_name


def write_generation(
    folder: Path, chunks: list[Chunk], vectors: Vectors, chroma_url: str, progress: Progress
) -> None:
    """Write vectors (as they are, and into Chroma) and the lexical indexes of each language."""
    np.save(folder / "vectors.npy", vectors, allow_pickle=False)
    index = VectorIndex.create(chroma_url or folder / "chroma", collection_name(folder.name))
    with progress.step("indexing", len(chunks), "chunks") as advance:
        index.add([str(at) for at in range(len(chunks))], vectors, advance)
    index.close()
    for language in sorted({chunk.language for chunk in chunks}):
        rows = [at for at, chunk in enumerate(chunks) if chunk.language == language]
        own = [chunks[at] for at in rows]
        texts = [chunk.indexed_text for chunk in own]
        LexicalIndex.build(language, rows, texts).save(folder / "lexical" / language)
        if parts := PartIndex.build(language, own):
            parts.save(folder / "parts" / language)
        if asked := AskedIndex.build(language, own):
            asked.save(folder / "asked" / language)


def drop_collection(chroma_url: str, generation: str) -> None:
    """Remove a generation's vectors from a Chroma server."""
    delete_collection(chroma_url, collection_name(generation))
