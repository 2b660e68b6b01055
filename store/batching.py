"""Questions of many requests at once -> their vectors, embedded together; known ones from memory.

A model reads eight short texts in little more time than one. Whoever asks while a batch is being
embedded joins the next one; a lone question waits for nobody. What is kept is a keyed hash of the
question beside its vector, never its words.
"""

import hashlib
import secrets
import threading
from collections import OrderedDict
from concurrent.futures import Future

import numpy as np

from store.embedding import Embedder, Vectors
from store.settings import BUNDLED_MODEL

_LARGEST_BATCH = 32
# 384 numbers of four bytes each: about 3 MB when full.
_KEPT = 2048


class BatchingEmbedder(Embedder):
    """An embedder for many threads, each with one question."""

    def __init__(self, name: str = BUNDLED_MODEL, dtype: str = "auto") -> None:
        super().__init__(name, dtype)
        self._secret = secrets.token_bytes(32)
        self._kept: OrderedDict[bytes, Vectors] = OrderedDict()
        self._waiting: list[tuple[str, Future[Vectors]]] = []
        self._lock = threading.Lock()
        self._model_free = threading.Lock()

    def embed(self, texts: list[str]) -> Vectors:
        """Embed texts; a single one may share its batch with those of other threads."""
        if len(texts) != 1:
            with self._model_free:
                return super().embed(texts)
        name = hashlib.blake2b(texts[0].encode(), key=self._secret, digest_size=16).digest()
        vector = self._recall(name)
        if vector is None:
            vector = self._embed_one(texts[0])
            self._keep(name, vector)
        return vector[np.newaxis]

    def _embed_one(self, text: str) -> Vectors:
        promise: Future[Vectors] = Future()
        with self._lock:
            self._waiting.append((text, promise))
        # Whoever gets the model embeds all that wait, also for the others.
        while not promise.done():
            with self._model_free:
                if not promise.done():
                    self._embed_waiting()
        return promise.result()

    def _embed_waiting(self) -> None:
        with self._lock:
            batch, self._waiting = self._waiting[:_LARGEST_BATCH], self._waiting[_LARGEST_BATCH:]
        try:
            vectors = super().embed([text for text, _ in batch])
        except BaseException as error:
            for _, promise in batch:
                promise.set_exception(error)
            raise
        for (_, promise), vector in zip(batch, vectors, strict=True):
            promise.set_result(vector)

    def _recall(self, name: bytes) -> Vectors | None:
        with self._lock:
            vector = self._kept.get(name)
            if vector is not None:
                self._kept.move_to_end(name)
            return vector

    def _keep(self, name: bytes, vector: Vectors) -> None:
        with self._lock:
            self._kept[name] = vector
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
