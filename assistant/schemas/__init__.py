"""The wire format: what callers send and what they get, as fixed by the contract."""

from assistant.schemas.chat import Answer, ChatRequest, CorpusVersion, Message, Notice, Sentence
from assistant.schemas.citation import Citation, PrimarySource
from assistant.schemas.documents import (
    CorpusSummary,
    DocumentHash,
    DocumentList,
    DocumentSummary,
    DocumentText,
    PassageText,
)
from assistant.schemas.feedback import Feedback
from assistant.schemas.health import Alive, Ready, Version
from assistant.schemas.help import About, Help, HelpLine, HelpLines
from assistant.schemas.openai import (
    MODEL,
    Choice,
    Completion,
    CompletionMessage,
    CompletionRequest,
    CompletionText,
    ContentPart,
    Model,
    Models,
    OpenAIError,
    SourceFound,
    StreamOptions,
    Usage,
)
from assistant.schemas.problem import Fault, Problem
from assistant.schemas.search import SearchFilters, SearchRequest, SearchResponse, SearchResult
from assistant.schemas.values import (
    MAX_TURNS,
    FeedbackReason,
    HelpKind,
    Language,
    LineStatus,
    NoticeKind,
    Question,
    Status,
)

__all__ = [
    "About",
    "Alive",
    "Answer",
    "ChatRequest",
    "Choice",
    "Citation",
    "Completion",
    "CompletionMessage",
    "CompletionRequest",
    "CompletionText",
    "ContentPart",
    "CorpusSummary",
    "CorpusVersion",
    "DocumentHash",
    "DocumentList",
    "DocumentSummary",
    "DocumentText",
    "Fault",
    "Feedback",
    "FeedbackReason",
    "Help",
    "HelpKind",
    "HelpLine",
    "HelpLines",
    "Language",
    "LineStatus",
    "MAX_TURNS",
    "MODEL",
    "Message",
    "Model",
    "Models",
    "Notice",
    "NoticeKind",
    "OpenAIError",
    "PassageText",
    "PrimarySource",
    "Problem",
    "Question",
    "Ready",
    "SearchFilters",
    "SearchRequest",
    "SearchResponse",
    "SearchResult",
    "Sentence",
    "SourceFound",
    "Status",
    "StreamOptions",
    "Usage",
    "Version",
]
