"""Which sites' pages may call from a browser: the setting's, and those that widget keys name."""

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.problems import problem

_PREFLIGHT_SECONDS = 600
_SENT = ["Accept", "Authorization", "Content-Type", "Idempotency-Key", "X-API-Key", "X-Request-ID"]
_SHOWN = ["RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-ID"]


class Origins(CORSMiddleware):
    """CORS for exact origins, without cookies; keys may come and go while we serve."""

    def __init__(self, app: ASGIApp, allowed: Callable[[], frozenset[str]]) -> None:
        super().__init__(
            app,
            allow_methods=["GET", "POST"],
            allow_headers=_SENT,
            expose_headers=_SHOWN,
            max_age=_PREFLIGHT_SECONDS,
        )
        self._allowed = allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection; a site that is not allowed is told so as everybody is."""
        if _is_preflight(scope):
            headers = Headers(scope=scope)
            if self.preflight_response(headers).status_code != 200:
                detail = "This site, method or header is not allowed."
                await problem(Request(scope), 403, detail)(scope, receive, send)
                return
        await super().__call__(scope, receive, send)

    def is_allowed_origin(self, origin: str) -> bool:
        """Whether a site's pages may call."""
        return origin in self._allowed()


def _is_preflight(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "OPTIONS":
        return False
    headers = Headers(scope=scope)
    return "origin" in headers and "access-control-request-method" in headers
