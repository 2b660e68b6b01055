"""A language model's host, made by hand: one port, three protocols, one mode at a time.

`POST /v1/chat/completions` speaks like OpenAI, `/v1/messages` like Anthropic, `/api/chat` like
Ollama, all streaming. What it says is up to `reply`, a function of the prompt; how it fails is up
to `mode`: ok, slow, 429, 500, cut, malformed, empty, endless, hallucinating, dribble or unended.
Every request is kept in `calls`.
"""

import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.made.protocols import PROTOCOLS

_BLOCK = re.compile(r"<<(\w+) (\d+)>>\n(.*?)\n<<\1 end \2>>", re.DOTALL)
NONE_KEPT = "The office was abolished in 1931 by the Ministry of Fisheries of Norway [1]."


def blocks_of(prompt):
    """The passages of a prompt by number, without their first line."""
    return {
        int(number): text.split("\n", 1)[1]
        for _, number, text in _BLOCK.findall(prompt)
        if "\n" in text
    }


def faithful(prompt):
    """Say what the first two passages say."""
    blocks = blocks_of(prompt)
    return " ".join(
        f"{text.split('. ')[0].rstrip('.')} [{n}]." for n, text in blocks.items() if n < 3
    )


class ModelServer:
    """Serves until closed; `with ModelServer() as server:`."""

    def __init__(self):
        self.mode = "ok"
        self.reply = faithful
        self.calls = []
        self.delay = 30.0
        self._gone = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_port}"

    def url_for(self, provider):
        return f"{self.url}/v1" if provider == "openai" else self.url

    def close(self):
        self._gone.set()
        self._server.shutdown()
        self._server.server_close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _handler(self):
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                outer.calls.append({"path": self.path, "body": body, "headers": dict(self.headers)})
                try:
                    outer._serve(self, PROTOCOLS[self.path], prompt_of(body))
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

        return Handler

    def _serve(self, handler, protocol, prompt):
        if self.mode in ("429", "500"):
            _refuse(handler, int(self.mode))
            return
        if self.mode == "slow":
            self._gone.wait(self.delay)
        handler.send_response(200)
        handler.send_header("content-type", protocol.content_type)
        handler.send_header("transfer-encoding", "chunked")
        handler.end_headers()
        self._talk(handler, protocol, self._draft(prompt))

    def _draft(self, prompt):
        if self.mode == "hallucinating":
            return NONE_KEPT
        return "" if self.mode == "empty" else self.reply(prompt)

    def _talk(self, handler, protocol, draft):
        words = re.findall(r"\S+\s*", draft)
        for event in protocol.opening():
            _send(handler, event)
        for at, word in enumerate(words):
            if self.mode == "malformed" and at == 2:
                _send(handler, protocol.garbage)
                break
            if self.mode == "cut" and at == len(words) - 2:
                raise ConnectionResetError
            if self.mode == "dribble" and at == 3:
                self._gone.wait(self.delay)
            _send(handler, protocol.word(word))
        self._end(handler, protocol, len(words))

    def _end(self, handler, protocol, words):
        while self.mode == "endless" and not self._gone.is_set():
            _send(handler, protocol.word("and so on and on "))
            time.sleep(0.001)
        if self.mode != "unended":
            for event in protocol.closing(words):
                _send(handler, event)
        handler.wfile.write(b"0\r\n\r\n")


def prompt_of(body):
    """What a person would read of a request, whatever the protocol."""
    return "\n".join(
        part if isinstance(part, str) else "".join(piece.get("text", "") for piece in part)
        for part in (message["content"] for message in body["messages"])
    )


def _send(handler, text):
    data = text.encode()
    handler.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
    handler.wfile.flush()


def _refuse(handler, status):
    data = json.dumps({"error": {"type": "made", "message": "as scripted"}}).encode()
    handler.send_response(status)
    handler.send_header("content-type", "application/json")
    handler.send_header("content-length", str(len(data)))
    if status == 429:
        handler.send_header("retry-after", "0")
    handler.end_headers()
    handler.wfile.write(data)
