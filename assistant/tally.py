"""What happened with the language model -> counts that a metrics page can read."""

import threading
from collections import Counter
from typing import Literal

Count = Literal[
    "calls", "retries", "tokens_in", "tokens_out", "answers", "passed", "dropped", "fallbacks"
]


class Tally:
    """Counts by name, failures by reason; safe to use from many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()
        self._failures: Counter[str] = Counter()

    def add(self, name: Count, number: int = 1) -> None:
        """Add to a count."""
        with self._lock:
            self._counts[name] += number

    def add_failure(self, reason: str) -> None:
        """Add a failure of the model."""
        with self._lock:
            self._failures[reason] += 1

    def counts(self) -> dict[str, int]:
        """Give every count so far."""
        with self._lock:
            return dict(self._counts)

    def failures(self) -> dict[str, int]:
        """Give the failures so far, by reason."""
        with self._lock:
            return dict(self._failures)
