"""A generation's folder -> exit 0 when it can be opened and finds its own chunks."""

import sys
from pathlib import Path

import numpy as np

from store.chroma import VectorIndex
from store.lexical import LexicalIndex
from store.passages import Passages
from store.search import collection_name

_SAMPLE = 50
_RECALL = 0.98


def verify_generation(folder: Path, chunks: int, chroma_url: str = "") -> str:
    """Say what is wrong with a generation; an empty text means nothing."""
    with Passages(folder / "passages.sqlite") as passages:
        _, stored = passages.counts()
    vectors = np.load(folder / "vectors.npy", mmap_mode="r", allow_pickle=False)
    index = VectorIndex.open(chroma_url or folder / "chroma", collection_name(folder.name))
    lexical = [LexicalIndex.load(path) for path in (folder / "lexical").iterdir()]
    if not stored == len(vectors) == index.count() == chunks == sum(map(len, lexical)):
        held = f"text {stored}, vectors {len(vectors)}, Chroma {index.count()}"
        return f"expected {chunks} chunks; {held}, words {sum(map(len, lexical))}"
    sample = np.linspace(0, chunks - 1, min(_SAMPLE, chunks)).astype(int)
    found = 0
    for at in sample:
        # Equal texts have equal vectors, so the score is compared, not the id.
        best = index.query(np.asarray(vectors[at]), 1)
        found += bool(best) and best[0][1] > 0.999
    if found < _RECALL * len(sample):
        return f"only {found} of {len(sample)} sample chunks are found by their own vector"
    return ""


if __name__ == "__main__":
    sys.exit(verify_generation(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:4]) or 0)
