"""The gate: a draft becomes an answer only when every quote is the stored text at its place."""

from urllib.parse import quote as percent

from assistant.errors import QuoteMismatch
from assistant.extract import Quote
from assistant.metrics import CITATIONS_DROPPED
from assistant.schemas import Citation, PrimarySource, Sentence
from store.chunk import Chunk
from store.search import Index


def cite_quotes(index: Index, quotes: list[Quote]) -> tuple[list[Sentence], list[Citation]]:
    """Number the quotes as citations; raises QuoteMismatch rather than show a wrong one."""
    sentences, citations = [], []
    for number, quote in enumerate(quotes, 1):
        citation = cite_quote(index, number, quote)
        citations.append(citation)
        sentences.append(Sentence(text=quote.text, citations=[number]))
    return sentences, citations


def cite_quote(index: Index, number: int, quote: Quote) -> Citation:
    """Make a citation; raises QuoteMismatch unless the quote is the stored text at its place."""
    chunk = quote.chunk
    document = index.passages.document(chunk.document_id)
    if document is None or document.text[quote.start : quote.end] != quote.text:
        CITATIONS_DROPPED.inc()
        raise QuoteMismatch(f"{chunk.id}: the quote is not the stored text at {quote.start}")
    return Citation(
        number=number,
        passage_id=chunk.id,
        document_id=chunk.document_id,
        title=chunk.title,
        publisher=chunk.source.publisher or chunk.publisher,
        date=chunk.date,
        locator=chunk.label or chunk.locator,
        language=chunk.language,
        quote=quote.text,
        start=quote.start,
        end=quote.end,
        url=passage_url(chunk, quote.start, quote.end),
        tier=chunk.tier,
        status=chunk.status,
        source=primary_source(chunk),
    )


def passage_url(chunk: Chunk, start: int, end: int) -> str:
    """Address of a document's page, opened at a quote."""
    document = percent(chunk.document_id, safe="")
    return f"/documents/{document}?from={start}&to={end}#{percent(chunk.locator, safe='-._~')}"


def primary_source(chunk: Chunk) -> PrimarySource | None:
    """The primary source of a statement, or None for a document that is its own."""
    source = chunk.source
    if not source.title:
        return None
    return PrimarySource(
        title=source.title,
        publisher=source.publisher,
        date=source.date,
        url=source.url,
        pinpoint=source.pinpoint,
    )
