"""What every route is given: the assistant in force."""

from typing import Annotated

from fastapi import Depends, Request

from assistant.answer import Assistant
from assistant.live import LiveAssistant


def get_assistant(request: Request) -> Assistant:
    """Give the assistant of the generation in force."""
    live: LiveAssistant = request.app.state.live
    return live.get()


AssistantDep = Annotated[Assistant, Depends(get_assistant)]
