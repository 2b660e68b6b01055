"""The wire format: what callers send and what they get, as fixed by the contract."""

from assistant.schemas.chat import Answer, ChatRequest, CorpusVersion, Message, Notice, Sentence
from assistant.schemas.citation import Citation, PrimarySource
from assistant.schemas.documents import (
    CorpusSummary,
    DocumentList,
    DocumentSummary,
    DocumentText,
    PassageText,
)
from assistant.schemas.feedback import Feedback
from assistant.schemas.help import About, Help, HelpLine, HelpLines
from assistant.schemas.problem import Problem
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
    "Answer",
    "ChatRequest",
    "Citation",
    "CorpusSummary",
    "CorpusVersion",
    "DocumentList",
    "DocumentSummary",
    "DocumentText",
    "Feedback",
    "FeedbackReason",
    "Help",
    "HelpKind",
    "HelpLine",
    "HelpLines",
    "Language",
    "LineStatus",
    "MAX_TURNS",
    "Message",
    "Notice",
    "NoticeKind",
    "PassageText",
    "PrimarySource",
    "Problem",
    "Question",
    "SearchFilters",
    "SearchRequest",
    "SearchResponse",
    "SearchResult",
    "Sentence",
    "Status",
]
