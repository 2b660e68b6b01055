"""POST /v1/chat: a conversation in, a cited answer out."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.schemas.citation import Citation
from assistant.schemas.help import Help
from assistant.schemas.values import MAX_TURNS, Language, NoticeKind, Question, Status


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


class Sentence(BaseModel):
    """A sentence of the answer and the numbers of its citations."""

    text: str
    citations: list[int]


class Notice(BaseModel):
    """What the reader must know beside the answer."""

    kind: NoticeKind
    text: str


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
    # Said when personal data was covered; beside the notices, whose kinds the contract fixes.
    privacy: str | None = None
    corpus: CorpusVersion
    timings: dict[str, float]
