"""A request -> who calls: by key or by address, and what that caller may do."""

from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import Request

from assistant.keys import Key, Keys, Scope, is_ours
from assistant.limits import is_local, place_of


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever calls. `name` is what limits are counted by; it never leaves memory unhashed."""

    name: str
    local: bool
    key: Key | None = None
    # A key that was given and opens nothing.
    refused: bool = False

    def limit(self, setting: str, default: str) -> str:
        """The limit for this caller: of its key, else the setting; empty for none."""
        if self.key and self.key.rate_limit:
            return "" if self.key.rate_limit == "off" else self.key.rate_limit
        if setting == "auto":
            return "" if self.local and not self.key else default
        return "" if setting == "off" else setting


def identify_caller(request: Request, keys: Keys | None, anonymous: bool) -> Caller:
    """Find out who calls. A foreign tool's placeholder for a key counts as none."""
    address = request.client.host if request.client else ""
    local = is_local(address)
    name = "local" if local else place_of(address)
    given = _given(request)
    key = keys.find(given, datetime.now(UTC).date()) if keys and given else None
    if key is None:
        refused = bool(given) and (is_ours(given) or not anonymous)
        return Caller(name, local, refused=refused)
    # A widget's key is public: each of its readers has an allowance of her own.
    return Caller(f"{key.id} {name}" if key.kind == "widget" else key.id, local, key)


def may(caller: Caller, scope: Scope, anonymous: bool) -> bool:
    """Whether the caller may do what needs a scope."""
    if caller.key:
        return caller.key.may(scope)
    if scope == "metrics":
        return caller.local
    return anonymous


def from_its_site(caller: Caller, request: Request) -> bool:
    """Whether a widget's key is used on a site that it is bound to."""
    if caller.key is None or caller.key.kind != "widget":
        return True
    return request.headers.get("origin", "") in caller.key.origins


def _given(request: Request) -> str:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and token:
        return token.strip()
    return request.headers.get("x-api-key", "").strip()
