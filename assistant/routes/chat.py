"""POST /v1/chat: a conversation in, a cited answer out, as JSON or as server-sent events."""

import json
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request, Response
from sse_starlette import EventSourceResponse, ServerSentEvent

from assistant.routes.state import AssistantDep, answer_counted
from assistant.schemas import Answer, ChatRequest

router = APIRouter(prefix="/v1")
HEARTBEAT_SECONDS = 10
# In the description of the API: the answer may come as a stream, each event as described here.
_EVENT = {
    "type": "object",
    "properties": {name: {"type": "string"} for name in ("event", "id", "data")},
    "required": ["data"],
}
STREAMED: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/event-stream": {"schema": _EVENT}}}
}


@router.post("/chat", response_model=Answer, responses=STREAMED)
def chat(body: ChatRequest, request: Request, assistant: AssistantDep) -> Response:
    """Answer the last message from the documents, every sentence cited, or say "not found"."""
    answer = answer_counted(body, request, assistant)
    if body.stream or "text/event-stream" in request.headers.get("accept", ""):
        return EventSourceResponse(
            _events(answer), ping=HEARTBEAT_SECONDS, headers={"X-Accel-Buffering": "no"}
        )
    return Response(answer.model_dump_json(by_alias=True), media_type="application/json")


def _events(answer: Answer) -> Iterator[ServerSentEvent]:
    whole = answer.model_dump(mode="json", by_alias=True)
    events: list[tuple[str, dict[str, Any]]] = [
        ("meta", {key: whole[key] for key in ("id", "language", "mode", "question", "corpus")})
    ]
    if whole["help"]:
        events.append(("help", whole["help"]))
    events.append(("sources", {"citations": whole["citations"]}))
    events += [("sentence", sentence) for sentence in whole["sentences"]]
    events += [("notice", notice) for notice in whole["notices"]]
    events.append(("done", whole))
    for seq, (name, data) in enumerate(events):
        yield ServerSentEvent(data=_json({"seq": seq, **data}), event=name, id=str(seq))


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)
