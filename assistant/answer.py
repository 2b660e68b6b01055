"""Question in, cited answer out: the one path."""

import threading
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime

from assistant.compose import compose_quoted, corpus_version
from assistant.find import find_quotes
from assistant.first import First, read_first
from assistant.gate import pass_quotes
from assistant.generate import Asked, Writer, offer_chunks
from assistant.grow import grow_answer, quote_instead
from assistant.live_lines import LiveLines
from assistant.mask import mask_text
from assistant.model import ChatModel
from assistant.restate import restate_question
from assistant.schemas import Answer, ChatRequest, Language
from assistant.settings import SHIPPED
from assistant.understood import Understood
from prompts import say
from store.errors import StoreError
from store.language import detect_language
from store.reader import open_reader
from store.search import Index


class Assistant:
    """Answers questions from one open index, in a model's words where there is a model."""

    def __init__(
        self, index: Index, lines: LiveLines | None = None, model: ChatModel | None = None
    ) -> None:
        self.index = index
        self._reader = open_reader(index.manifest.embedding_dtype)
        self.lines = lines or LiveLines(SHIPPED)
        self.model = model

    def answer(self, request: ChatRequest) -> Answer:
        """Answer the last message of a conversation: help first, then what the documents say."""
        *_, whole = self.follow(request, threading.Event())
        return whole

    def follow(
        self, request: ChatRequest, stop: threading.Event, caller: str = ""
    ) -> Iterator[Answer]:
        """Yield the answer as it grows; the last state is the answer.

        `stop`: nobody waits any more. `caller`: against whom a model's tokens are counted.
        """
        started = time.perf_counter()
        first = read_first(_turns(request), request.language, self.lines.get())
        language = first.language or language_of(request)
        asked = mask_request(request)
        if first.status:
            yield self._said(asked, language, first, started)
            return
        privacy = _privacy(request, asked, language)
        asked = asked.model_copy(update={"language": language})
        model = self.model.paid_by(caller) if self.model and asked.mode != "extractive" else None
        try:
            for state in self._from_documents(asked, first, started, model, stop):
                yield state.model_copy(update={"help": first.help, "privacy": privacy})
        except (StoreError, OSError):
            # The card must be seen, even when the index has gone.
            if first.help is None:
                raise
            yield self._said(asked, language, first, started)

    def _said(self, asked: ChatRequest, language: Language, first: First, started: float) -> Answer:
        status = first.status or "referred"
        day = datetime.now(UTC).date()
        understood = Understood(asked.messages[-1].content, language, started, day)
        return Answer(
            id=uuid.uuid4().hex,
            status=status,
            language=language,
            question=understood.question,
            text=say(status, language),
            sentences=[],
            citations=[],
            help=first.help,
            notices=[],
            corpus=corpus_version(self.index),
            timings=understood.timings,
        )

    def _from_documents(
        self,
        request: ChatRequest,
        first: First,
        started: float,
        model: ChatModel | None,
        stop: threading.Event,
    ) -> Iterator[Answer]:
        language = language_of(request)
        # Nobody who may be in danger waits for a question to be rewritten.
        question = restate_question(request.messages, language, None if first.help else model, stop)
        found = find_quotes(self.index, self._reader, question, language, request)
        quotes = pass_quotes(found.quotes, self.lines.get())[: request.limit]
        day = request.as_of or datetime.now(UTC).date()
        understood = Understood(question, language, started, day)
        quoted = compose_quoted(self.index, understood, quotes)
        if model is None or quoted.status != "answered":
            yield quoted
            return
        if model.breaker.state == "open":
            yield quote_instead(model, quoted)
            return
        chunks = offer_chunks(quotes, pass_quotes(found.near, self.lines.get()))
        writer = Writer(model, self.index, self.lines.get())
        yield from grow_answer(writer, quoted, Asked(understood, chunks, request.limit), stop)


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
