"""Requests -> spans for an OpenTelemetry collector, when one is named; the only door to it.

A span holds the route as it is written down, the status and the outcome: no address, no text.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol


class Span(Protocol):
    """What a request's span can be told."""

    def set_attribute(self, key: str, value: str | int | float | bool) -> None:
        """Note a fact."""

    def update_name(self, name: str) -> None:
        """Name the span after its route, once that is known."""


class Tracer:
    """Makes spans. Without a collector it costs nothing and needs no library."""

    def __init__(self) -> None:
        self._tracer = None
        if not os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"):
            return
        # Imported here: only who names a collector pays for the library.
        from opentelemetry import trace
        from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor

        name = os.environ.get("OTEL_SERVICE_NAME", "anti-trafficking-assistant")
        self._provider = TracerProvider(resource=Resource.create({"service.name": name}))
        self._provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
        self._tracer = trace.get_tracer("assistant", tracer_provider=self._provider)

    @contextmanager
    def span(self, headers: Mapping[str, str]) -> Iterator[tuple[Span | None, str]]:
        """Open a span under the caller's, if it sent one; gives it with its trace id."""
        if self._tracer is None:
            yield None, ""
            return
        from opentelemetry.propagate import extract
        from opentelemetry.trace import SpanKind

        parent = extract({name: headers[name] for name in ("traceparent",) if name in headers})
        with self._tracer.start_as_current_span(
            "request", parent, SpanKind.SERVER, record_exception=False
        ) as span:
            yield span, f"{span.get_span_context().trace_id:032x}"

    def close(self) -> None:
        """Send what is left."""
        if self._tracer is not None:
            self._provider.shutdown()
