"""GET /v1/documents, /v1/passages, /v1/corpus: what the index holds, to check quotes against."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from assistant.cite import passage_url, primary_source
from assistant.errors import NotThere
from assistant.formerly import renamed_passage
from assistant.routes.state import AssistantDep
from assistant.schemas import (
    CorpusSummary,
    DocumentHash,
    DocumentList,
    DocumentSummary,
    DocumentText,
    PassageText,
)
from store.chunk import Document

router = APIRouter(prefix="/v1")


@router.get("/documents")
def list_documents(
    assistant: AssistantDep,
    limit: Annotated[int, Query(ge=1, le=100)] = 100,
    cursor: str = "",
) -> DocumentList:
    """List documents by id; `cursor` is the `next` of the page before."""
    ids = sorted(name for name in assistant.index.passages.document_ids() if name > cursor)
    page = [assistant.index.passages.document(name) for name in ids[:limit]]
    documents = [DocumentSummary(**_described(document)) for document in page if document]
    return DocumentList(documents=documents, next=ids[limit - 1] if len(ids) > limit else None)


@router.get("/documents/{document_id:path}")
def read_document(document_id: str, assistant: AssistantDep) -> DocumentText:
    """Give a document with its text: every quote is a span of it."""
    document = assistant.index.passages.document(document_id)
    if document is None:
        raise NotThere(f"There is no document {document_id!r} in the index.")
    return DocumentText(**_described(document))


@router.get("/passages/{passage_id:path}")
def read_passage(passage_id: str, assistant: AssistantDep) -> PassageText:
    """Give one passage; the `#` of its id is sent as `%23`."""
    passages = assistant.index.passages
    chunk = passages.chunk(passage_id) or passages.chunk(renamed_passage(passage_id))
    if chunk is None:
        raise NotThere(f"There is no passage {passage_id!r} in the index.")
    return PassageText(
        passage_id=chunk.id,
        document_id=chunk.document_id,
        title=chunk.title,
        locator=chunk.label or chunk.locator,
        text=chunk.text,
        start=chunk.start,
        end=chunk.end,
        language=chunk.language,
        date=chunk.date,
        tier=chunk.tier,
        status=chunk.status,
        url=passage_url(chunk, chunk.start, chunk.end),
        source=primary_source(chunk),
    )


@router.get("/corpus")
def read_corpus(assistant: AssistantDep) -> CorpusSummary:
    """Say what the index holds, each document with its hash, since when, made with which model."""
    manifest = assistant.index.manifest
    held = sorted(assistant.index.documents(), key=lambda document: document.id)
    dates = sorted(document.date for document in held if document.date)
    return CorpusSummary(
        generation=manifest.id,
        built_at=manifest.built_at,
        documents=manifest.documents,
        passages=manifest.chunks,
        languages=manifest.languages,
        oldest=dates[0] if dates else "",
        newest=dates[-1] if dates else "",
        embedding_model=manifest.embedding_model,
        held=[DocumentHash(**_described(document)) for document in held],
    )


def _described(document: Document) -> dict[str, Any]:
    return {**asdict(document), "sha256": document.sha256}
