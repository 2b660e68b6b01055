"""Tokens that may be spent in a day -> whether a call may be made (X12)."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime


def _today() -> date:
    return datetime.now(UTC).date()


class Budget:
    """Holds back what a call may cost at most before it is made, and settles afterwards.

    Calls at the same time can thus never spend more than the cap together; 0 means no cap.
    """

    def __init__(self, tokens_a_day: int = 0, today: Callable[[], date] = _today) -> None:
        self._cap = tokens_a_day
        self._today = today
        self._lock = threading.Lock()
        self._day = today()
        self._spent = 0

    def reserve(self, tokens: int) -> bool:
        """Hold tokens back; False when the day has not so many left."""
        with self._lock:
            if self._day != self._today():
                self._day, self._spent = self._today(), 0
            if self._cap and self._spent + tokens > self._cap:
                return False
            self._spent += tokens
            return True

    def settle(self, reserved: int, used: int) -> None:
        """Give back what was held and not used."""
        with self._lock:
            self._spent = max(0, self._spent - reserved + used)

    @property
    def spent(self) -> int:
        """Tokens spent or held today."""
        return self._spent
