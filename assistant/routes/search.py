"""POST /v1/search: passages without an answer."""

from fastapi import APIRouter

from assistant.cite import passage_url
from assistant.retrieve import retrieve_passages
from assistant.routes.state import AssistantDep
from assistant.schemas import SearchRequest, SearchResponse, SearchResult
from store.language import detect_language
from store.search import Passage

router = APIRouter(prefix="/v1")


@router.post("/search")
def search(body: SearchRequest, assistant: AssistantDep) -> SearchResponse:
    """Find passages for a query, best first."""
    language = detect_language(body.query) if body.language == "auto" else body.language
    found = retrieve_passages(assistant.index, body.query, language, body.as_of, body.filters)
    return SearchResponse(results=[result_of(passage) for passage in found[: body.limit]])


def result_of(passage: Passage) -> SearchResult:
    """Turn a passage into its wire form."""
    chunk = passage.chunk
    return SearchResult(
        passage_id=chunk.id,
        document_id=chunk.document_id,
        title=chunk.title,
        locator=chunk.label or chunk.locator,
        text=chunk.text,
        score=round(passage.score, 6),
        language=chunk.language,
        date=chunk.date,
        tier=chunk.tier,
        status=chunk.status,
        url=passage_url(chunk, chunk.start, chunk.end),
    )
