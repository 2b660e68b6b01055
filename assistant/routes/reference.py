"""GET /docs, /docs/errors: the API described for people, without a script."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.openapi import describe_api
from assistant.reference import render_errors, render_reference

router = APIRouter(include_in_schema=False)


@router.get("/docs")
def read_reference(request: Request) -> HTMLResponse:
    """Every route of the API."""
    return HTMLResponse(render_reference(describe_api(request.app)))


@router.get("/docs/errors")
def read_errors() -> HTMLResponse:
    """What each kind of error means."""
    return HTMLResponse(render_errors())
