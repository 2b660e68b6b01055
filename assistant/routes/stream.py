"""A growing answer -> a response of server-sent events that ends when nobody listens any more."""

import threading
from collections.abc import Callable, Iterator
from itertools import chain

from fastapi import Request
from sse_starlette import EventSourceResponse, ServerSentEvent

from assistant.answer import Assistant
from assistant.routes.state import follow_counted
from assistant.schemas import Answer, ChatRequest

_HEARTBEAT_SECONDS = 10

Events = Callable[[Iterator[Answer]], Iterator[ServerSentEvent]]


def stream_answer(
    body: ChatRequest, request: Request, assistant: Assistant, events: Events
) -> EventSourceResponse:
    """Send the events of an answer as it grows."""
    stop = threading.Event()
    states = follow_counted(body, request, assistant, stop)
    # What fails before the first event is a problem with its own status, not a broken stream.
    first = next(states)

    async def leave(_: object) -> None:
        stop.set()

    return EventSourceResponse(
        events(chain([first], states)),
        ping=_HEARTBEAT_SECONDS,
        headers={"X-Accel-Buffering": "no"},
        client_close_handler_callable=leave,
    )
