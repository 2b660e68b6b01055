"""Question in, cited answer out: the one path."""

import time
import uuid
from datetime import UTC, datetime

from assistant.cite import cite_quotes
from assistant.extract import Quote, extract_quotes
from assistant.notices import notices_for
from assistant.retrieve import retrieve_passages
from assistant.rewrite import rewrite_question
from assistant.schemas import Answer, ChatRequest, CorpusVersion, Language, Notice
from prompts import say
from store.language import detect_language
from store.search import Index


class Assistant:
    """Answers questions from one open index."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def answer(self, request: ChatRequest) -> Answer:
        """Answer the last message of a conversation from the documents, or say "not found"."""
        started = time.perf_counter()
        question = rewrite_question(request.messages)
        language = _language(request)
        passages = retrieve_passages(self.index, question, language, request.as_of)
        quotes = extract_quotes(self.index, question, language, passages)[: request.limit]
        gap = bool(quotes) and quotes[0].chunk.kind == "gap"
        quotes = quotes[:1] if gap else [quote for quote in quotes if quote.chunk.kind != "gap"]
        sentences, citations = cite_quotes(self.index, quotes)
        text = " ".join(f"{s.text} {''.join(f'[{n}]' for n in s.citations)}" for s in sentences)
        manifest = self.index.manifest
        return Answer(
            id=uuid.uuid4().hex,
            status="answered" if quotes and not gap else "not_found",
            language=language,
            question=question,
            text=_text(text, gap, language),
            sentences=sentences,
            citations=citations,
            notices=_notices(quotes, language) if not gap else [],
            corpus=CorpusVersion(generation=manifest.id, built_at=manifest.built_at),
            timings={"total_ms": round((time.perf_counter() - started) * 1000, 2)},
        )


def _language(request: ChatRequest) -> Language:
    if request.language != "auto":
        return request.language
    asked = [message.content for message in request.messages if message.role == "user"]
    earlier: Language = "sq" if detect_language(" ".join(asked)) == "sq" else "en"
    return "sq" if detect_language(asked[-1] if asked else "", earlier) == "sq" else "en"


def _text(cited: str, gap: bool, language: Language) -> str:
    if gap:
        return f"{say('not_known', language)} {cited}"
    return cited or say("not_found", language)


def _notices(quotes: list[Quote], language: Language) -> list[Notice]:
    return notices_for(quotes, language, datetime.now(UTC).date())
