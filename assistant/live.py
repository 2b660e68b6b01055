"""The assistant in service: follows `current` and swaps to a new generation between answers."""

import threading

from assistant.answer import Assistant
from assistant.first import warm_up
from assistant.live_lines import LiveLines
from assistant.model import ChatModel
from assistant.settings import SHIPPED
from store.embedding import Embedder
from store.errors import StoreError
from store.generation import Generations
from store.search import Index
from store.settings import StoreSettings


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
        self._generations = Generations(settings.path)
        self._chroma_url = settings.chroma_url
        manifest = self._generations.require_current()
        self._embedder = Embedder(settings.embedding_model, manifest.embedding_dtype)
        self._lock = threading.Lock()
        warm_up()
        self._assistant = Assistant(self._open(), self.lines, self.model)

    def get(self) -> Assistant:
        """The assistant to use for one request."""
        if self._generations.current() != self._assistant.index.manifest.id:
            self._swap()
        return self._assistant

    def _swap(self) -> None:
        if not self._lock.acquire(blocking=False):
            return
        try:
            # The old index is let go by reference: requests that still use it keep it alive.
            self._assistant = Assistant(self._open(), self.lines, self.model)
        except StoreError:
            # A new generation that cannot be opened changes nothing: the old one serves on.
            pass
        finally:
            self._lock.release()

    def _open(self) -> Index:
        return Index.open(self._generations, self._embedder, self._chroma_url)
