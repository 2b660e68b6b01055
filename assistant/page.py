"""A document -> its page: an anchor a statement, its source under it, the quoted words marked."""

from collections.abc import Iterator
from html import escape

from assistant.formerly import former_locator
from assistant.shell import (
    document_url,
    documents_url,
    joined,
    link,
    page,
    standing,
    summary,
)
from assistant.spoken import spoken_date
from prompts import label
from store.chunk import Chunk, Document


def render_document(
    document: Document, chunks: list[Chunk], marked: tuple[int, int], twin: str = ""
) -> str:
    """Render a document; `marked` is the quoted span, `twin` the id in the other language."""
    language = "sq" if document.language == "sq" else "en"
    facts = summary(chunks, language) if _compiled(chunks) else _about(document, language)
    bar = link(documents_url(language=language), label("words", "all", language))
    if twin:
        other = "en" if language == "sq" else "sq"
        bar += link(document_url(twin), label("words", "other_language", language), other)
    return page(
        document.title,
        document.language,
        bar,
        f'<h1>{escape(document.title)}</h1><p class="facts">{escape(facts)}</p>'
        f"{''.join(_pieces(document, chunks, marked))}",
    )


def _compiled(chunks: list[Chunk]) -> bool:
    # Statements that each have their own source: no one publisher stands for the whole.
    return any(chunk.source.title for chunk in chunks)


def _about(document: Document, language: str) -> str:
    tier = label("tiers", document.tier, language) if document.tier else ""
    return joined([document.publisher, spoken_date(document.date, language), tier])


def twin_id(document_id: str) -> str:
    """Give the id under which the same document stands in the other language, if it has one."""
    stem, _, ending = document_id.rpartition(".")
    return {"en": f"{stem}.sq", "sq": f"{stem}.en"}.get(ending, "") if stem else ""


def _pieces(document: Document, chunks: list[Chunk], marked: tuple[int, int]) -> Iterator[str]:
    at = 0
    taken = {chunk.locator for chunk in chunks}
    for chunk in sorted(chunks, key=lambda chunk: chunk.start):
        between = document.text[at : chunk.start].strip()
        if between:
            yield f"<h2>{escape(between)}</h2>"
        former = former_locator(chunk.locator)
        yield f'<a id="{escape(former)}"></a>' if former and former not in taken else ""
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
    language = "sq" if chunk.language == "sq" else "en"
    name = escape(source.title)
    if source.url.startswith(("https://", "http://")):
        name = f'<a rel="nofollow noreferrer" href="{escape(source.url)}">{name}</a>'
    as_of = label("words", "as_of", language, date=spoken_date(chunk.date, language))
    rest = escape(joined([source.publisher, source.pinpoint, as_of]))
    lines = [f"{label('words', 'source', language)}: {name} · {rest}", escape(chunk.note)]
    state = escape(standing(chunk, language))
    if state:
        lines.insert(0, f'<strong class="state">{state}</strong>{_newer(chunk, language)}')
    return f'<p class="source">{"<br>".join(line for line in lines if line)}</p>'


def _newer(chunk: Chunk, language: str) -> str:
    document, _, locator = chunk.superseded_by.partition("#")
    if not document:
        return ""
    target = link(
        document_url(f"{document}.{language}", locator), label("words", "newer", language)
    )
    return f" · {label('words', 'replaced', language)}: {target}"
