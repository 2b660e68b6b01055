"""What was chosen or written -> an Answer, its sentences numbered and cited."""

import uuid
from collections.abc import Sequence

from assistant.cite import cite_quote, cite_quotes
from assistant.extract import Quote
from assistant.generate import Written
from assistant.notices import notices_for
from assistant.schemas import Answer, Citation, CorpusVersion, Language, Sentence
from assistant.understood import Understood
from prompts import say
from store.search import Index


def compose_quoted(index: Index, understood: Understood, quotes: list[Quote]) -> Answer:
    """Make the answer of verbatim quotes; a statement that names a gap is a "not found"."""
    language = understood.language
    gap = bool(quotes) and quotes[0].chunk.kind == "gap"
    quotes = quotes[:1] if gap else [quote for quote in quotes if quote.chunk.kind != "gap"]
    sentences, citations = cite_quotes(index, quotes)
    return Answer(
        id=uuid.uuid4().hex,
        status="answered" if quotes and not gap else "not_found",
        language=language,
        question=understood.question,
        text=_said(_joined(sentences), gap, language),
        sentences=sentences,
        citations=citations,
        notices=notices_for(quotes, language, understood.day) if not gap else [],
        corpus=corpus_version(index),
        timings=understood.timings,
    )


def compose_written(
    index: Index, understood: Understood, quoted: Answer, written: Sequence[Written]
) -> Answer:
    """Make the answer of written sentences; numbers follow the order in which spans are cited."""
    numbers: dict[tuple[str, int, int], int] = {}
    citations: list[Citation] = []
    cited: list[Quote] = []
    sentences = []
    for one in written:
        own = []
        for quote in one.quotes:
            place = (quote.chunk.id, quote.start, quote.end)
            if place not in numbers:
                numbers[place] = len(numbers) + 1
                citations.append(cite_quote(index, numbers[place], quote))
                cited.append(quote)
            own.append(numbers[place])
        sentences.append(Sentence(text=one.text, citations=sorted(own)))
    update = {
        "mode": "generated",
        "text": _joined(sentences),
        "sentences": sentences,
        "citations": citations,
        "notices": notices_for(cited, understood.language, understood.day),
    }
    return quoted.model_copy(update=update)


def corpus_version(index: Index) -> CorpusVersion:
    """Say which generation answers."""
    return CorpusVersion(generation=index.manifest.id, built_at=index.manifest.built_at)


def _joined(sentences: list[Sentence]) -> str:
    return " ".join(f"{s.text} {''.join(f'[{n}]' for n in s.citations)}" for s in sentences)


def _said(cited: str, gap: bool, language: Language) -> str:
    if gap:
        return f"{say('not_known', language)} {cited}"
    return cited or say("not_found", language)
