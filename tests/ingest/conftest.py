"""A folder and a store of its own for each test, an ingest, and what it left in the store."""

import numpy as np
import pytest

from ingest.build import build_index
from ingest.progress import Progress
from ingest.sources import list_sources
from store.generation import Generations
from store.passages import Passages
from store.settings import StoreSettings


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


@pytest.fixture
def store(tmp_path):
    return tmp_path / "store"


def ingest(store, *paths, **orders):
    settings = StoreSettings(_env_file=None, path=store)
    return build_index(list_sources(list(paths)), settings, Progress(), **orders)


def indexed(store):
    """Texts of the chunks by id, and the vectors in their order."""
    generations = Generations(store)
    at = generations.folder(generations.current())
    with Passages(at / "passages.sqlite") as passages:
        chunks = [(chunk.id, chunk.text) for chunk in passages.chunks()]
    return dict(chunks), np.load(at / "vectors.npy")


def bytes_of(store):
    return b"".join(path.read_bytes() for path in store.rglob("*") if path.is_file())
