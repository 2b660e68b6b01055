"""A caller's Idempotency-Key and body -> done before, being done, or new. Kept a day, in memory."""

import hashlib
import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from enum import Enum

_KEPT_SECONDS = 24 * 3600
_MOST = 10_000


class Seen(Enum):
    """What is known of a key and a body."""

    NEW = "new"
    DONE = "done"
    RUNNING = "running"
    DIFFERENT = "different"


@dataclass(slots=True)
class _Entry:
    body: bytes
    at: float
    done: bool = False


class Memory:
    """Remembers keys, each with a hash of its body; the oldest go first."""

    def __init__(self) -> None:
        self._entries: OrderedDict[bytes, _Entry] = OrderedDict()
        self._lock = threading.Lock()
        self._secret = secrets.token_bytes(32)

    def begin(self, key: str, body: bytes) -> Seen:
        """Say whether a request is new; a new one is under way until `finish`."""
        name, digest, now = self._hash(key.encode()), self._hash(body), time.monotonic()
        with self._lock:
            self._forget(now)
            entry = self._entries.get(name)
            if entry is None:
                self._entries[name] = _Entry(digest, now)
                return Seen.NEW
            if entry.body != digest:
                return Seen.DIFFERENT
            return Seen.DONE if entry.done else Seen.RUNNING

    def finish(self, key: str) -> None:
        """Note that a request is done."""
        with self._lock:
            if entry := self._entries.get(self._hash(key.encode())):
                entry.done = True

    def _forget(self, now: float) -> None:
        while self._entries:
            oldest = next(iter(self._entries.values()))
            if now - oldest.at < _KEPT_SECONDS and len(self._entries) < _MOST:
                return
            self._entries.popitem(last=False)

    def _hash(self, given: bytes) -> bytes:
        return hashlib.blake2b(given, key=self._secret, digest_size=16).digest()
