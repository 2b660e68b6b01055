"""Real parts for every test: the real embedder, a real index of the shipped corpus, no network."""

import os
import socket
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
LOCAL = {None, "", "localhost", "127.0.0.1", "::1", "0.0.0.0"}

os.environ.update(ANONYMIZED_TELEMETRY="False", HF_HUB_OFFLINE="1", LANGSMITH_TRACING="false")


@pytest.fixture(autouse=True)
def _no_outside(monkeypatch):
    """No test may look up a host name, nor read the operator's settings."""
    look_up = socket.getaddrinfo

    def guarded(host, *args, **kwargs):
        name = host.decode() if isinstance(host, bytes) else host
        assert name in LOCAL, f"a test looked up {name!r}"
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", guarded)
    for name in list(os.environ):
        if name.startswith(("STORE_", "ASSISTANT_")):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def embedder():
    from store.embedding import Embedder

    return Embedder(dtype="float32")


@pytest.fixture(scope="session")
def corpus_store(tmp_path_factory):
    """An index of the shipped corpus."""
    return build(tmp_path_factory.mktemp("corpus"), [ROOT / "corpus"])


@pytest.fixture(scope="session")
def live(corpus_store):
    from assistant.live import LiveAssistant
    from store.settings import StoreSettings

    return LiveAssistant(StoreSettings(path=corpus_store))


@pytest.fixture(scope="session")
def client(live):
    from fastapi.testclient import TestClient

    from assistant.app import create_app
    from assistant.settings import AssistantSettings

    with TestClient(create_app(live, AssistantSettings()), raise_server_exceptions=False) as client:
        yield client


def build(store, paths, **wish):
    """Ingest paths into a store; returns the store's folder."""
    from ingest.build import build_index
    from ingest.progress import Progress
    from ingest.sources import list_sources
    from store.settings import StoreSettings

    settings = StoreSettings(path=store)
    build.report = build_index(list_sources(paths), settings, Progress(), **wish)
    return store
