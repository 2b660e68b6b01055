import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.bulkhead import Bulkhead, Full


def finish(work):
    """Run a coroutine in a thread of its own: the browser tests keep a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def crowd(places, queue, callers):
    """Send callers in at once; gives how many were served, turned away, and worked at a time."""
    bulkhead, done, most = Bulkhead(places, queue), asyncio.Event(), 0

    async def call():
        nonlocal most
        try:
            async with bulkhead.place():
                most = max(most, bulkhead.working)
                await done.wait()
        except Full:
            return False
        return True

    tasks = [asyncio.create_task(call()) for _ in range(callers)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    turned_away = sum(task.done() for task in tasks)
    done.set()
    served = await asyncio.gather(*tasks)
    return sum(served), turned_away, most, bulkhead


@pytest.mark.parametrize(
    ("callers", "served", "turned_away"), [(1, 1, 0), (5, 5, 0), (6, 5, 1), (200, 5, 195)]
)
def test_who_finds_no_place_is_turned_away_at_once(callers, served, turned_away):
    got, away, most, bulkhead = finish(crowd(2, 3, callers))
    assert (got, away) == (served, turned_away)
    assert most <= 2
    assert bulkhead.working == bulkhead.waiting == 0


def test_a_caller_that_leaves_the_queue_leaves_its_place(monkeypatch):
    async def leave():
        bulkhead = Bulkhead(1, 1)
        async with bulkhead.place():
            waiting = asyncio.create_task(bulkhead.place().__aenter__())
            await asyncio.sleep(0)
            assert bulkhead.waiting == 1
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
            assert bulkhead.waiting == 0
        async with bulkhead.place():
            return bulkhead.working

    assert finish(leave()) == 1
