"""Every request -> a log line, numbers, a span; what breaks ends here and is told without text."""

import time

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.log import log_event
from assistant.metrics import DURATION, REQUESTS
from assistant.needs import needs_of
from assistant.problems import broken
from assistant.schemas import Answer
from assistant.traces import Tracer

# Probes come every few seconds and say nothing while they succeed.
_QUIET = ("/healthz", "/readyz", "/metrics")


class Observe:
    """ASGI middleware inside the guard, outside of everything else."""

    def __init__(self, app: ASGIApp, tracer: Tracer, log: bool) -> None:
        self._app = app
        self._tracer = tracer
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, request = time.perf_counter(), Request(scope)
        with self._tracer.span(request.headers) as (span, trace_id):
            status = await self._serve(request, receive, send)
            seconds = time.perf_counter() - started
            facts = _facts(request, status)
            if span:
                span.update_name(f"{facts['method']} {facts['route']}")
                for name, value in facts.items():
                    span.set_attribute(f"assistant.{name}", value)
        REQUESTS.labels(facts["route"], status).inc()
        if needs_of(scope["path"]).place:
            DURATION.labels(facts["route"]).observe(seconds)
        if self._log and not (status < 400 and facts["route"] in _QUIET):
            log_event("request", **facts, trace_id=trace_id, ms=round(seconds * 1000, 1))

    async def _serve(self, request: Request, receive: Receive, send: Send) -> int:
        status = 0

        async def send_seen(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(request.scope, receive, send_seen)
        except Exception as error:  # noqa: BLE001 - whatever it is, its text may not be logged
            response = broken(request, error)
            if not status:
                await response(request.scope, receive, send_seen)
        return status


def _facts(request: Request, status: int) -> dict[str, str | int]:
    # The route as it is written down: an address that a person typed may hold her words.
    route = request.scope.get("route")
    facts: dict[str, str | int] = {
        "request_id": request.state.request_id,
        "method": request.method if route else "",
        "route": str(getattr(route, "path", "")),
        "status": status,
    }
    answer: Answer | None = getattr(request.state, "answer", None)
    if answer:
        facts |= {"answer": answer.status, "language": answer.language, "mode": answer.mode}
        facts["card"] = answer.help.kind if answer.help else ""
    return facts
