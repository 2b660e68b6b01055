"""An open chat model + a prompt -> the pieces of its draft; gives up when it is slow or endless."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from assistant.errors import ModelFailed
from assistant.failure import read_failure

MAX_TOKENS = 600
# Most models write four letters or more a token: what goes on beyond this has no end.
_MAX_LETTERS = 8 * MAX_TOKENS
_FINISHED = ("finish_reason", "stop_reason", "done_reason")
_TOO_LONG = {"length", "max_tokens"}


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds to wait for what (R10)."""

    connect: float = 3.0
    first: float = 10.0
    gap: float = 10.0
    whole: float = 60.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A few letters of a draft, and the tokens that the host counted with them."""

    text: str
    tokens_in: int = 0
    tokens_out: int = 0


async def listen(chat: Any, prompt: list[str], patience: Patience) -> AsyncIterator[Piece]:  # noqa: ANN401
    """Yield the pieces; raises ModelFailed when there is no proper end."""
    # Imported here: an assistant without a model never pays for it.
    from langsmith import tracing_context

    letters, finish = 0, ""
    # Traces would carry questions to another host than the model's.
    with tracing_context(enabled=False):
        stream = chat.astream([("system", prompt[0]), ("human", prompt[1])])
        wait = ("first", patience.first)
        while (chunk := await _chunk(stream, *wait)) is not None:
            piece = _piece(chunk)
            finish = finish or _finish(chunk)
            letters += len(piece.text)
            if letters:
                wait = ("gap", patience.gap)
            yield piece
            if letters > _MAX_LETTERS:
                await stream.aclose()
                raise ModelFailed("endless")
    if not letters:
        raise ModelFailed("empty")
    if not finish:
        raise ModelFailed("cut")
    if finish in _TOO_LONG:
        raise ModelFailed("long")


async def _chunk(stream: Any, name: str, seconds: float) -> Any:  # noqa: ANN401 - a provider's
    try:
        async with asyncio.timeout(seconds):
            return await anext(stream, None)
    except TimeoutError as error:
        raise ModelFailed(name) from error
    except Exception as error:
        raise read_failure(error) from error


def _piece(chunk: Any) -> Piece:  # noqa: ANN401 - a provider's
    usage = chunk.usage_metadata or {}
    return Piece(str(chunk.text), usage.get("input_tokens", 0), usage.get("output_tokens", 0))


def _finish(chunk: Any) -> str:  # noqa: ANN401 - a provider's
    return next((str(end) for key in _FINISHED if (end := chunk.response_metadata.get(key))), "")
