"""A prompt -> the words of a language model, piece by piece; the only door to chat models.

The model gets text and returns text: no tools, no network but its own host (X1). It is spoken to
on one event loop of its own, so that a call can be dropped the moment it is not wanted any more.
"""

import asyncio
import importlib
import random
import threading
from collections.abc import Generator
from functools import lru_cache
from queue import Empty, SimpleQueue
from typing import Any

from assistant.breaker import Breaker
from assistant.budget import Budget
from assistant.errors import ModelFailed, ModelUnknown
from assistant.gen_ai import Call
from assistant.listen import MAX_TOKENS, Patience, Piece, listen
from assistant.settings import AssistantSettings
from assistant.tally import Tally

PROVIDERS = {"openai": "langchain_openai", "anthropic": "langchain_anthropic"}
PROVIDERS["ollama"] = "langchain_ollama"
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
        self._places = threading.BoundedSemaphore(AT_ONCE)
        self._patience = patience or Patience()
        self._chat: Any = _open_chat(name, base_url, key, self._patience)

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
        if not self.budget.reserve(held):
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
            self.budget.settle(held, used or (held if spoke or stop.is_set() else 0))

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
        Budget(settings.model_tokens_per_day),
    )


def _open_chat(name: str, base_url: str, key: str, patience: Patience) -> Any:  # noqa: ANN401 - one of many
    provider, _, model = name.partition(":")
    if provider not in PROVIDERS or not model:
        known = ", ".join(f"{each}:…" for each in PROVIDERS)
        raise ModelUnknown(f"ASSISTANT_MODEL is {name!r}; it should be one of {known}")
    try:
        importlib.import_module(PROVIDERS[provider])
    except ImportError as error:
        raise ModelUnknown(
            f"{name} needs its package: pip install 'anti-trafficking-assistant[{provider}]'"
        ) from error
    # Imported here: an assistant without a model never pays for it.
    from langchain.chat_models import init_chat_model

    options = _options(provider, key, patience)
    if base_url or provider == "ollama":
        # The newest models of the vendors' own hosts refuse a temperature.
        options["temperature"] = 0
    if base_url:
        options["base_url"] = base_url
    try:
        return init_chat_model(model, model_provider=provider, **options)
    except Exception as error:
        raise ModelUnknown(f"{name} cannot be used: {type(error).__name__}") from error


def _options(provider: str, key: str, patience: Patience) -> dict[str, Any]:
    import httpx

    wait = httpx.Timeout(max(patience.first, patience.gap), connect=patience.connect)
    # A connection an answer: none lies about to be found dead by the next one.
    headers = {"Connection": "close"}
    if provider == "ollama":
        bearer = {"Authorization": f"Bearer {key}"} if key else {}
        client = {"timeout": wait, "headers": {**headers, **bearer}}
        return {"num_predict": MAX_TOKENS, "client_kwargs": client}
    options: dict[str, Any] = {"max_tokens": MAX_TOKENS, "max_retries": 0}
    if key:
        options["api_key"] = key
    if provider == "anthropic":
        return {**options, "timeout": wait.read, "default_headers": headers}
    return {
        **options,
        "timeout": wait,
        "default_headers": headers,
        "stream_usage": True,
        "use_responses_api": False,
    }


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
