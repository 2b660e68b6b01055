"""A SIGTERM: running answers are finished, streams end with `done`, the exit status is 0."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from socket import socket

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
BODY = {"messages": [{"role": "user", "content": "Who chairs the Regional Committees?"}]}


@pytest.fixture
def server(corpus_store):
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "assistant", "serve", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--store", str(corpus_store)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    url = f"http://127.0.0.1:{port}"
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            if httpx.get(f"{url}/readyz", timeout=5).status_code == 200:
                break
        except httpx.TransportError:
            assert process.poll() is None
            time.sleep(0.2)
    yield process, url
    if process.poll() is None:
        process.kill()
    process.wait()


def test_a_sigterm_cuts_nobody_off(server):
    process, url = server
    streams, refused = [], []

    def keep_asking():
        with httpx.Client(timeout=30) as client:
            while not refused:
                try:
                    reply = client.post(f"{url}/v1/chat", json={**BODY, "stream": True})
                except httpx.TransportError:
                    refused.append(1)
                    return
                streams.append(reply)

    threads = [threading.Thread(target=keep_asking) for _ in range(4)]
    for thread in threads:
        thread.start()
    while len(streams) < 8:
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=40)
    refused.append(1)
    for thread in threads:
        thread.join()
    assert process.returncode == 0
    assert {reply.status_code for reply in streams} == {200}
    assert all("event: done" in reply.text for reply in streams)
    lines = [json.loads(line) for line in told.decode().splitlines()]
    assert all(line["event"] == "request" for line in lines)
