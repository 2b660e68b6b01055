"""Vectors kept in Chroma and found again by meaning; the only door to chromadb."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import numpy as np

# Chroma reads this once, at import; its default is to report home.
os.environ["ANONYMIZED_TELEMETRY"] = "False"

import chromadb
import httpx
from chromadb.config import Settings
from chromadb.errors import ChromaError

from store.embedding import Vectors
from store.errors import VectorsUnreachable

VERSION: str = chromadb.__version__
_BATCH = 2000
# Chroma's client itself would wait for ever. Writing a batch may take a server some seconds.
_PATIENCE = httpx.Timeout(3.0, read=20.0, write=20.0)
_QUERY_PATIENCE = httpx.Timeout(3.0, read=2.0)
# recall@20 >= 0.99 against exact search: measured in benchmarks/RESULTS.md
_HNSW = {"space": "cosine", "ef_construction": 200, "max_neighbors": 32, "ef_search": 200}


class VectorIndex:
    """One collection of unit vectors, in a folder of its own or on a Chroma server."""

    def __init__(self, collection: Any, client: Any) -> None:  # noqa: ANN401 - chromadb's own types are loose
        self._collection = collection
        self._client = client

    @classmethod
    def create(cls, place: Path | str, name: str) -> Self:
        """Make an empty collection in a folder, or on the server at a URL."""
        with _translated(place):
            client = _connect(place)
            if name in {found.name for found in client.list_collections()}:
                client.delete_collection(name)
            collection = client.create_collection(
                name, embedding_function=None, configuration={"hnsw": _HNSW}
            )
        return cls(collection, client)

    @classmethod
    def open(cls, place: Path | str, name: str) -> Self:
        """Open a collection that `create` made."""
        with _translated(place):
            client = _connect(place, _QUERY_PATIENCE)
            return cls(client.get_collection(name, embedding_function=None), client)

    def add(self, ids: list[str], vectors: Vectors, advance: Callable[[int], None]) -> None:
        """Store vectors under ids; `advance` is told how many went in."""
        for at in range(0, len(ids), _BATCH):
            part = ids[at : at + _BATCH]
            with _translated("add"):
                self._collection.add(ids=part, embeddings=vectors[at : at + _BATCH])
            advance(len(part))

    def query(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Find the nearest ids with their cosine similarity, best first."""
        with _translated("query"):
            found = self._collection.query(
                query_embeddings=vector.reshape(1, -1), n_results=limit, include=["distances"]
            )
        distances = np.asarray(found["distances"][0], dtype=np.float64)
        return list(zip(found["ids"][0], (1.0 - distances).tolist(), strict=True))

    def count(self) -> int:
        """How many vectors the collection holds."""
        with _translated("count"):
            return int(self._collection.count())

    def close(self) -> None:
        """Let go of the folder's files."""
        self._client.close()


def delete_collection(url: str, name: str) -> None:
    """Remove a collection from a Chroma server; a missing one is no error."""
    with _translated(url):
        client = _connect(url)
        if name in {found.name for found in client.list_collections()}:
            client.delete_collection(name)


def _connect(place: Path | str, patience: httpx.Timeout = _PATIENCE) -> Any:  # noqa: ANN401 - chromadb's own types are loose
    settings = Settings(anonymized_telemetry=False)
    if isinstance(place, Path):
        return chromadb.PersistentClient(path=str(place), settings=settings)
    url = urlsplit(place)
    port = url.port or (443 if url.scheme == "https" else 8000)
    # Asked once by ourselves: while its client is being made, nothing can be said about patience.
    httpx.get(f"{url.scheme}://{url.netloc}/api/v2/heartbeat", timeout=patience).raise_for_status()
    client = chromadb.HttpClient(
        host=url.hostname or "localhost", port=port, ssl=url.scheme == "https", settings=settings
    )
    client._server._session.timeout = patience  # type: ignore[attr-defined]
    return client


@contextmanager
def _translated(what: Path | str) -> Iterator[None]:
    # A server that is down answers ValueError at connect and httpx errors later, one that speaks
    # nonsense KeyError and TypeError; none is a ChromaError.
    try:
        yield
    except (ChromaError, httpx.HTTPError, ValueError, KeyError, TypeError) as error:
        raise VectorsUnreachable(f"Chroma ({what}) failed: {error}") from error
