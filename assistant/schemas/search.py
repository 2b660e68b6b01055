"""POST /v1/search: a query in, passages out."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from assistant.schemas.values import Question


class SearchFilters(BaseModel):
    """Narrow a search to documents of one kind; empty means no filter."""

    language: str = ""
    topic: str = ""
    tier: str = ""
    document_id: str = ""


class SearchRequest(BaseModel):
    """A search without an answer."""

    query: Question
    limit: Annotated[int, Field(ge=1, le=100)] = 10
    language: Literal["auto", "en", "sq"] = "auto"
    as_of: date | None = None
    filters: SearchFilters = SearchFilters()


class SearchResult(BaseModel):
    """A passage found.

    `part_id` names the whole that it is, or is a piece of; `folded` the other passages found that
    are not listed again: further pieces, and the same statement in the other language.
    """

    passage_id: str
    part_id: str
    folded: list[str]
    document_id: str
    title: str
    locator: str
    text: str
    score: float
    language: str
    date: str
    tier: str
    status: str
    url: str


class SearchResponse(BaseModel):
    """Passages found, best first."""

    results: list[SearchResult]
