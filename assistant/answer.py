"""Question in, cited answer out: the one path."""

import time
import uuid
from datetime import UTC, datetime

from assistant.cite import cite_quotes
from assistant.current import bring_up_to_date
from assistant.extract import extract_quotes
from assistant.first import First, read_first
from assistant.gate import pass_quotes
from assistant.live_lines import LiveLines
from assistant.mask import mask_text
from assistant.notices import notices_for
from assistant.retrieve import Wanted, retrieve_passages
from assistant.rewrite import rewrite_question
from assistant.said import leave_out_said
from assistant.schemas import Answer, ChatRequest, CorpusVersion, Language
from assistant.settings import SHIPPED
from prompts import say
from store.errors import StoreError
from store.language import detect_language
from store.reader import open_reader
from store.search import Index


class Assistant:
    """Answers questions from one open index."""

    def __init__(self, index: Index, lines: LiveLines | None = None) -> None:
        self.index = index
        self._reader = open_reader(index.manifest.embedding_dtype)
        self.lines = lines or LiveLines(SHIPPED)

    def answer(self, request: ChatRequest) -> Answer:
        """Answer the last message of a conversation: help first, then what the documents say."""
        started = time.perf_counter()
        first = read_first(_turns(request), request.language, self.lines.get())
        language = first.language or language_of(request)
        asked = mask_request(request)
        if first.status:
            return self._said(asked, language, first, started)
        try:
            answer = self._from_documents(asked.model_copy(update={"language": language}))
        except (StoreError, OSError):
            # The card must be seen, even when the index has gone.
            if first.help is None:
                raise
            return self._said(asked, language, first, started)
        privacy = _privacy(request, asked, language)
        return answer.model_copy(update={"help": first.help, "privacy": privacy})

    def _said(self, asked: ChatRequest, language: Language, first: First, started: float) -> Answer:
        manifest = self.index.manifest
        status = first.status or "referred"
        return Answer(
            id=uuid.uuid4().hex,
            status=status,
            language=language,
            question=asked.messages[-1].content,
            text=say(status, language),
            sentences=[],
            citations=[],
            help=first.help,
            notices=[],
            corpus=CorpusVersion(generation=manifest.id, built_at=manifest.built_at),
            timings={"total_ms": round((time.perf_counter() - started) * 1000, 2)},
        )

    def _from_documents(self, request: ChatRequest) -> Answer:
        started = time.perf_counter()
        question = rewrite_question(request.messages)
        language = language_of(request)
        passages = retrieve_passages(self.index, question, language, Wanted(request.as_of))
        passages = leave_out_said(passages, request.messages, question)
        quotes = extract_quotes(self.index, self._reader, question, language, passages)
        if request.as_of is None:
            quotes = bring_up_to_date(self.index.passages, quotes, question)
        quotes = pass_quotes(quotes, self.lines.get())[: request.limit]
        gap = bool(quotes) and quotes[0].chunk.kind == "gap"
        quotes = quotes[:1] if gap else [quote for quote in quotes if quote.chunk.kind != "gap"]
        sentences, citations = cite_quotes(self.index, quotes)
        text = " ".join(f"{s.text} {''.join(f'[{n}]' for n in s.citations)}" for s in sentences)
        manifest = self.index.manifest
        day = request.as_of or datetime.now(UTC).date()
        return Answer(
            id=uuid.uuid4().hex,
            status="answered" if quotes and not gap else "not_found",
            language=language,
            question=question,
            text=_text(text, gap, language),
            sentences=sentences,
            citations=citations,
            notices=notices_for(quotes, language, day) if not gap else [],
            corpus=CorpusVersion(generation=manifest.id, built_at=manifest.built_at),
            timings={"total_ms": round((time.perf_counter() - started) * 1000, 2)},
        )


def language_of(request: ChatRequest) -> Language:
    """Say in which language to answer a conversation."""
    if request.language != "auto":
        return request.language
    asked = [message.content for message in request.messages if message.role == "user"]
    earlier: Language = "sq" if detect_language(" ".join(asked)) == "sq" else "en"
    return "sq" if detect_language(asked[-1] if asked else "", earlier) == "sq" else "en"


def mask_request(request: ChatRequest) -> ChatRequest:
    """Cover personal data in every turn: nothing after this sees it."""
    messages = [
        message.model_copy(update={"content": mask_text(message.content)})
        for message in request.messages
    ]
    return request.model_copy(update={"messages": messages})


def _turns(request: ChatRequest) -> list[str]:
    earlier = [turn.content for turn in request.messages[:-1] if turn.role == "user"]
    return [*earlier, request.messages[-1].content]


def _privacy(request: ChatRequest, asked: ChatRequest, language: Language) -> str | None:
    if request.messages[-1] == asked.messages[-1]:
        return None
    return say("privacy", language)


def _text(cited: str, gap: bool, language: Language) -> str:
    if gap:
        return f"{say('not_known', language)} {cited}"
    return cited or say("not_found", language)
