"""Errors -> application/problem+json (RFC 9457), without stack, path or question text."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.errors import AssistantError, NotThere
from store.errors import StoreError

_TITLES = {
    400: "Bad request",
    404: "Not found",
    405: "Method not allowed",
    413: "Too large",
    415: "Unsupported media type",
    422: "Invalid request",
    500: "Internal error",
    503: "Not available",
}


def problem(
    request: Request, status: int, detail: str, errors: list[dict[str, str]] | None = None
) -> JSONResponse:
    """Make a problem response."""
    title = _TITLES.get(status, "Error")
    body: dict[str, object] = {
        "type": f"/docs/errors#{status}",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": _place(request),
        "request_id": getattr(request.state, "request_id", ""),
    }
    if status == 503:
        # Whoever looked for help still finds it: the page needs no index.
        body["help"] = "/help"
    if errors is not None:
        body["errors"] = errors
    return JSONResponse(body, status, media_type="application/problem+json")


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
    app.add_exception_handler(AssistantError, _broken)
    app.add_exception_handler(Exception, _broken)


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
    return problem(request, error.status_code, _TITLES.get(error.status_code, "Error") + ".")


def _not_there(request: Request, _: Exception) -> JSONResponse:
    return problem(request, 404, "There is no such document, passage or file.")


def _unavailable(request: Request, _: Exception) -> JSONResponse:
    return problem(request, 503, "The index cannot be read. The operator's log says why.")


def _broken(request: Request, _: Exception) -> JSONResponse:
    return problem(request, 500, "Something is broken on our side. Nothing of yours was kept.")
