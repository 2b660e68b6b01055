"""A running assistant's address -> its answers, for Python programs.

    with Client("https://host", key="ata_…") as client:
        answer = client.chat("Who chairs the Regional Committees?")
        for event in client.stream("Kush i drejton Komitetet Rajonale?"):
            ...

Not the place for retries: `TooMany.retry_after` says when to come again, the caller decides.
"""

import json
import uuid
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Literal, Self
from urllib.parse import quote as percent

import httpx

from assistant.events import Event, read_events
from assistant.schemas import (
    Answer,
    CorpusSummary,
    DocumentSummary,
    DocumentText,
    FeedbackReason,
    HelpLines,
    Message,
    PassageText,
    SearchResponse,
    SearchResult,
)

Conversation = str | list[Message]


class ApiError(Exception):
    """The server said no. `request_id` finds the line in its log."""

    def __init__(self, status: int, title: str, detail: str, request_id: str) -> None:
        super().__init__(f"{status} {title}: {detail} (request {request_id})")
        self.status = status
        self.title = title
        self.detail = detail
        self.request_id = request_id


class TooMany(ApiError):
    """The limit is reached or there is no place; come again after `retry_after` seconds."""

    retry_after: float = 0.0


class Client:
    """Asks one server. Safe to share between threads."""

    def __init__(self, url: str, key: str = "", http: httpx.Client | None = None) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = http or httpx.Client(timeout=httpx.Timeout(90, connect=5))
        self._url = url.rstrip("/")
        self._headers = headers

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def chat(
        self,
        conversation: Conversation,
        language: Literal["auto", "en", "sq"] = "auto",
        as_of: date | None = None,
        limit: int = 6,
    ) -> Answer:
        """Ask, and wait for the whole answer."""
        body = _body(conversation, language, as_of, limit)
        return Answer.model_validate_json(self._post("/v1/chat", body).content)

    def stream(
        self,
        conversation: Conversation,
        language: Literal["auto", "en", "sq"] = "auto",
        as_of: date | None = None,
        limit: int = 6,
    ) -> Iterator[Event]:
        """Ask, and hear each event as it comes; raises ApiError when it breaks."""
        body = _body(conversation, language, as_of, limit) | {"stream": True}
        url, headers = f"{self._url}/v1/chat", self._headers
        with self._http.stream("POST", url, json=body, headers=headers) as reply:
            if reply.status_code != 200:
                reply.read()
                _raise(reply)
            for event in read_events(reply.iter_lines()):
                if event.name == "error":
                    raise _error(int(event.data.get("status", 500)), event.data)
                yield event

    def search(self, query: str, limit: int = 10, **filters: str) -> list[SearchResult]:
        """Find passages without an answer; filters are language, topic, tier, document_id."""
        body = {"query": query, "limit": limit, "filters": filters}
        reply = self._post("/v1/search", body)
        return SearchResponse.model_validate_json(reply.content).results

    def documents(self) -> Iterator[DocumentSummary]:
        """Walk over every document, page by page."""
        cursor: str | None = ""
        while cursor is not None:
            page = self._get("/v1/documents", limit="100", cursor=cursor).json()
            for row in page["documents"]:
                yield DocumentSummary.model_validate(row)
            cursor = page["next"]

    def document(self, document_id: str) -> DocumentText:
        """Give a document with the text that quotes are cut from."""
        reply = self._get(f"/v1/documents/{_escaped(document_id)}")
        return DocumentText.model_validate_json(reply.content)

    def passage(self, passage_id: str) -> PassageText:
        """Give one passage."""
        reply = self._get(f"/v1/passages/{_escaped(passage_id)}")
        return PassageText.model_validate_json(reply.content)

    def corpus(self) -> CorpusSummary:
        """Say what the index holds."""
        return CorpusSummary.model_validate_json(self._get("/v1/corpus").content)

    def help_lines(self, language: Literal["en", "sq"] = "en") -> HelpLines:
        """List the help lines."""
        reply = self._get("/v1/help-lines", language=language)
        return HelpLines.model_validate_json(reply.content)

    def feedback(
        self, answer: Answer, useful: bool, reasons: Iterable[FeedbackReason] = ()
    ) -> None:
        """Say whether an answer was useful; said twice it counts once."""
        body = {
            "answer_id": answer.id,
            "verdict": "up" if useful else "down",
            "reasons": list(reasons),
        }
        once = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, sort_keys=True)).hex
        self._post("/v1/feedback", body, {"Idempotency-Key": once})

    def _get(self, path: str, **query: str) -> httpx.Response:
        reply = self._http.get(self._url + path, params=query, headers=self._headers)
        return reply if reply.is_success else _raise(reply)

    def _post(
        self, path: str, body: dict[str, Any], headers: dict[str, str] | None = None
    ) -> httpx.Response:
        sent = self._headers | (headers or {})
        reply = self._http.post(self._url + path, json=body, headers=sent)
        return reply if reply.is_success else _raise(reply)


def _body(
    conversation: Conversation, language: str, as_of: date | None, limit: int
) -> dict[str, Any]:
    if isinstance(conversation, str):
        conversation = [Message(role="user", content=conversation)]
    messages = [turn.model_dump() for turn in conversation]
    day = as_of.isoformat() if as_of else None
    return {"messages": messages, "language": language, "as_of": day, "limit": limit}


def _raise(reply: httpx.Response) -> httpx.Response:
    try:
        told: dict[str, Any] = reply.json()
    except ValueError:
        told = {}
    error = _error(reply.status_code, told)
    if isinstance(error, TooMany):
        error.retry_after = float(reply.headers.get("retry-after", 0))
    raise error


def _error(status: int, told: dict[str, Any]) -> ApiError:
    kind = TooMany if status in (429, 503) else ApiError
    return kind(
        status, told.get("title", "Error"), told.get("detail", ""), told.get("request_id", "")
    )


def _escaped(name: str) -> str:
    return percent(name, safe="")
