"""A reader goes away in the middle of a stream."""

import socket
import time
from urllib.parse import urlsplit

from assistant.listen import Patience
from assistant.model import ChatModel
from tests.assistant.asking import QUESTION
from tests.assistant.conftest import on_a_port


def test_a_reader_who_leaves_stops_the_model(app_with, server):
    server.mode = "dribble"
    url = server.url_for("openai")
    model = ChatModel("openai:made", url, "k", patience=Patience(gap=30.0, whole=60.0))
    with on_a_port(app_with(model)) as address:
        port = urlsplit(address).port
        for number in range(8):
            _start_and_leave(port, lambda number=number: len(server.calls) > number)
        _until(lambda: model.tally.failures().get("stopped") == 8)
    assert model.tally.failures() == {"stopped": 8}


def _start_and_leave(port, begun):
    body = b'{"messages":[{"role":"user","content":"%s"}],"stream":true}' % QUESTION["en"].encode()
    head = b"POST /v1/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        got = b""
        while b"event: meta" not in got:
            got += connection.recv(4096)
        _until(begun)


def _until(done):
    for _ in range(600):
        if done():
            return
        time.sleep(0.05)
