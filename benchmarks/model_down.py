"""Answers with a dead language model beside answers without one: what the reader waits.

    python -m benchmarks.model_down --store .store [--answers 200]

A host that answers every call with 500 stands behind the model. Both assistants share one index
and are asked the same questions in turns, so that only their difference counts. The time until the
breaker opens is shown apart.
"""

import argparse
import time
from pathlib import Path

from assistant.answer import Assistant
from assistant.live import LiveAssistant
from assistant.model import ChatModel
from assistant.schemas import ChatRequest
from store.settings import StoreSettings
from tests.made.model_server import ModelServer

_QUESTIONS = (
    "When was the Office of the National Coordinator set up?",
    "Who chairs the Regional Committees?",
    "What is the penalty for trafficking of minors?",
    "Kur u krijua Zyra e Koordinatorit Kombëtar?",
    "Sa viktima u identifikuan në vitin 2019?",
    "Which tier did Albania have in 2013?",
    "Çfarë thotë neni 110/a i Kodit Penal?",
    "Can victims be punished?",
)
_BEFORE_OPEN = 5


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, default=Path(".store"))
    parser.add_argument("--answers", type=int, default=200)
    given = parser.parse_args()
    live = LiveAssistant(StoreSettings(path=given.store))
    with ModelServer() as host:
        host.mode = "500"
        model = ChatModel("openai:dead", host.url_for("openai"), "no-key")
        without, dead = live.get(), Assistant(live.get().index, live.lines, model)
        opening = [_timed(dead, number) for number in range(_BEFORE_OPEN)]
        calls = len(host.calls)
        for number in range(len(_QUESTIONS)):
            _timed(without, number)
        pairs = [(_timed(without, n), _timed(dead, n)) for n in range(given.answers)]
        asked = _BEFORE_OPEN + given.answers
        print(f"breaker: {model.breaker.state}; calls {len(host.calls)} for {asked} questions,")
        print(f"amplification {len(host.calls) / asked:.3f}, of them {calls} before it opened")
    print(f"until it opened: slowest answer {max(opening):.0f} ms")
    for name, times in (
        ("without a model", [none for none, _ in pairs]),
        ("with a dead model", [dead for _, dead in pairs]),
    ):
        print(f"{name}: p50 {_share(times, 0.5):.1f} ms, p95 {_share(times, 0.95):.1f} ms")
    apart = _share([dead - none for none, dead in pairs], 0.5)
    print(f"apart at the median of pairs: {apart:.2f} ms")


def _timed(assistant: Assistant, number: int) -> float:
    question = _QUESTIONS[number % len(_QUESTIONS)]
    request = ChatRequest.model_validate({"messages": [{"role": "user", "content": question}]})
    started = time.perf_counter()
    assistant.answer(request)
    return (time.perf_counter() - started) * 1000


def _share(times: list[float], share: float) -> float:
    return sorted(times)[int(len(times) * share)]


if __name__ == "__main__":
    main()
