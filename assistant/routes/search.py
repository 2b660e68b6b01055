"""POST /v1/search: passages without an answer, one a part of a document."""

from fastapi import APIRouter

from assistant.cite import passage_url
from assistant.fold import Folded, fold_passages
from assistant.retrieve import Wanted, retrieve_passages
from assistant.routes.state import AssistantDep
from assistant.schemas import SearchRequest, SearchResponse, SearchResult
from store.language import detect_language

router = APIRouter(prefix="/v1")
# Passages looked at for each result: an article may be cut into several.
_PIECES = 4


@router.post("/search")
def search(body: SearchRequest, assistant: AssistantDep) -> SearchResponse:
    """Find passages for a query, best first."""
    language = detect_language(body.query) if body.language == "auto" else body.language
    wanted = Wanted(body.as_of, body.filters, _PIECES * body.limit)
    found = fold_passages(retrieve_passages(assistant.index, body.query, language, wanted))
    return SearchResponse(results=[result_of(folded) for folded in found[: body.limit]])


def result_of(folded: Folded) -> SearchResult:
    """Turn a passage and what is folded into it into their wire form."""
    chunk = folded.best.chunk
    return SearchResult(
        passage_id=chunk.id,
        part_id=chunk.part_id,
        folded=list(folded.behind),
        document_id=chunk.document_id,
        title=chunk.title,
        locator=chunk.label or chunk.locator,
        text=chunk.text,
        score=round(folded.best.score, 6),
        language=chunk.language,
        date=chunk.date,
        tier=chunk.tier,
        status=chunk.status,
        url=passage_url(chunk, chunk.start, chunk.end),
    )
