"""What happened -> numbers for Prometheus. No label holds a text, a key, an address or a title.

One set of numbers a process, in a registry of its own: what the library measures of itself by
default would double the series.
"""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from assistant.schemas import Answer

CONTENT_TYPE = CONTENT_TYPE_LATEST
REGISTRY = CollectorRegistry()
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class _Ingested(Collector):
    # An ingest is another process: what it counted lies in the index.
    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def collect(self) -> Iterator[CounterMetricFamily]:
        said = "Documents by what an ingest did with them."
        family = CounterMetricFamily("ingest_documents", said, labels=["result"])
        for result, count in self.counts.items():
            family.add_metric([result], count)
        yield family


REQUESTS = Counter(
    "http_requests_total", "Requests by route and status.", ("route", "status"), registry=REGISTRY
)
DURATION = Histogram(
    "http_request_duration_seconds",
    "Seconds from an ask to the last byte of its answer, by route.",
    ("route",),
    buckets=_SECONDS,
    registry=REGISTRY,
)
ANSWERS = Counter(
    "answers_total", "Answers by outcome.", ("status", "lang", "mode"), registry=REGISTRY
)
CARDS = Counter("safety_cards_total", "Help cards shown, by kind.", ("kind",), registry=REGISTRY)
FEEDBACK = Counter("feedback_total", "Verdicts and reason codes.", ("code",), registry=REGISTRY)
TURNED_AWAY = Counter(
    "requests_turned_away_total",
    "Requests not served: no place, over the limit, no right, switched off.",
    ("why",),
    registry=REGISTRY,
)
WORKING = Gauge("requests_working", "Asks being answered now.", registry=REGISTRY)
WAITING = Gauge("requests_waiting", "Asks waiting for a place.", registry=REGISTRY)
LIMITS_SHARED = Gauge(
    "limits_shared", "1 while limits are counted where they should be.", registry=REGISTRY
)
GENERATION = Gauge(
    "index_generation_info", "The generation in service.", ("generation",), registry=REGISTRY
)
STEPS = Histogram(
    "answer_step_seconds",
    "Seconds of the steps of an answer, as its timings say.",
    ("step",),
    buckets=_SECONDS,
    registry=REGISTRY,
)
RETRIEVAL = Histogram(
    "retrieval_duration_seconds",
    "Seconds from a question to the passages found.",
    buckets=_SECONDS,
    registry=REGISTRY,
)
CITATIONS_DROPPED = Counter(
    "citations_dropped_total",
    "Citations not shown: of a sentence that failed the gate, of a number never issued, or not the"
    " stored text.",
    registry=REGISTRY,
)

MODEL = Gauge(
    "llm_events",
    "Of the language model since the start: calls, retries, tokens, sentences passed, dropped.",
    ("kind",),
    registry=REGISTRY,
)
MODEL_FAILED = Gauge("llm_failures", "Its failures by reason.", ("why",), registry=REGISTRY)
CIRCUIT = Gauge("llm_circuit_state", "0 closed, 1 half-open, 2 open.", registry=REGISTRY)
INGESTED = _Ingested()
REGISTRY.register(INGESTED)
_STATES = ("closed", "half-open", "open")


def count_answer(answer: Answer) -> None:
    """Count an answer: its outcome, its card, the time of its steps."""
    ANSWERS.labels(answer.status, answer.language, answer.mode).inc()
    if answer.help:
        CARDS.labels(answer.help.kind).inc()
    for step, milliseconds in answer.timings.items():
        STEPS.labels(step.removesuffix("_ms")).observe(milliseconds / 1000)


def show_generation(generation: str, ingested: dict[str, int]) -> None:
    """Say which generation is in service, and what the ingests that led to it did."""
    GENERATION.clear()
    GENERATION.labels(generation).set(1)
    INGESTED.counts = ingested


def show_model(counts: dict[str, int], failures: dict[str, int], circuit: str) -> None:
    """Say what became of the language model so far."""
    for kind, count in counts.items():
        MODEL.labels(kind).set(count)
    for why, count in failures.items():
        MODEL_FAILED.labels(why).set(count)
    CIRCUIT.set(_STATES.index(circuit))


def render_metrics() -> bytes:
    """Write every number in Prometheus's text format."""
    return generate_latest(REGISTRY)
