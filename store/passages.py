"""Documents and chunks in one read-only SQLite file: found by id or by position, memory flat."""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self

from store.chunk import Chunk, Document, chunk_from_row, chunk_to_row
from store.errors import IndexDamaged

_SCHEMA = """
CREATE TABLE document (id TEXT PRIMARY KEY, position INTEGER, row TEXT NOT NULL);
CREATE TABLE chunk (position INTEGER PRIMARY KEY, id TEXT UNIQUE, document_id TEXT, row TEXT);
CREATE INDEX chunk_document ON chunk (document_id);
"""


class Passages:
    """Reads what `write_passages` wrote. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()

    def document(self, document_id: str) -> Document | None:
        """Find a document by id."""
        found = self._rows("SELECT row FROM document WHERE id = ?", (document_id,))
        return Document(**json.loads(found[0][0])) if found else None

    def documents(self) -> Iterator[Document]:
        """Walk over all documents in the order in which they came in."""
        for (row,) in self._rows("SELECT row FROM document ORDER BY position"):
            yield Document(**json.loads(row))

    def document_ids(self) -> list[str]:
        """List the ids of all documents without reading their texts."""
        return [name for (name,) in self._rows("SELECT id FROM document ORDER BY position")]

    def chunk(self, chunk_id: str) -> Chunk | None:
        """Find a chunk by id."""
        found = self._rows("SELECT row FROM chunk WHERE id = ?", (chunk_id,))
        return chunk_from_row(json.loads(found[0][0])) if found else None

    def chunks_of(self, document_id: str) -> list[Chunk]:
        """List the chunks of a document in order."""
        query = "SELECT row FROM chunk WHERE document_id = ? ORDER BY position"
        return [chunk_from_row(json.loads(row)) for (row,) in self._rows(query, (document_id,))]

    def at(self, positions: list[int]) -> dict[int, Chunk]:
        """Find chunks by their position in the generation."""
        marks = ",".join("?" * len(positions))
        query = f"SELECT position, row FROM chunk WHERE position IN ({marks})"
        return {at: chunk_from_row(json.loads(row)) for at, row in self._rows(query, positions)}

    def chunks(self) -> Iterator[Chunk]:
        """Walk over all chunks by position."""
        for (row,) in self._rows("SELECT row FROM chunk ORDER BY position"):
            yield chunk_from_row(json.loads(row))

    def counts(self) -> tuple[int, int]:
        """How many documents and chunks there are."""
        query = "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM chunk)"
        ((documents, chunks),) = self._rows(query)
        return documents, chunks

    def close(self) -> None:
        """Close this thread's connection."""
        if connection := getattr(self._local, "connection", None):
            connection.close()
            del self._local.connection

    def _rows(self, query: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._connection().execute(query, tuple(values)).fetchall()
        except sqlite3.Error as error:
            raise IndexDamaged(f"{self._path} cannot be read: {error}") from error

    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._local, "connection"):
            # immutable: the file never changes once the generation is published, so no locks.
            uri = f"file:{self._path.resolve()}?mode=ro&immutable=1"
            self._local.connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        connection: sqlite3.Connection = self._local.connection
        return connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def write_passages(path: Path, documents: Iterable[Document], chunks: Iterable[Chunk]) -> None:
    """Write documents and chunks; a chunk's position is its place in `chunks`."""
    connection = sqlite3.connect(path)
    try:
        connection.executescript(_SCHEMA)
        connection.executemany(
            "INSERT INTO document VALUES (?, ?, ?)",
            ((d.id, at, _json(asdict(d))) for at, d in enumerate(documents)),
        )
        connection.executemany(
            "INSERT INTO chunk VALUES (?, ?, ?, ?)",
            ((at, c.id, c.document_id, _json(chunk_to_row(c))) for at, c in enumerate(chunks)),
        )
        connection.commit()
    finally:
        connection.close()


def _json(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))
