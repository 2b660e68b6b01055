"""What a broken-off ingest had finished, so that the next one does not do it again.

`STORE_PATH/resume/` holds the documents read and the vectors made since the last generation was
published; it is emptied as soon as an ingest ends, so that nothing deleted stays in it.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import numpy as np

from ingest.read import Read, read_sources
from ingest.read.sandbox import Found
from ingest.read.wire import from_row, to_row
from ingest.sources import SourceFile
from store.embedding import Vectors

# Another way of reading is another cache.
_READERS = "readers/3"
_KEY = 32


class Resume:
    """The finished work of an ingest that has not been published yet."""

    def __init__(self, root: Path, embedding: str) -> None:
        self._folder = root / "resume"
        self._vectors = self._folder / f"vectors-{sha256(embedding.encode()).hexdigest()[:16]}"

    def read(self, sources: Iterable[SourceFile]) -> Iterator[Read]:
        """Read sources in order; one that was read before the break is taken from here."""
        wanted = list(sources)
        places = {source.name: self._place(source) for source in wanted}
        done = {name: found for name, path in places.items() if (found := _load(path)) is not None}
        fresh = read_sources(
            [source for source in wanted if source.name not in done],
            lambda source, found: _save(places[source.name], found),
        )
        for source in wanted:
            yield (source, done.pop(source.name)) if source.name in done else next(fresh)

    def vectors(self, dimension: int) -> dict[bytes, Vectors]:
        """The vectors made before the break, by the key of their text."""
        size = _KEY + 4 * dimension
        try:
            data = self._vectors.read_bytes()
        except FileNotFoundError:
            return {}
        # A kill in the middle of a write leaves half a record at the end.
        end = len(data) - len(data) % size
        if end < len(data):
            os.truncate(self._vectors, end)
        return {
            data[at : at + _KEY]: np.frombuffer(data[at + _KEY : at + size], np.float32)
            for at in range(0, end, size)
        }

    def add(self, keys: list[bytes], vectors: Vectors) -> None:
        """Keep a batch of vectors for the case that the next one is never finished."""
        self._folder.mkdir(parents=True, exist_ok=True)
        rows = (
            key + row.astype(np.float32).tobytes() for key, row in zip(keys, vectors, strict=True)
        )
        with self._vectors.open("ab") as stream:
            stream.write(b"".join(rows))
            stream.flush()
            os.fsync(stream.fileno())

    def clear(self) -> None:
        """Forget everything."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _place(self, source: SourceFile) -> Path:
        key = f"{_READERS}\0{source.name}\0{source.format}\0{source.digest()}"
        return self._folder / f"{sha256(key.encode()).hexdigest()}.json"


def _load(path: Path) -> list[Found] | None:
    try:
        rows = json.loads(path.read_text(encoding="utf-8", errors="surrogatepass"))
        return [from_row(row) for row in rows]
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        # Cut off in the middle of a write.
        return None


def _save(path: Path, found: list[Found]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = json.dumps([to_row(draft, held) for draft, held in found], ensure_ascii=False)
    part = path.with_suffix(".part")
    part.write_text(rows, encoding="utf-8", errors="surrogatepass")
    part.replace(path)
