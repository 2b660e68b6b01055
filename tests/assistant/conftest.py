"""Apps with settings or a model of their own, in the process or on a real port."""

import threading
import time
from contextlib import contextmanager
from socket import socket

import pytest
import uvicorn

from assistant.listen import Patience
from tests.made.model_server import ModelServer

SHORT = Patience(connect=1.0, first=1.5, gap=1.5, whole=4.0)


@contextmanager
def on_a_port(app):
    """Serve an app from a thread; gives its address."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="critical"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def url(live):
    from assistant.app import create_app
    from assistant.settings import AssistantSettings

    with on_a_port(create_app(live, AssistantSettings(log="off"))) as address:
        yield address


@pytest.fixture
def make_client(live):
    """Clients of an app with the settings wished, as seen from an address."""
    from fastapi.testclient import TestClient

    from assistant.app import create_app
    from assistant.settings import AssistantSettings

    def make(address="203.0.113.5", **settings):
        app = create_app(live, AssistantSettings(**{"log": "off", **settings}))
        return TestClient(app, raise_server_exceptions=False, client=(address, 50_000))

    return make


class Ready:
    """What the routes ask of a live assistant."""

    def __init__(self, assistant, root):
        self.assistant = assistant
        self.lines = assistant.lines
        self.root = root
        self.generation = assistant.index.manifest.id

    def get(self):
        return self.assistant


@pytest.fixture
def server():
    with ModelServer() as server:
        yield server


@pytest.fixture
def app_with(live):
    """An app whose assistant has a model."""
    from assistant.answer import Assistant
    from assistant.app import create_app
    from assistant.settings import AssistantSettings

    def make(model):
        assistant = Assistant(live.get().index, live.lines, model)
        return create_app(Ready(assistant, live.root), AssistantSettings())

    return make


@pytest.fixture
def serve(app_with, server):
    """Clients of an app whose model speaks like a provider."""
    from fastapi.testclient import TestClient

    from assistant.model import ChatModel

    def serve(provider="openai", **more):
        name, url = f"{provider}:made", server.url_for(provider)
        model = ChatModel(name, url, "made-key", patience=SHORT, **more)
        client = TestClient(app_with(model))
        client.model = model
        return client

    return serve
