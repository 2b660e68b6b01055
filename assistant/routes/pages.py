"""Pages for people: the demo at /, the widget's files, documents to read."""

import gzip
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.responses import HTMLResponse

from assistant.browse import Choice, browse_documents
from assistant.catalogue import render_catalogue
from assistant.errors import NotThere
from assistant.page import render_document, twin_id
from assistant.routes.state import AssistantDep
from store.language import LANGUAGES

router = APIRouter(include_in_schema=False)
WIDGET = Path(__file__).resolve().parent.parent / "widget"
_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".svg": "image/svg+xml",
}


@router.get("/")
def read_demo(request: Request) -> Response:
    """The page with the widget in full size."""
    return _file("index.html", request)


@router.get("/widget.js")
def read_widget(request: Request) -> Response:
    """The widget's loader."""
    return _file("widget.js", request)


@router.get("/widget/{name}")
def read_widget_file(name: str, request: Request) -> Response:
    """One of the widget's files."""
    return _file(name, request)


def get_choice(
    topic: str = "",
    year: str = "",
    tier: str = "",
    language: str = "",
    accept_language: Annotated[str, Header()] = "",
) -> Choice:
    """Read what a reader asked to see; without a language, the browser's."""
    shown = language if language in LANGUAGES else _preferred(accept_language)
    return Choice(shown, topic, year, tier)


@router.get("/documents")
def read_catalogue(
    assistant: AssistantDep, choice: Annotated[Choice, Depends(get_choice)]
) -> HTMLResponse:
    """The documents by topic, year, kind of source and language."""
    return HTMLResponse(render_catalogue(browse_documents(assistant.index.passages, choice)))


@router.get("/documents/{document_id:path}")
def read_page(
    document_id: str,
    assistant: AssistantDep,
    start: Annotated[int, Query(alias="from", ge=0)] = 0,
    end: Annotated[int, Query(alias="to", ge=0)] = 0,
) -> HTMLResponse:
    """A document, opened at the quoted words."""
    passages = assistant.index.passages
    document = passages.document(document_id)
    if document is None:
        raise NotThere(f"There is no document {document_id!r} in the index.")
    twin = twin_id(document_id)
    other = twin if twin and passages.document(twin) else ""
    chunks = passages.chunks_of(document_id)
    return HTMLResponse(render_document(document, chunks, (start, end), other))


def _preferred(accept_language: str) -> str:
    # The first of ours in the browser's list; its weights run in the same order.
    asked = [part.strip()[:2].lower() for part in accept_language.split(",")]
    return next((code for code in asked if code in LANGUAGES), "en")


def _file(name: str, request: Request) -> Response:
    # Only names that the folder really has: nothing of the caller's becomes a path.
    files = {path.name: path for path in WIDGET.iterdir() if path.suffix in _TYPES}
    if name not in files:
        raise NotThere("There is no such file.")
    body, headers = files[name].read_bytes(), {"Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        body, headers["Content-Encoding"] = gzip.compress(body), "gzip"
    return Response(body, headers=headers, media_type=_TYPES[files[name].suffix])
