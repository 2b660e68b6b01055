"""POST /v1/chat: a conversation in, a cited answer out, as JSON or as server-sent events."""

import json
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request, Response
from sse_starlette import ServerSentEvent

from assistant.routes.state import AssistantDep, answer_counted
from assistant.routes.stream import stream_answer
from assistant.schemas import Answer, ChatRequest
from assistant.unfold import unfold_answer

router = APIRouter(prefix="/v1")
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
        return stream_answer(body, request, assistant, _events)
    answer = answer_counted(body, request, assistant)
    return Response(answer.model_dump_json(by_alias=True), media_type="application/json")


def _events(states: Iterator[Answer]) -> Iterator[ServerSentEvent]:
    for seq, (name, data) in enumerate(unfold_answer(states)):
        text = json.dumps({"seq": seq, **data}, ensure_ascii=False)
        yield ServerSentEvent(data=text, event=name, id=str(seq))
