"""An address, clients and seconds -> what became of every question asked meanwhile.

A bare client on sockets: a heavier one would take the processor from the server it measures.
"""

import asyncio
import json
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

_ROOT = Path(__file__).resolve().parents[1]
_TIMEOUT_SECONDS = 60


@dataclass
class Tally:
    """Statuses, and the milliseconds of those that were answered."""

    seconds: float = 0.0
    statuses: Counter[str] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)

    def percentile(self, share: float) -> float:
        """Milliseconds within which a share of the answers came."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0

    def row(self) -> dict[str, object]:
        """The figures in short."""
        return {
            "requests a second": round(len(self.times) / max(self.seconds, 1e-9), 1),
            **{f"p{at}": round(self.percentile(at / 100), 1) for at in (50, 95, 99)},
            "statuses": dict(self.statuses),
        }


def read_questions() -> list[str]:
    """Read thousands of different questions, so that no cache flatters the figures."""
    rows = (_ROOT / "training" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(row)["question"] for row in rows]
    random.Random(7).shuffle(questions)
    return questions


def ask_for(url: str, clients: int, seconds: float, questions: list[str]) -> Tally:
    """Let a number of clients ask one question after the other for a while."""
    return asyncio.run(_ask_all(url, clients, seconds, questions))


async def _ask_all(url: str, clients: int, seconds: float, questions: list[str]) -> Tally:
    tally, started = Tally(), time.perf_counter()
    until = started + seconds
    # Each client begins elsewhere in the list.
    step = max(1, len(questions) // clients)
    await asyncio.gather(
        *(_client(url, until, questions[at * step :] + questions, tally) for at in range(clients))
    )
    tally.seconds = time.perf_counter() - started
    return tally


async def _client(url: str, until: float, questions: list[str], tally: Tally) -> None:
    for question in questions:
        if time.perf_counter() >= until:
            return
        started = time.perf_counter()
        try:
            status = await asyncio.wait_for(_ask(url, question), _TIMEOUT_SECONDS)
        except (OSError, asyncio.IncompleteReadError, ValueError, TimeoutError) as error:
            tally.statuses[type(error).__name__] += 1
            await asyncio.sleep(0.05)
            continue
        tally.statuses[str(status)] += 1
        if status == 200:
            tally.times.append((time.perf_counter() - started) * 1000)
        else:
            # Whoever is turned away waits as it was told, if only for a moment.
            await asyncio.sleep(0.2)


async def _ask(url: str, question: str) -> int:
    place = urlsplit(url)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    try:
        body = json.dumps({"messages": [{"role": "user", "content": question}]}).encode()
        head = (
            f"POST /v1/chat HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        writer.write(head.encode() + body)
        await writer.drain()
        first = await reader.readuntil(b"\r\n")
        whole = await reader.read()
        if int(first.split()[1]) == 200 and not whole.rstrip().endswith((b"}", b"0")):
            raise ValueError("the answer was cut")
        return int(first.split()[1])
    finally:
        writer.close()
