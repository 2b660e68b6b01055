"""A question that stands alone, its language, and since when somebody waits for its answer."""

import time
from dataclasses import dataclass
from datetime import date

from assistant.schemas import Language


@dataclass(frozen=True, slots=True)
class Understood:
    """What is asked."""

    question: str
    language: Language
    started: float
    # The day as of which to answer.
    day: date

    @property
    def timings(self) -> dict[str, float]:
        """Milliseconds so far."""
        return {"total_ms": round((time.perf_counter() - self.started) * 1000, 2)}
