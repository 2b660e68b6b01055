"""A call of a language model -> numbers under the names of OpenTelemetry's conventions."""

import time

from prometheus_client import Histogram

from assistant.listen import Piece
from assistant.metrics import REGISTRY

_CALL = ("gen_ai_operation_name", "gen_ai_provider_name", "gen_ai_request_model")
_SECONDS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 40.0, 60.0)
_DURATION = Histogram(
    "gen_ai_client_operation_duration_seconds",
    "Seconds of a call of the language model, retries included; error_type is empty when it ended.",
    (*_CALL, "error_type"),
    buckets=_SECONDS,
    registry=REGISTRY,
)
_FIRST = Histogram(
    "gen_ai_client_operation_time_to_first_chunk_seconds",
    "Seconds until its first words.",
    _CALL,
    buckets=_SECONDS,
    registry=REGISTRY,
)
_TOKENS = Histogram(
    "gen_ai_client_token_usage",
    "Tokens of a call, as the host counted them.",
    (*_CALL, "gen_ai_token_type"),
    buckets=(16, 64, 256, 1024, 4096, 16384),
    registry=REGISTRY,
)


class Call:
    """One call, from now until `end`."""

    def __init__(self, name: str) -> None:
        provider, _, model = name.partition(":")
        self._labels = ("chat", provider, model)
        self._started = time.perf_counter()
        self._began = False
        self._tokens = {"input": 0, "output": 0}

    def note(self, piece: Piece) -> None:
        """Take a piece into account."""
        self._tokens["input"] += piece.tokens_in
        self._tokens["output"] += piece.tokens_out
        if piece.text and not self._began:
            self._began = True
            _FIRST.labels(*self._labels).observe(time.perf_counter() - self._started)

    def end(self, error: str) -> None:
        """Count the call; `error` is one word, empty when nothing went wrong."""
        _DURATION.labels(*self._labels, error).observe(time.perf_counter() - self._started)
        for kind, count in self._tokens.items():
            if count:
                _TOKENS.labels(*self._labels, kind).observe(count)
