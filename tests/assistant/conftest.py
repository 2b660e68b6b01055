"""A server on a real port, for clients that bring their own HTTP."""

import threading
import time
from contextlib import contextmanager
from socket import socket

import pytest
import uvicorn


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
