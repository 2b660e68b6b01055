"""Calls that failed or went well -> whether the next one may be tried (R12)."""

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Literal

State = Literal["closed", "open", "half-open"]
_IN_A_ROW = 5
_LOOKED_AT = 20
_REST_SECONDS = 30.0
# A probe that never reported back is not waited for any longer.
_PROBE_SECONDS = 90.0


class Breaker:
    """Opens after five failures in a row or when most of the last twenty calls failed.

    After thirty seconds it lets one probe through: its outcome closes or opens it again.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._last: deque[bool] = deque(maxlen=_LOOKED_AT)
        self._in_a_row = 0
        self._opened_at: float | None = None
        self._probe_at: float | None = None

    @property
    def state(self) -> State:
        """Where it stands now."""
        with self._lock:
            return self._state()

    def admit(self) -> bool:
        """Say whether a call may be made; a half-open breaker admits one at a time."""
        with self._lock:
            state = self._state()
            if state == "closed":
                return True
            probing = self._probe_at is not None and self._clock() - self._probe_at < _PROBE_SECONDS
            if state == "open" or probing:
                return False
            self._probe_at = self._clock()
            return True

    def record(self, went_well: bool) -> None:
        """Take in the outcome of an admitted call."""
        with self._lock:
            probe, self._probe_at = self._probe_at, None
            if probe is not None and self._opened_at is not None:
                self._opened_at = None if went_well else self._clock()
                self._start_afresh()
                return
            self._last.append(went_well)
            self._in_a_row = 0 if went_well else self._in_a_row + 1
            full = len(self._last) == _LOOKED_AT
            mostly_bad = full and self._last.count(False) * 2 > _LOOKED_AT
            if self._opened_at is None and (self._in_a_row >= _IN_A_ROW or mostly_bad):
                self._opened_at = self._clock()
                self._start_afresh()

    def release(self) -> None:
        """Take back an admitted call that was given up before it had an outcome."""
        with self._lock:
            self._probe_at = None

    def _state(self) -> State:
        if self._opened_at is None:
            return "closed"
        rested = self._clock() - self._opened_at >= _REST_SECONDS
        return "half-open" if rested else "open"

    def _start_afresh(self) -> None:
        self._last.clear()
        self._in_a_row = 0
