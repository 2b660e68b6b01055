"""The growing states of an answer -> OpenAI's chunks: a piece a sentence, once it has passed."""

from collections.abc import Iterator
from typing import Any

from assistant.completion import help_piece, make_completion, notice_pieces, sentence_pieces
from assistant.errors import AssistantError
from assistant.schemas import Answer, CompletionRequest
from store.errors import StoreError

Chunk = dict[str, Any]
_HEAD = ("id", "created", "model", "system_fingerprint")
_BESIDE = ("citations", "search_results", "status", "help")
_BROKEN = {"error": {"message": "The answer broke off.", "type": "server_error", "code": None}}


def make_chunks(
    states: Iterator[Answer], body: CompletionRequest, base_url: str
) -> Iterator[Chunk]:
    """Yield the chunks; citations come with the first sentence that needs them, and at the end."""
    said, cited = 0, -1
    whole: Chunk = {}
    try:
        for state in states:
            first = not whole
            whole = _whole(state, body, base_url, whole)
            if first:
                cited = len(state.citations)
                yield _chunk(whole, {"role": "assistant", "content": ""}, beside=True)
                yield from _texts(whole, [help_piece(state)])
            # Until a sentence has passed there is nothing to say, and no "nothing" either.
            for piece in sentence_pieces(state)[said:] if state.sentences else []:
                yield _chunk(whole, {"content": piece}, beside=cited != len(state.citations))
                cited = len(state.citations)
            said = len(state.sentences)
    except (AssistantError, StoreError, OSError):
        yield _BROKEN
        return
    yield from _texts(whole, [] if said else sentence_pieces(state))
    yield from _texts(whole, notice_pieces(state))
    yield _chunk(whole, {}, beside=True, reason="stop")
    if body.stream_options and body.stream_options.include_usage:
        yield {**_chunk(whole, {}), "choices": [], "usage": whole["usage"]}


def _whole(state: Answer, body: CompletionRequest, base_url: str, before: Chunk) -> Chunk:
    whole = make_completion(state, body, base_url).model_dump(mode="json", by_alias=True)
    # All chunks of a stream bear one time.
    return {**whole, "created": before.get("created", whole["created"])}


def _texts(whole: Chunk, pieces: list[str]) -> Iterator[Chunk]:
    return (_chunk(whole, {"content": piece}) for piece in pieces if piece)


def _chunk(
    whole: Chunk, delta: dict[str, str], beside: bool = False, reason: str | None = None
) -> Chunk:
    kept = (*_HEAD, *_BESIDE) if beside else _HEAD
    choice = {"index": 0, "delta": delta, "finish_reason": reason, "logprobs": None}
    return {
        **{key: whole[key] for key in kept},
        "object": "chat.completion.chunk",
        "choices": [choice],
    }
