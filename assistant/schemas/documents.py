"""What the index holds: documents, passages, the whole corpus."""

from pydantic import BaseModel

from assistant.schemas.citation import PrimarySource


class DocumentHash(BaseModel):
    """A document by name, date and the hash of its text."""

    id: str
    title: str
    date: str
    language: str
    tier: str
    status: str
    # On which terms its text may be passed on; empty when the operator has not said.
    licence: str
    # Of the text that `/v1/documents/{id}` gives, in UTF-8.
    sha256: str


class DocumentSummary(DocumentHash):
    """What is known of a document, without its text."""

    topic: str
    kind: str
    publisher: str
    url: str
    in_force_from: str
    in_force_to: str
    superseded_by: str


class DocumentText(DocumentSummary):
    """A document with the text that every quote is cut from."""

    text: str


class DocumentList(BaseModel):
    """A page of documents; `next` is the cursor of the next page."""

    documents: list[DocumentSummary]
    next: str | None


class PassageText(BaseModel):
    """A passage and where it lies in its document."""

    passage_id: str
    document_id: str
    title: str
    locator: str
    text: str
    start: int
    end: int
    language: str
    date: str
    tier: str
    status: str
    url: str
    source: PrimarySource | None


class CorpusSummary(BaseModel):
    """What the index holds."""

    generation: str
    built_at: str
    documents: int
    passages: int
    languages: dict[str, int]
    oldest: str
    newest: str
    embedding_model: str
    # Every document, by id.
    held: list[DocumentHash]
