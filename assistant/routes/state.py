"""What every route is given: the assistant in force, and the one way to let it answer."""

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
    if "generation" in request.app.state.gates.switches.get():
        body = body.model_copy(update={"mode": "extractive"})
    answer = assistant.answer(body)
    request.state.answer = answer
    count_answer(answer)
    return answer
