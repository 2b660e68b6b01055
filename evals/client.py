"""A running assistant, or a store to run one on -> answers over HTTP."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from typing import Self
from urllib.parse import quote

import httpx

from assistant.schemas import Answer, SearchResponse
from evals.metrics import Hit, Outcome, hit_of
from evals.questions import QuestionRow

_START_SECONDS = 120


class ServerFailed(Exception):
    """The assistant did not start or answered with an error."""


class Client:
    """Asks one assistant."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=url, timeout=60)
        self._texts: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def ask(self, row: QuestionRow) -> Outcome:
        """Ask one question and check every quote of the answer against the stored text."""
        body = {"messages": row.messages(), "as_of": row.as_of, "language": row.language}
        started = time.perf_counter()
        reply = self._http.post("/v1/chat", json=body)
        seconds = time.perf_counter() - started
        if reply.status_code != 200:
            raise ServerFailed(f"{row.id}: HTTP {reply.status_code}: {reply.text[:200]}")
        answer = Answer.model_validate_json(reply.content)
        found = self._found(row, answer)
        return Outcome(row, answer, found, self._false_quotes(answer), seconds)

    def _found(self, row: QuestionRow, answer: Answer) -> list[Hit]:
        body = {"query": answer.question[:4000], "limit": 10, "language": answer.language}
        reply = self._http.post("/v1/search", json={**body, "as_of": row.as_of})
        if reply.status_code != 200:
            raise ServerFailed(f"{row.id}: search: HTTP {reply.status_code}: {reply.text[:200]}")
        return [hit_of(one) for one in SearchResponse.model_validate_json(reply.content).results]

    def _false_quotes(self, answer: Answer) -> int:
        return sum(
            self._text(citation.document_id)[citation.start : citation.end] != citation.quote
            for citation in answer.citations
        )

    def _text(self, document: str) -> str:
        if document not in self._texts:
            # An id may hold a "#", which would end the address.
            reply = self._http.get(f"/v1/documents/{quote(document)}").raise_for_status()
            self._texts[document] = reply.json()["text"]
        return self._texts[document]


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """Run an assistant on a store for as long as needed; gives its URL."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "assistant", "serve", "--port", str(port)]
    server = subprocess.Popen([*command, "--store", str(store)], stdout=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(server, url)
        yield url
    finally:
        server.terminate()
        server.wait(30)


def _wait(server: subprocess.Popen[bytes], url: str) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            raise ServerFailed(f"the assistant stopped with exit status {server.returncode}")
        try:
            if httpx.get(f"{url}/readyz", timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise ServerFailed(f"the assistant was not ready within {_START_SECONDS} s")
