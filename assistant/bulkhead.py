"""Many requests at once -> a few at work, some in the queue, the rest turned away at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

# Nobody waits longer for a turn than a reader would.
PATIENCE_SECONDS = 10.0


class Full(Exception):
    """There is no place, not even in the queue."""


class Bulkhead:
    """Lets `places` requests work at a time and `queue` more wait. Lives on one event loop."""

    def __init__(self, places: int, queue: int) -> None:
        self._turn = asyncio.Semaphore(places)
        self._queue = queue
        self.waiting = 0
        self.working = 0

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Hold a place; raises Full when the queue is full or the wait too long."""
        await self._wait()
        self.working += 1
        try:
            yield
        finally:
            self.working -= 1
            self._turn.release()

    async def _wait(self) -> None:
        if self._turn.locked() and self.waiting >= self._queue:
            raise Full
        self.waiting += 1
        try:
            # Not wait_for: that would take the place in a later turn of the loop.
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._turn.acquire()
        except TimeoutError as error:
            raise Full from error
        finally:
            self.waiting -= 1
