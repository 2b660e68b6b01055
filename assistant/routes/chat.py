"""POST /v1/chat: a conversation in, a cited answer out, as JSON or as server-sent events."""

import json
import threading
from collections.abc import Iterator
from itertools import chain
from typing import Any

from fastapi import APIRouter, Request, Response
from sse_starlette import EventSourceResponse, ServerSentEvent

from assistant.answer import Assistant
from assistant.routes.state import AssistantDep, answer_counted, follow_counted
from assistant.schemas import Answer, ChatRequest
from assistant.unfold import unfold_answer

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
    if body.stream or "text/event-stream" in request.headers.get("accept", ""):
        return _stream(body, request, assistant)
    answer = answer_counted(body, request, assistant)
    return Response(answer.model_dump_json(by_alias=True), media_type="application/json")


def _stream(body: ChatRequest, request: Request, assistant: Assistant) -> Response:
    stop = threading.Event()
    states = follow_counted(body, request, assistant, stop)
    # What fails before the first event is a problem with its own status, not a broken stream.
    first = next(states)

    async def leave(_: object) -> None:
        stop.set()

    return EventSourceResponse(
        _events(chain([first], states)),
        ping=HEARTBEAT_SECONDS,
        headers={"X-Accel-Buffering": "no"},
        client_close_handler_callable=leave,
    )


def _events(states: Iterator[Answer]) -> Iterator[ServerSentEvent]:
    for seq, (name, data) in enumerate(unfold_answer(states)):
        text = json.dumps({"seq": seq, **data}, ensure_ascii=False)
        yield ServerSentEvent(data=text, event=name, id=str(seq))
