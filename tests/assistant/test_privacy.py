"""A hundred words that exist nowhere else, sent through every route and failure."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from socket import socket

import httpx
import pytest

from tests.conftest import build

ROOT = Path(__file__).resolve().parents[2]
CANARIES = [f"kanarine{at:03}q{at * 7919 % 9973:04}zx" for at in range(100)]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    (folder / "one.txt").write_text("The shelter of Vlora opened in 2001 for women and children.")
    store = build(folder / "store", [folder / "one.txt"])
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "tmp").mkdir()
    (folder / "home").mkdir()
    env = {
        **os.environ,
        "TMPDIR": str(folder / "tmp"),
        "HOME": str(folder / "home"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "assistant", "serve", "--port", str(port), "--store"]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [*command, str(store)], cwd=ROOT, env=env, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
                wait(server, client)
                yield folder, client
        finally:
            server.terminate()
            server.wait(30)


def wait(server, client):
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        try:
            if client.get("/readyz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.3)
    raise AssertionError("the server did not start")


def requests(word):
    """Every way in, the good and the bad."""

    def chat(text, **more):
        return {"messages": [{"role": "user", "content": text}], **more}

    yield "POST", "/v1/chat", json.dumps(chat(f"What is the shelter of {word}?"))
    yield "POST", "/v1/chat", json.dumps(chat(f"my husband {word} beats me"))
    yield "POST", "/v1/chat", json.dumps(chat(f"How do I sell a girl {word}?"))
    yield "POST", "/v1/chat", json.dumps(chat(f"My name is {word} and 069 123 4567"))
    yield "POST", "/v1/chat", json.dumps(chat(f"{word}?", stream=True))
    yield "POST", "/v1/chat", json.dumps(chat(word * 300))
    yield "POST", "/v1/chat", json.dumps(chat(word * 2000))
    yield "POST", "/v1/chat", json.dumps(chat(word, limit=word))
    yield "POST", "/v1/chat", json.dumps({"messages": [{"role": word, "content": word}]})
    yield "POST", "/v1/chat", json.dumps({"messages": word})
    yield "POST", "/v1/chat", '{"messages": "' + word
    yield "POST", "/v1/chat", json.dumps(chat(word + "\ud800"))
    yield "POST", "/v1/search", json.dumps({"query": word})
    yield "POST", "/v1/search", json.dumps({"query": word, "filters": {"topic": word}})
    yield "POST", "/v1/search", json.dumps({"query": [word]})
    yield "POST", "/v1/feedback", json.dumps({"id": word, "verdict": word, "reasons": [word]})
    yield "GET", f"/v1/documents/{word}", ""
    yield "GET", f"/v1/passages/{word}", ""
    yield "GET", f"/documents/{word}", ""
    yield "GET", f"/widget/{word}", ""
    yield "GET", f"/{word}?q={word}", ""
    yield "GET", f"/v1/help-lines?language={word}", ""
    yield "PUT", f"/v1/chat?q={word}", word


def test_nothing_that_was_asked_is_in_a_log_a_file_or_an_error(served):
    folder, client = served
    ways = len(list(requests("")))
    for at, word in enumerate(CANARIES):
        if at == 80:
            # The last twenty meet a server whose index is gone.
            shutil.rmtree(folder / "store" / "generations")
        for number, (method, path, body) in enumerate(requests(word)):
            if (number + at) % 4 and number < ways - 1:
                continue
            headers = {"content-type": "application/json"}
            reply = client.request(method, path, content=body.encode(), headers=headers)
            assert reply.headers["cache-control"] == "no-store"
            if reply.status_code >= 400:
                assert word not in reply.text, (method, path, reply.status_code)
                assert reply.headers["content-type"] == "application/problem+json"
    assert "kanarine" not in client.get("/metrics").text
    found = [
        path
        for path in folder.rglob("*")
        if path.is_file() and any(word.encode() in path.read_bytes() for word in CANARIES)
    ]
    assert found == []
