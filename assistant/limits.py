"""A caller's name and a limit -> whether one more request is within it, and what is left.

Counts lie in memory, or in Redis when several assistants share them. A Redis that fails is left
alone for a few seconds while each assistant counts for itself: limits never stop an answer.
"""

import hashlib
import hmac
import ipaddress
import math
import secrets
import threading
import time
from dataclasses import dataclass

from limits import RateLimitItem, parse
from limits.errors import StorageError
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import MovingWindowRateLimiter

DEFAULT = "20/minute"
_LEAVE_ALONE_SECONDS = 5.0
_PATIENCE_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one request: let pass or not, and what the caller has left."""

    allowed: bool
    quota: int
    window: int
    remaining: int
    reset: int


class Limiter:
    """Counts requests over a moving window."""

    def __init__(self, redis_url: str = "") -> None:
        self._own = MovingWindowRateLimiter(MemoryStorage())
        self._shared = MovingWindowRateLimiter(_redis(redis_url)) if redis_url else None
        self._left_alone_until = 0.0
        self._lock = threading.Lock()
        # All assistants that share a Redis must name a caller alike; its address is what they
        # share. It is not in Redis, so that the names there cannot be turned back.
        self._secret = redis_url.encode() if redis_url else secrets.token_bytes(32)

    @property
    def shared(self) -> bool:
        """Whether counts are to be shared with other assistants."""
        return self._shared is not None

    @property
    def degraded(self) -> bool:
        """Whether counts that should be shared are not."""
        return self._shared is not None and time.monotonic() < self._left_alone_until

    def take(self, bucket: str, who: str, limit: str) -> Verdict:
        """Count one request of a caller against a limit such as `20/minute`."""
        item = parse(limit)
        # The hash and the lock keep addresses out of memory and one caller's count exact.
        name = hmac.digest(self._secret, who.encode(), hashlib.sha256).hex()[:32]
        if self._shared and not self.degraded:
            try:
                return _take(self._shared, item, bucket, name)
            # What is no Redis at all makes its client stumble over the reply.
            except (StorageError, AttributeError, TypeError, ValueError):
                self._left_alone_until = time.monotonic() + _LEAVE_ALONE_SECONDS
        with self._lock:
            return _take(self._own, item, bucket, name)


def place_of(address: str) -> str:
    """The part of an address that stands for one caller: an IPv4 address, an IPv6 /64."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    bits = 32 if found.version == 4 else 64
    return str(ipaddress.ip_network((found, bits), strict=False))


def is_local(address: str) -> bool:
    """Whether a caller is on this very machine: loopback, or no network address at all."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return True


def _take(limiter: MovingWindowRateLimiter, item: RateLimitItem, bucket: str, name: str) -> Verdict:
    allowed = limiter.hit(item, bucket, name)
    left = limiter.get_window_stats(item, bucket, name)
    return Verdict(
        allowed=allowed,
        quota=item.amount,
        window=item.get_expiry(),
        remaining=max(0, left.remaining),
        reset=max(1, math.ceil(left.reset_time - time.time())),
    )


def _redis(url: str) -> RedisStorage:
    return RedisStorage(
        url,
        wrap_exceptions=True,
        socket_timeout=_PATIENCE_SECONDS,
        socket_connect_timeout=_PATIENCE_SECONDS,
    )
