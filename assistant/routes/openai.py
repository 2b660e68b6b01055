"""POST /v1/chat/completions, GET /v1/models: for tools that speak OpenAI's dialect."""

import json
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from sse_starlette import ServerSentEvent

from assistant.completion import EXTRACTIVE, make_completion, read_conversation
from assistant.errors import NoQuestion
from assistant.pieces import make_chunks
from assistant.routes.chat import STREAMED
from assistant.routes.state import AssistantDep, answer_counted
from assistant.routes.stream import stream_answer
from assistant.schemas import MODEL, Completion, CompletionRequest, Model, Models

router = APIRouter(prefix="/v1")
# The day on which the first of these names was given.
_CREATED = 1795478400


@router.post("/chat/completions", response_model=Completion, responses=STREAMED)
def complete(body: CompletionRequest, request: Request, assistant: AssistantDep) -> Response:
    """Answer as OpenAI's clients expect; citations stand beside the choices."""
    try:
        conversation = read_conversation(body)
    except NoQuestion as error:
        fault = {"loc": ("body", "messages"), "type": "no_question", "msg": str(error)}
        raise RequestValidationError([fault]) from error
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_input=False)) from error
    base_url = str(request.base_url)
    if body.stream:
        return stream_answer(
            conversation,
            request,
            assistant,
            lambda states: _events(make_chunks(states, body, base_url)),
        )
    completion = make_completion(answer_counted(conversation, request, assistant), body, base_url)
    return Response(completion.model_dump_json(by_alias=True), media_type="application/json")


@router.get("/models")
def list_models() -> Models:
    """List the names that `model` may have; any other is answered like the first."""
    return Models(data=[Model(id=name, created=_CREATED) for name in (MODEL, EXTRACTIVE)])


@router.get("/models/{name}")
def read_model(name: str) -> Model:
    """Describe one of the names."""
    if name not in (MODEL, EXTRACTIVE):
        raise HTTPException(404)
    return Model(id=name, created=_CREATED)


def _events(chunks: Iterator[dict[str, Any]]) -> Iterator[ServerSentEvent]:
    for chunk in chunks:
        yield ServerSentEvent(data=json.dumps(chunk, ensure_ascii=False))
    yield ServerSentEvent(data="[DONE]")
