"""A route that will go -> what it says so with: `Deprecation` and `Sunset`, months before."""

from datetime import UTC, date, datetime
from email.utils import format_datetime
from typing import Any

_SINCE, _UNTIL = "x-deprecated-on", "x-sunset"


def retiring(since: date, until: date) -> dict[str, Any]:
    """Mark a route: `@router.get("/v1/old", **retiring(date(2027, 1, 1), date(2027, 7, 1)))`."""
    extra = {_SINCE: since.isoformat(), _UNTIL: until.isoformat()}
    return {"deprecated": True, "openapi_extra": extra}


def retiring_headers(route: Any) -> dict[str, str]:  # noqa: ANN401 - any route of starlette
    """Headers of a route's replies (RFC 9745, RFC 8594); none unless it is marked."""
    extra = getattr(route, "openapi_extra", None) or {}
    if _UNTIL not in extra:
        return {}
    since, until = (_midnight(extra[name]) for name in (_SINCE, _UNTIL))
    return {
        "deprecation": f"@{int(since.timestamp())}",
        "sunset": format_datetime(until, usegmt=True),
    }


def may_go(operation: dict[str, Any], today: date) -> bool:
    """Whether a described operation was announced to be gone by a day."""
    return bool(operation.get(_UNTIL)) and date.fromisoformat(operation[_UNTIL]) <= today


def _midnight(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
