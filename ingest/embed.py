"""Chunks -> their vectors; what the last generation or a broken-off ingest embedded is reused."""

import ctypes
import hashlib
import os
from pathlib import Path

import numpy as np

from ingest.progress import Progress
from ingest.resume import Resume
from store.chunk import Chunk
from store.embedding import Embedder, Vectors
from store.passages import Passages

# After a kill at most this many chunks are embedded again: about one document of five pages.
_AT_ONCE = 16
_TRIMMED = 128


def open_embedder(name: str, dtype: str) -> Embedder:
    """Load a model for long work on texts of every length; raises EmbedderInvalid."""
    # torch keeps what it prepared for each length, a thousand a thread. Read when it is imported;
    # texts come in the order of their length, so that a few are enough.
    os.environ.setdefault("LRU_CACHE_CAPACITY", "16")
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64")
    return Embedder(name, dtype)


def embed_chunks(
    chunks: list[Chunk], before: Path | None, embedder: Embedder, resume: Resume, progress: Progress
) -> tuple[Vectors, int]:
    """Give the vectors in the chunks' order, and how many of them are new."""
    keys = [_key(chunk) for chunk in chunks]
    vectors = np.empty((len(chunks), embedder.dimension), np.float32)
    known = _known(before) if before else {}
    known |= resume.vectors(embedder.dimension)
    for at, key in enumerate(keys):
        if key in known:
            vectors[at] = known[key]
    # Like lengths together: a batch is padded to its longest text.
    fresh = [at for at, key in enumerate(keys) if key not in known]
    fresh.sort(key=lambda at: len(chunks[at].indexed_text))
    with progress.step("embedding", len(fresh), "chunks") as advance:
        for start in range(0, len(fresh), _AT_ONCE):
            part = fresh[start : start + _AT_ONCE]
            vectors[part] = embedder.embed([chunks[at].indexed_text for at in part])
            resume.add([keys[at] for at in part], vectors[part])
            if start % _TRIMMED == 0:
                _give_back_memory()
            advance(len(part), "")
    return vectors, len(fresh)


def _give_back_memory() -> None:
    # Batches of ever other lengths leave holes that glibc keeps: two gigabytes after 8,000 chunks.
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)


def _known(folder: Path) -> dict[bytes, Vectors]:
    vectors = np.load(folder / "vectors.npy", mmap_mode="r", allow_pickle=False)
    with Passages(folder / "passages.sqlite") as passages:
        return {_key(chunk): vectors[at] for at, chunk in enumerate(passages.chunks())}


def _key(chunk: Chunk) -> bytes:
    return hashlib.sha256(chunk.indexed_text.encode()).digest()
