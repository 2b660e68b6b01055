"""A document -> its page, with an anchor a passage and the quoted words marked."""

from collections.abc import Iterator
from html import escape

from store.chunk import Chunk, Document

_WORDS = {
    "en": {"source": "Source", "as_of": "as of", "all": "All documents", "status": "Status"},
    "sq": {
        "source": "Burimi",
        "as_of": "në datën",
        "all": "Të gjitha dokumentet",
        "status": "Gjendja",
    },
}


def render_document(document: Document, chunks: list[Chunk], marked: tuple[int, int]) -> str:
    """Render a document; `marked` is the quoted span in code points, empty for none."""
    words = _WORDS["sq" if document.language == "sq" else "en"]
    facts = [document.publisher, document.date, document.tier, document.status]
    body = "".join(_pieces(document, chunks, marked))
    return _page(
        document.title,
        document.language,
        f'<nav><a href="/documents">{words["all"]}</a></nav>'
        f"<h1>{escape(document.title)}</h1>"
        f'<p class="facts">{escape(" · ".join(fact for fact in facts if fact))}</p>{body}',
    )


def render_index(documents: list[Document]) -> str:
    """Render the list of documents, by topic."""
    topics: dict[str, list[Document]] = {}
    for document in documents:
        topics.setdefault(document.topic or "—", []).append(document)
    body = "<h1>Documents · Dokumentet</h1>"
    for topic in sorted(topics):
        body += f"<h2>{escape(topic.replace('-', ' '))}</h2><ul>"
        for document in sorted(topics[topic], key=lambda d: d.id):
            body += (
                f'<li lang="{escape(document.language)}">'
                f'<a href="/documents/{escape(document.id)}">{escape(document.title)}</a>'
                f" · {escape(document.date)} · {document.language}</li>"
            )
        body += "</ul>"
    return _page("Documents", "en", body)


def _pieces(document: Document, chunks: list[Chunk], marked: tuple[int, int]) -> Iterator[str]:
    at = 0
    for chunk in sorted(chunks, key=lambda chunk: chunk.start):
        between = document.text[at : chunk.start].strip()
        if between:
            yield f"<h2>{escape(between)}</h2>"
        yield f'<section id="{escape(chunk.locator)}"><p>{_marked(document, chunk, marked)}</p>'
        yield f"{_origin(chunk)}</section>"
        at = max(at, chunk.end)


def _marked(document: Document, chunk: Chunk, marked: tuple[int, int]) -> str:
    start, end = max(chunk.start, marked[0]), min(chunk.end, marked[1])
    if start >= end:
        return escape(document.text[chunk.start : chunk.end])
    before, inside = document.text[chunk.start : start], document.text[start:end]
    after = document.text[end : chunk.end]
    return f'{escape(before)}<mark id="quote">{escape(inside)}</mark>{escape(after)}'


def _origin(chunk: Chunk) -> str:
    source = chunk.source
    if not source.title:
        return ""
    words = _WORDS["sq" if chunk.language == "sq" else "en"]
    name = escape(source.title)
    if source.url.startswith(("https://", "http://")):
        name = f'<a rel="nofollow noreferrer" href="{escape(source.url)}">{name}</a>'
    rest = [source.publisher, source.pinpoint, f"{words['as_of']} {chunk.date}"]
    note = f"<br>{escape(chunk.note)}" if chunk.note else ""
    rest += [] if chunk.status == "current" else [f"{words['status']}: {chunk.status}"]
    return f'<p class="source">{words["source"]}: {name} · {escape(" · ".join(rest))}{note}</p>'


def _page(title: str, language: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="/widget/document.css">'
        f"</head><body><main>{body}</main></body></html>"
    )
