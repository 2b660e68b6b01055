"""A route -> what it needs: a scope, an allowance, a place, a switch that is on."""

from dataclasses import dataclass

from assistant.keys import Scope
from assistant.switches import Switch


@dataclass(frozen=True, slots=True)
class Needs:
    """What has to hold before a request is served; empty fields need nothing."""

    scope: Scope | None = None
    # Requests of one bucket share a caller's allowance.
    bucket: str = ""
    switch: Switch | None = None
    # Whether it takes one of the few places for work.
    place: bool = False


_ASK = Needs(scope="ask", bucket="ask", switch="api", place=True)
_READ = Needs(scope="read", switch="api")
_WEB = Needs(switch="web")
# Help and the state of the service are never limited, locked or switched off.
_OPEN = Needs()
_EXACT = {
    "/v1/chat": _ASK,
    "/v1/search": _ASK,
    "/v1/chat/completions": _ASK,
    "/v1/feedback": Needs(scope="ask", bucket="feedback", switch="api"),
    "/v1/help-lines": _OPEN,
    "/v1/about": _OPEN,
    "/metrics": Needs(scope="metrics"),
    "/widget/help.css": _OPEN,
    "/": _WEB,
    "/widget.js": _WEB,
    "/documents": _WEB,
}
_UNDER = {"/v1/": _READ, "/widget/": _WEB, "/documents/": _WEB}


def needs_of(path: str) -> Needs:
    """Say what a path needs."""
    if path in _EXACT:
        return _EXACT[path]
    return next((needs for start, needs in _UNDER.items() if path.startswith(start)), _OPEN)
