"""What every route is given: the assistant in force, and the one way to let it answer."""

import threading
from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request

from assistant.answer import Assistant
from assistant.live import LiveAssistant
from assistant.metrics import count_answer
from assistant.schemas import Answer, ChatRequest


def get_assistant(request: Request) -> Assistant:
    """Give the assistant of the generation in force."""
    live: LiveAssistant = request.app.state.live
    return live.get()


AssistantDep = Annotated[Assistant, Depends(get_assistant)]


def answer_counted(body: ChatRequest, request: Request, assistant: Assistant) -> Answer:
    """Answer, heed the operator's switch, and leave the outcome for the log and the numbers."""
    *_, answer = follow_counted(body, request, assistant, threading.Event())
    return answer


def follow_counted(
    body: ChatRequest, request: Request, assistant: Assistant, stop: threading.Event
) -> Iterator[Answer]:
    """Like `answer_counted`, for an answer that is sent as it grows; `stop`: nobody waits."""
    if "generation" in request.app.state.gates.switches.get():
        body = body.model_copy(update={"mode": "extractive"})
    for answer in assistant.follow(body, stop, request.state.caller):
        request.state.answer = answer
        yield answer
    count_answer(request.state.answer)
