"""A server that speaks the contract and can be told to fail; serves the real widget files."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from tests.browser.hosts import HOSTILE, host, plain
from tests.browser.replies import LINES, answer

WIDGET = Path(__file__).resolve().parents[2] / "assistant" / "widget"
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
    " img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'self';"
    " require-trusted-types-for 'script'"
)
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".svg": "image/svg+xml",
}


class Fake:
    """Says `reply`: an answer, a status code, "cut", "hang" or "down"; keeps what it was sent."""

    def __init__(self):
        self.reply, self.pause, self.seen, self.gone = answer(), 0, [], threading.Event()
        handler = type("Handler", (_Handler,), {"fake": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        # A browser that leaves in the middle of a reply is no error here.
        self._server.handle_error = lambda *_: None
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    def bodies(self, path):
        return [body for sent, body, _ in self.seen if sent == path]


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_OPTIONS(self):
        self._send(204, "text/plain", "")

    def do_GET(self):
        path = self.path.split("?")[0]
        self.fake.seen.append((path, None, dict(self.headers)))
        name = path.rsplit("/", 1)[1] or "index.html"
        file = WIDGET / name
        if path == "/hang":
            time.sleep(30)
        elif self.fake.reply == "down" and path.startswith(("/v1", "/widget/")):
            self.close_connection = True
        elif path == "/v1/help-lines":
            lines = LINES[dict(parse_qsl(urlsplit(self.path).query))["language"]]
            self._send(200, "application/json", json.dumps({"lines": lines}))
        elif path in ("/host", "/hostile"):
            self._send(200, "text/html", host(self.path))
        elif path == "/plain":
            self._send(200, "text/html", plain(self.path), policy="")
        elif path == "/hostile.css":
            self._send(200, "text/css", HOSTILE)
        elif path == "/" or (path.startswith("/widget") and file.is_file()):
            self._send(200, TYPES[file.suffix], file.read_text("utf-8"))
        else:
            self._send(200, "text/html", f"<!doctype html><title>Weather</title><p>Sunny {path}")

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.fake.seen.append((self.path, body, dict(self.headers)))
        reply = self.fake.reply if self.path == "/v1/chat" else 204
        if isinstance(reply, int):
            problem = {"title": "Problem", "status": reply, "request_id": "r-1"}
            self._send(reply, "application/problem+json", json.dumps(problem))
        elif reply != "down":
            self._stream(answer() if isinstance(reply, str) else reply)

    def _send(self, status, kind, text, policy=CSP):
        data = text.encode()
        self.send_response(status)
        headers = {"content-type": f"{kind}; charset=utf-8", "content-security-policy": policy}
        headers |= {"access-control-allow-origin": "*", "access-control-allow-headers": "*"}
        headers |= {"content-length": str(len(data)), "cache-control": "no-store"}
        headers |= {"retry-after": "20"} if status == 429 else {}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _stream(self, whole):
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("access-control-allow-origin", "*")
        self.end_headers()
        events = [("meta", {name: whole[name] for name in ("id", "language", "mode")})]
        events += [("help", whole["help"])] if whole["help"] else []
        events += [("sources", {"citations": whole["citations"]})]
        events += [("sentence", sentence) for sentence in whole["sentences"]]
        events += [("notice", notice) for notice in whole["notices"]]
        try:
            for number, (name, data) in enumerate([*events, ("done", whole)]):
                if name == "done" and self.fake.reply in ("cut", "hang"):
                    return self._hang()
                self._event(number, name, data)
        except OSError:
            self.fake.gone.set()

    def _event(self, number, name, data):
        time.sleep(self.fake.pause)
        self.wfile.write(f"event: {name}\ndata: {json.dumps({'seq': number, **data})}\n\n".encode())

    def _hang(self):
        while self.fake.reply == "hang":
            time.sleep(0.1)
            self.wfile.write(b": still here\n\n")
