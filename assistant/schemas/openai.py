"""POST /v1/chat/completions in the shape that OpenAI's clients send and read."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.schemas.citation import Citation
from assistant.schemas.help import Help
from assistant.schemas.values import Status

MODEL = "anti-trafficking-assistant"


class ContentPart(BaseModel):
    """A part of a message; only text can be read."""

    model_config = ConfigDict(extra="ignore")

    type: str
    text: str = ""


class CompletionMessage(BaseModel):
    """A turn. Instructions of `system` and `developer` are not followed: the rules are ours."""

    model_config = ConfigDict(extra="ignore")

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[ContentPart] | None = None


class StreamOptions(BaseModel):
    """What a stream brings besides text."""

    model_config = ConfigDict(extra="ignore")

    include_usage: bool | None = False


class CompletionRequest(BaseModel):
    """A conversation; parameters of sampling are taken and change nothing."""

    model_config = ConfigDict(extra="ignore")

    model: Annotated[str, Field(max_length=200)] = MODEL
    messages: Annotated[list[CompletionMessage], Field(min_length=1, max_length=400)]
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    n: Annotated[int, Field(ge=1, le=1)] | None = None
    # Ours, beside OpenAI's fields (`extra_body` in its client).
    language: Literal["auto", "en", "sq"] = "auto"
    as_of: date | None = None
    limit: Annotated[int, Field(ge=1, le=20)] = 6


class CompletionText(BaseModel):
    """The assistant's message."""

    role: Literal["assistant"] = "assistant"
    content: str
    refusal: str | None = None
    annotations: list[Any] = []


class Choice(BaseModel):
    """The one answer that there is."""

    index: int = 0
    message: CompletionText
    finish_reason: Literal["stop"] = "stop"
    logprobs: None = None


class Usage(BaseModel):
    """Counted in words: without a language model there are no tokens to pay for."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class SourceFound(BaseModel):
    """A source in the shape that search-backed models of others give."""

    title: str
    url: str
    date: str
    snippet: str


class Completion(BaseModel):
    """The answer, its citations beside the choices."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str
    system_fingerprint: str
    choices: list[Choice]
    usage: Usage
    citations: list[Citation]
    search_results: list[SourceFound]
    status: Status
    help: Help | None


class Model(BaseModel):
    """A name that `model` may have."""

    id: str
    object: Literal["model"] = "model"
    created: int
    owned_by: str = MODEL


class Models(BaseModel):
    """Every such name."""

    object: Literal["list"] = "list"
    data: list[Model]


class OpenAIErrorDetail(BaseModel):
    """What went wrong."""

    message: str
    type: str
    param: str | None
    code: str | None


class OpenAIError(BaseModel):
    """An error as OpenAI's clients expect it."""

    error: OpenAIErrorDetail
