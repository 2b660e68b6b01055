"""A prompt -> the words of a language model, piece by piece; whatever the model.

The model gets text and returns text: no tools, no network but its own host (X1). It is spoken to
on one event loop of its own, so that a call can be dropped the moment it is not wanted any more.
"""

import asyncio
import copy
import random
import threading
from collections.abc import Generator
from functools import lru_cache
from queue import Empty, SimpleQueue
from typing import Any, Self

from assistant.breaker import Breaker
from assistant.budget import Budget
from assistant.errors import ModelFailed
from assistant.gen_ai import Call
from assistant.listen import MAX_TOKENS, Patience, Piece, listen
from assistant.provider import open_chat
from assistant.settings import AssistantSettings
from assistant.tally import Tally

_LETTERS_A_TOKEN = 3
_GLANCE_SECONDS = 0.2
_LONGEST_RETRY_AFTER = 2.0
AT_ONCE = 8  # Drafts written at a time; who comes then is quoted to.
_RETRIED = {"connect", "429", "5xx"}


class ChatModel:
    """A chat model by its name, `provider:model`; fails as ModelFailed and in no other way."""

    def __init__(
        self,
        name: str,
        base_url: str = "",
        key: str = "",
        budget: Budget | None = None,
        patience: Patience | None = None,
    ) -> None:
        self.name = name
        self.breaker, self.tally = Breaker(), Tally()
        self.budget = budget or Budget()
        self._caller = ""
        self._places = threading.BoundedSemaphore(AT_ONCE)
        self._patience = patience or Patience()
        self._chat: Any = open_chat(name, base_url, key, self._patience)

    def paid_by(self, caller: str) -> Self:
        """Give the same model, with its calls counted against what a caller may spend."""
        model = copy.copy(self)
        model._caller = caller
        return model

    def write(self, system: str, user: str, stop: threading.Event) -> Generator[Piece]:
        """Yield the draft as it comes; raises ModelFailed, at once when `stop` is set."""
        if not self._places.acquire(blocking=False):
            self.tally.add_failure("busy")
            raise ModelFailed("busy")
        try:
            yield from self._write(system, user, stop)
        finally:
            self._places.release()

    def _write(self, system: str, user: str, stop: threading.Event) -> Generator[Piece]:
        held = (len(system) + len(user)) // _LETTERS_A_TOKEN + MAX_TOKENS
        if stop.is_set():
            raise ModelFailed("stopped")
        if not self.breaker.admit():
            raise ModelFailed("breaker")
        if not self.budget.reserve(held, self._caller):
            self.breaker.release()
            raise ModelFailed("budget")
        used, spoke, call, error = 0, False, Call(self.name), ""
        pieces: SimpleQueue[Piece | ModelFailed | None] = SimpleQueue()
        job = asyncio.run_coroutine_threadsafe(self._pump([system, user], pieces), _loop())
        try:
            while (piece := _next(pieces, stop)) is not None:
                used, spoke = used + piece.tokens_in + piece.tokens_out, True
                call.note(piece)
                self.tally.add("tokens_in", piece.tokens_in)
                self.tally.add("tokens_out", piece.tokens_out)
                yield piece
        except ModelFailed as failure:
            error = failure.reason
            self.tally.add_failure(error)
            raise
        finally:
            job.cancel()
            call.end(error)
            # A host that speaks and counts nothing is taken to have used all that was held.
            spent = used or (held if spoke or stop.is_set() else 0)
            self.budget.settle(held, spent, self._caller)

    async def _pump(
        self, prompt: list[str], pieces: "SimpleQueue[Piece | ModelFailed | None]"
    ) -> None:
        end: ModelFailed | None = None
        began = False
        try:
            async with asyncio.timeout(self._patience.whole):
                for attempt in (1, 2):
                    end = None
                    self.tally.add("calls")
                    try:
                        async for piece in listen(self._chat, prompt, self._patience):
                            began = began or bool(piece.text)
                            pieces.put(piece)
                    except ModelFailed as failure:
                        end = failure
                    self.breaker.record(end is None or not end.of_host)
                    if attempt == 2 or end is None or began or not self._again(end):
                        break
                    self.tally.add("retries")
                    await asyncio.sleep(end.retry_after + random.uniform(0.05, 0.3))
        except TimeoutError:
            self.breaker.record(False)
            end = ModelFailed("whole")
        except asyncio.CancelledError:
            # The reader left, or had enough.
            self.breaker.record(True) if began else self.breaker.release()
            raise
        finally:
            pieces.put(end)

    def _again(self, failure: ModelFailed) -> bool:
        soon = failure.retry_after <= _LONGEST_RETRY_AFTER
        return failure.reason in _RETRIED and soon and self.breaker.state == "closed"


def open_model(settings: AssistantSettings) -> ChatModel | None:
    """Open the model of the settings, or none; raises ModelUnknown."""
    if not settings.model:
        return None
    return ChatModel(
        settings.model,
        settings.model_base_url,
        settings.model_key.get_secret_value(),
        Budget(settings.model_tokens_per_day, settings.model_tokens_per_caller),
    )


def _next(pieces: "SimpleQueue[Piece | ModelFailed | None]", stop: threading.Event) -> Piece | None:
    while not stop.is_set():
        try:
            piece = pieces.get(timeout=_GLANCE_SECONDS)
        except Empty:
            continue
        if isinstance(piece, ModelFailed):
            raise piece
        return piece
    raise ModelFailed("stopped")


@lru_cache(maxsize=1)
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="model", daemon=True).start()
    return loop
