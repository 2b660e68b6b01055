"""Originals are fetched from public hosts of the manifest, whole and with their hash; no test
leaves this machine: a server here stands behind the doors."""

import hashlib
import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ingest.fetch import Doors, fetch_sources
from tests.ingest.test_address import HOST, PUBLIC

FILE = b"%PDF-" + bytes(range(256)) * 40


class Server(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    seen: list

    def do_GET(self):
        self.seen.append((self.path, self.headers.get("Range")))
        getattr(self, f"answer_{self.path.strip('/').split('/')[0]}")()

    def answer_file(self, cut=None):
        start = int((self.headers.get("Range") or "bytes=0-")[6:-1])
        self.send_response(206 if start else 200)
        self.send_header("Content-Type", "application/pdf")
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(FILE) - 1}/{len(FILE)}")
        self.send_header("Content-Length", str(len(FILE) - start))
        self.end_headers()
        self.wfile.write(FILE[start:cut])
        self.close_connection = True

    def answer_flaky(self):
        self.answer_file(None if self.headers.get("Range") else 4000)

    def answer_hop(self):
        left = int(self.path.rsplit("/", 1)[1])
        self._redirect(f"https://{HOST}/hop/{left - 1}" if left > 1 else f"https://{HOST}/file")

    def answer_inwards(self):
        self._redirect("https://169.254.169.254/latest/meta-data/")

    def answer_elsewhere(self):
        self._redirect("https://evil.example.com/file")

    def answer_plain(self):
        self._redirect(f"http://{HOST}/file")

    def answer_rebind(self):
        self._redirect("https://other.example.org/file")

    def answer_huge(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        for _ in range(52):
            try:
                self.wfile.write(b"x" * 1024 * 1024)
            except OSError:
                return
        self.close_connection = True

    def answer_missing(self):
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _redirect(self, target):
        self.send_response(302)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def server():
    handler = type("Handler", (Server,), {"seen": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def fetch(server, tmp_path, path, inside=(), **extra):
    """Fetch one source; hosts in `inside` resolve to this machine's network."""
    lines = [f'url = "https://{HOST}{path}"', *(f'{k} = "{v}"' for k, v in extra.items())]
    manifest = tmp_path / "sources.toml"
    manifest.write_text(
        "[law]\n" + "\n".join(lines) + '\n[other]\nurl="https://other.example.org"\n'
    )
    doors = Doors(
        lambda host: ["10.0.0.7"] if host in inside else [PUBLIC],
        lambda address: socket.create_connection(server.server_address, 5),
    )
    (found,) = fetch_sources(manifest, tmp_path / "out", frozenset({"law"}), doors)
    return found


def test_a_file_comes_whole_with_its_hash_and_where_it_came_from(server, tmp_path):
    found = fetch(server, tmp_path, "/file")
    digest = hashlib.sha256(FILE).hexdigest()
    assert (found.path, found.sha256, found.bytes) == ("law.pdf", digest, len(FILE))
    assert (tmp_path / "out/law.pdf").read_bytes() == FILE
    record = json.loads((tmp_path / "out/law.provenance.json").read_text())
    assert (record["url"], record["sha256"]) == (f"https://{HOST}/file", digest)


def test_a_broken_download_goes_on_where_it_stopped(server, tmp_path):
    first = fetch(server, tmp_path, "/flaky")
    assert "broken off" in first.reason
    second = fetch(server, tmp_path, "/flaky")
    assert second.sha256 == hashlib.sha256(FILE).hexdigest()
    assert server.RequestHandlerClass.seen[-1] == ("/flaky", "bytes=4000-")


def test_a_file_that_is_not_what_the_manifest_says_is_not_kept(server, tmp_path):
    found = fetch(server, tmp_path, "/file", sha256="0" * 64)
    assert "not the one in the manifest" in found.reason
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/hop/4", "more than 3 redirects"),
        ("/inwards", "no host's name"),
        ("/elsewhere", "not among the hosts"),
        ("/plain", "only https"),
        ("/rebind", "no public address"),
        ("/huge", "larger than 50 MB"),
        ("/missing", "answered 404"),
    ],
)
def test_what_may_not_be_followed_is_refused_by_its_reason(server, tmp_path, path, reason):
    found = fetch(server, tmp_path, path, inside={"other.example.org"})
    assert reason in found.reason
    assert not list((tmp_path / "out").glob("law.[!p]*"))


def test_three_redirects_are_followed(server, tmp_path):
    assert fetch(server, tmp_path, "/hop/3").bytes == len(FILE)


def test_the_name_is_looked_up_once_and_that_address_is_used(server, tmp_path):
    asked, used = [], []

    def resolve(host):
        asked.append(host)
        return [PUBLIC] if len(asked) == 1 else ["127.0.0.1"]

    def connect(address):
        used.append(address.ip)
        return socket.create_connection(server.server_address, 5)

    manifest = tmp_path / "sources.toml"
    manifest.write_text(f'[law]\nurl = "https://{HOST}/file"\n')
    (found,) = fetch_sources(manifest, tmp_path / "out", doors=Doors(resolve, connect))
    assert (found.reason, asked, used) == ("", [HOST], [PUBLIC])
