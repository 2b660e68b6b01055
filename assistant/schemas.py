"""The wire format: what callers send and what they get, as fixed by the contract."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from assistant.clean import clean_text

Language = Literal["en", "sq"]
Status = Literal["answered", "partial", "not_found", "refused", "referred"]
NoticeKind = Literal[
    "dated", "superseded", "conflict", "degraded", "translated", "partial", "privacy"
]
FeedbackReason = Literal["wrong", "outdated", "missing_source", "unclear", "unsafe"]
Question = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
    BeforeValidator(lambda given: clean_text(given) if isinstance(given, str) else given),
]
HelpKind = Literal["danger", "exploitation", "child", "violence"]
LineStatus = Literal["working", "unconfirmed", "stale", "out-of-order"]
MAX_TURNS = 10


class Message(BaseModel):
    """One turn of the conversation."""

    role: Literal["user", "assistant"]
    content: Question


class ChatRequest(BaseModel):
    """A conversation whose last message is the question."""

    model_config = ConfigDict(extra="ignore")

    # Ten turns of history, and the question.
    messages: Annotated[list[Message], Field(min_length=1, max_length=2 * MAX_TURNS + 1)]
    language: Literal["auto", "en", "sq"] = "auto"
    as_of: date | None = None
    mode: Literal["auto", "extractive", "generated"] = "auto"
    stream: bool = False
    limit: Annotated[int, Field(ge=1, le=20)] = 6


class PrimarySource(BaseModel):
    """The primary document behind a quoted statement."""

    title: str
    publisher: str
    date: str
    url: str
    pinpoint: str


class Citation(BaseModel):
    """A quote, where it stands (`text[start:end] == quote`), and what it rests on."""

    number: int
    passage_id: str
    document_id: str
    title: str
    publisher: str
    date: str
    locator: str
    language: str
    quote: str
    start: int
    end: int
    url: str
    tier: str
    status: str
    source: PrimarySource | None


class Sentence(BaseModel):
    """A sentence of the answer and the numbers of its citations."""

    text: str
    citations: list[int]


class Notice(BaseModel):
    """What the reader must know beside the answer."""

    kind: NoticeKind
    text: str


class HelpLine(BaseModel):
    """A line to call, with what is known of it and since when."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    name: str
    number: str
    for_: Annotated[str, Field(alias="for")]
    source: str
    checked_on: str
    confirmed: bool
    status: LineStatus
    # What a caller should know before trusting the number; empty when it is confirmed.
    note: str
    hours: str
    cost: str
    url: str
    kinds: list[HelpKind]
    names: dict[Language, str]
    fors: dict[Language, str]
    notes: dict[Language, str]


class HelpLines(BaseModel):
    """Every help line, in the order in which they are offered."""

    lines: list[HelpLine]
    updated: str
    language: Language


class About(BaseModel):
    """What this is and is not, to be read before the first question."""

    ai: bool = True
    language: Language
    disclosure: str
    disclosures: dict[Language, str]
    help: str = "/help"


class Help(BaseModel):
    """A help card: shown before anything else."""

    kind: HelpKind
    text: str
    lines: list[HelpLine]


class CorpusVersion(BaseModel):
    """Which index generation answered."""

    generation: str
    built_at: str


class Answer(BaseModel):
    """What a question gets; a "not found" is an answer too."""

    id: str
    status: Status
    language: Language
    mode: Literal["extractive", "generated"] = "extractive"
    question: str
    text: str
    sentences: list[Sentence]
    citations: list[Citation]
    help: Help | None = None
    notices: list[Notice] = []
    corpus: CorpusVersion
    timings: dict[str, float]


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


class DocumentSummary(BaseModel):
    """What is known of a document, without its text."""

    id: str
    title: str
    date: str
    language: str
    tier: str
    status: str
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


class Feedback(BaseModel):
    """Whether an answer was useful, by code: no field takes free text."""

    model_config = ConfigDict(extra="forbid")

    answer_id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
    verdict: Literal["up", "down"]
    reasons: Annotated[list[FeedbackReason], Field(max_length=5)] = []


class Problem(BaseModel):
    """An error as RFC 9457 has it."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    request_id: str
