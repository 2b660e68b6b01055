"""Tokens that may be spent in a day -> whether a call may be made (X12)."""

import hashlib
import hmac
import secrets
import threading
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime


def _today() -> date:
    return datetime.now(UTC).date()


class Budget:
    """Holds back what a call may cost at most before it is made, and settles afterwards.

    Calls at the same time can thus never spend more than a cap together; 0 means no cap. One cap
    is for all callers, the other for each: nobody uses up what is for everybody.
    """

    def __init__(
        self, tokens_a_day: int = 0, a_caller: int = 0, today: Callable[[], date] = _today
    ) -> None:
        self._cap, self._cap_of_one = tokens_a_day, a_caller
        self._today = today
        # A caller may be an address; none lies in memory as it is.
        self._secret = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._day = today()
        self._spent = 0
        self._spent_by: Counter[bytes] = Counter()

    def reserve(self, tokens: int, caller: str = "") -> bool:
        """Hold tokens back; False when the day or the caller has not so many left."""
        name = self._name(caller)
        with self._lock:
            if self._day != self._today():
                self._day, self._spent = self._today(), 0
                self._spent_by.clear()
            if self._cap and self._spent + tokens > self._cap:
                return False
            if self._cap_of_one and self._spent_by[name] + tokens > self._cap_of_one:
                return False
            self._spent += tokens
            if self._cap_of_one:
                self._spent_by[name] += tokens
            return True

    def settle(self, reserved: int, used: int, caller: str = "") -> None:
        """Give back what was held and not used."""
        name = self._name(caller)
        with self._lock:
            self._spent = max(0, self._spent - reserved + used)
            if self._cap_of_one:
                self._spent_by[name] = max(0, self._spent_by[name] - reserved + used)

    def _name(self, caller: str) -> bytes:
        return hmac.digest(self._secret, caller.encode(), hashlib.sha256)

    @property
    def spent(self) -> int:
        """Tokens spent or held today."""
        return self._spent
