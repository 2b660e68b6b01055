"""The growing states of an answer -> the events of a stream, as the contract has them."""

from collections.abc import Iterator
from typing import Any

from assistant.errors import AssistantError
from assistant.schemas import Answer
from store.errors import StoreError

Event = tuple[str, dict[str, Any]]
_META = ("id", "language", "mode", "question", "corpus")


def unfold_answer(states: Iterator[Answer]) -> Iterator[Event]:
    """Yield meta, help, sources, sentences and notices as they come, then one `done` or `error`.

    `sources` comes before the first sentence, and again with a sentence that cites a new one.
    """
    sources, sentences = -1, 0
    whole: dict[str, Any] = {}
    try:
        for state in states:
            new = not whole
            whole = state.model_dump(mode="json", by_alias=True)
            if new:
                yield from _opening(whole)
            for sentence in whole["sentences"][sentences:]:
                if sources < len(whole["citations"]):
                    sources = len(whole["citations"])
                    yield "sources", {"citations": whole["citations"]}
                yield "sentence", sentence
            sentences = len(whole["sentences"])
    except (AssistantError, StoreError, OSError):
        yield "error", {"status": 500, "title": "Internal error", "detail": "The answer broke off."}
        return
    if sources < 0:
        yield "sources", {"citations": whole["citations"]}
    for notice in whole["notices"]:
        yield "notice", notice
    yield "done", whole


def _opening(whole: dict[str, Any]) -> Iterator[Event]:
    yield "meta", {key: whole[key] for key in _META}
    if whole["help"]:
        yield "help", whole["help"]
