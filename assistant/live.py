"""The assistant in service: follows `current` and swaps to a new generation between answers."""

import threading
import weakref
from contextlib import suppress

from assistant.answer import Assistant
from assistant.live_lines import LiveLines
from assistant.log import log_failure
from assistant.model import ChatModel
from assistant.schemas import ChatRequest, Message
from assistant.settings import SHIPPED
from store.batching import BatchingEmbedder
from store.errors import StoreError
from store.generation import Generations
from store.search import Index
from store.settings import StoreSettings

_FIRST = ("What is trafficking in persons?", "Çfarë është trafikimi i personave?")


class LiveAssistant:
    """Keeps the assistant of the generation in force; old ones close when nobody uses them."""

    def __init__(
        self,
        settings: StoreSettings,
        lines: LiveLines | None = None,
        model: ChatModel | None = None,
    ) -> None:
        self.model = model
        self.lines = lines or LiveLines(SHIPPED)
        self.root = settings.path
        self._generations = Generations(settings.path)
        self._chroma_url = settings.chroma_url
        manifest = self._generations.require_current()
        self._embedder = BatchingEmbedder(settings.embedding_model, manifest.embedding_dtype)
        self._lock = threading.Lock()
        # A generation that could not be opened is not tried again with every request.
        self._unusable = ""
        self._assistant = self._open()

    def get(self) -> Assistant:
        """The assistant to use for one request."""
        current = self._generations.current()
        held = self._assistant.index.manifest.id
        if current and current not in (held, self._unusable):
            # Whoever comes during a swap gets the old index, unless that has been deleted.
            self._swap(current, wait=not self._generations.folder(held).exists())
        return self._assistant

    @property
    def generation(self) -> str:
        """The generation in service."""
        return self._assistant.index.manifest.id

    def _swap(self, current: str, wait: bool) -> None:
        if not self._lock.acquire(blocking=wait):
            return
        try:
            if self._assistant.index.manifest.id != current:
                opened = self._open()
                warm_up(opened)
                self._assistant = opened
        except StoreError as error:
            # A new generation that cannot be opened changes nothing: the old one serves on.
            self._unusable = current
            log_failure(error, "")
        finally:
            self._lock.release()

    def _open(self) -> Assistant:
        index = Index.open(self._generations, self._embedder, self._chroma_url)
        assistant = Assistant(index, self.lines, self.model)
        # Its files are let go when the last request that uses it is done.
        weakref.finalize(assistant, index.close).atexit = False
        return assistant


def warm_up(assistant: Assistant) -> None:
    """Read rules, words and first pages now, so that the first person does not wait for them."""
    with suppress(StoreError, OSError):
        for question in _FIRST:
            turn = Message(role="user", content=question)
            assistant.answer(ChatRequest(messages=[turn], mode="extractive"))
