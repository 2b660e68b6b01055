"""Errors -> application/problem+json (RFC 9457), without stack, path or question text.

The routes that speak OpenAI's dialect give errors in that dialect, for its clients know no other.
"""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.errors import AssistantError, NotThere
from assistant.log import log_failure
from store.errors import StoreError

TITLES = {
    400: "Bad request",
    401: "Key needed",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    409: "In progress",
    413: "Too large",
    415: "Unsupported media type",
    422: "Invalid request",
    429: "Too many requests",
    500: "Internal error",
    503: "Not available",
}
_OPENAI_PATHS = ("/v1/chat/completions", "/v1/models")
_OPENAI_TYPES = {
    401: "authentication_error",
    403: "permission_error",
    429: "rate_limit_error",
    500: "server_error",
    503: "server_error",
}


def problem(
    request: Request,
    status: int,
    detail: str,
    errors: list[dict[str, str]] | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    """Make a problem response."""
    if speaks_openai(request.url.path):
        return _openai_error(status, detail, errors, headers)
    body: dict[str, object] = {
        "type": f"/docs/errors#{status}",
        "title": TITLES.get(status, "Error"),
        "status": status,
        "detail": detail,
        "instance": _place(request),
        "request_id": getattr(request.state, "request_id", ""),
    }
    if status in (429, 503):
        # Whoever looked for help still finds it: the page needs no index and has no limit.
        body["help"] = "/help"
    if errors is not None:
        body["errors"] = errors
    return JSONResponse(body, status, headers, media_type="application/problem+json")


def speaks_openai(path: str) -> bool:
    """Whether a path is one of those that speak OpenAI's dialect."""
    return path.startswith(_OPENAI_PATHS)


def _openai_error(
    status: int, detail: str, errors: list[dict[str, str]] | None, headers: dict[str, str] | None
) -> JSONResponse:
    # OpenAI's own server calls a body that does not fit 400.
    status = 400 if status == 422 else status
    error = {
        "message": detail,
        "type": _OPENAI_TYPES.get(status, "invalid_request_error"),
        "param": errors[0]["at"].removeprefix("body.") if errors else None,
        "code": TITLES.get(status, "Error").lower().replace(" ", "_"),
    }
    return JSONResponse({"error": error}, status, headers)


def _place(request: Request) -> str:
    """The route as it is written down: an address typed by a person may hold her words."""
    route = request.scope.get("route")
    return str(getattr(route, "path", "/"))


def add_problem_handlers(app: FastAPI) -> None:
    """Turn every error of the app into a problem."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(NotThere, _not_there)
    app.add_exception_handler(StoreError, _unavailable)
    app.add_exception_handler(AssistantError, broken)


def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    # pydantic's own messages repeat the input; only the place and the rule may leave.
    errors = [
        {"at": ".".join(str(part) for part in item["loc"]), "rule": str(item["type"])}
        for item in error.errors()
    ]
    malformed = any(item["rule"] == "json_invalid" for item in errors)
    detail = "The body is not JSON." if malformed else "The request does not fit the schema."
    return problem(request, 422, detail, errors)


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    if error.status_code == 400:
        # Bytes that are no text at all: the framework finds that out before the parser does.
        return problem(request, 422, "The body is not JSON.")
    detail = TITLES.get(error.status_code, "Error") + "."
    headers = dict(error.headers) if error.headers else None
    return problem(request, error.status_code, detail, headers=headers)


def _not_there(request: Request, _: Exception) -> JSONResponse:
    return problem(request, 404, "There is no such document, passage or file.")


def _unavailable(request: Request, error: Exception) -> JSONResponse:
    log_failure(error, getattr(request.state, "request_id", ""))
    detail = "The index cannot be read. The operator's log says why."
    return problem(request, 503, detail, headers={"Retry-After": "5"})


def broken(request: Request, error: Exception) -> JSONResponse:
    """Answer for an error that nobody foresaw."""
    log_failure(error, getattr(request.state, "request_id", ""))
    return problem(request, 500, "Something is broken on our side. Nothing of yours was kept.")
