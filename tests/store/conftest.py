"""A small index of the three files in tests/data, shared by the tests of the store."""

from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[1] / "data"


@pytest.fixture(scope="session")
def small_store(tmp_path_factory):
    """The folder of an index of tests/data."""
    from ingest.build import build_index
    from ingest.progress import Progress
    from ingest.sources import list_sources
    from store.settings import StoreSettings

    folder = tmp_path_factory.mktemp("small") / "store"
    settings = StoreSettings(_env_file=None, path=folder)
    build_index(list_sources([DATA]), settings, Progress())
    return folder


@pytest.fixture
def small_index(small_store, embedder):
    """The small index, open."""
    from store.generation import Generations
    from store.search import Index

    index = Index.open(Generations(small_store), embedder)
    yield index
    index.close()
