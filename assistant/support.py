"""A drafted sentence + the chunks that it cites -> the spans that support it, or what is wrong.

The half of the gate that does not trust a language model. Every number, date, article, law, name
and body must stand in a cited chunk, of the same kind and about the same thing; nothing may be
denied that is said there, nor said that is denied; and the remaining words must be close enough.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from assistant.binding import moved_facts
from assistant.bounds import turned_limits
from assistant.clauses import taken_elsewhere
from assistant.demand import read_demand
from assistant.exchanged import exchanged
from assistant.extract import Quote
from assistant.facts import Fact, Facts, read_facts
from assistant.polarity import contradicts
from assistant.roles import turned_round
from assistant.strength import overstates
from assistant.wording import Embed, strays
from store.chunk import Chunk
from store.sentences import sentence_spans
from store.words import terms

_WINDOW = 3
_BEGINNING = 5
# "No, it may not": what opens an answer states nothing.
_YES_OR_NO = re.compile(r"^\s*(?:yes|no|po|jo)\b\s*[,.:;–—-]+\s*(?=\w)", re.IGNORECASE)
_AS_OF = re.compile(
    r"\b(?:as of|as at|sipas gjendjes (?:se|ne|me)|gjendja (?:e|ne|me))\s+"
    r"((?:\d{1,2}\s)?(?:[^\W\d]+\s)?(?:19|20)\d\d|\d{4}-\d\d(?:-\d\d)?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Support:
    """The supporting spans; or none, and one word for what is wrong."""

    quotes: tuple[Quote, ...] = ()
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The words that a sentence may rest on, and those that only name what they are about."""

    text: str
    facts: Facts
    named: frozenset[str]
    stems: frozenset[str] = field(default_factory=frozenset)


def find_support(sentence: str, chunks: list[Chunk], language: str, embed: Embed) -> Support:
    """Find the spans of the cited chunks that support a sentence."""
    sentence = _without_as_of(_YES_OR_NO.sub("", sentence), chunks)
    quotes = [quote for chunk in chunks if (quote := _best_span(sentence, chunk))]
    if not quotes:
        return Support(wrong="words")
    evidence = _evidence(quotes, language)
    facts = read_facts(sentence, language)
    wrong = (
        _unheld(sentence, evidence, language)
        or contradicts(sentence, evidence.text, language)
        or ("limit" if turned_limits(facts, evidence.facts) else "")
        or overstates(sentence, evidence.text, language)
        or ("roles" if turned_round(sentence, evidence.text, _stemmer(language)) else "")
        or ("binding" if moved_facts(facts, evidence.facts, _stemmer(language)) else "")
        or (
            "binding" if taken_elsewhere(facts, evidence.text, language, _stemmer(language)) else ""
        )
        or ("binding" if exchanged(facts, evidence.facts, _stemmer(language)) else "")
        or ("words" if strays(sentence, evidence.text, evidence.stems, language, embed) else "")
    )
    return Support(wrong=wrong) if wrong else Support(quotes=tuple(_needed(sentence, quotes)))


def _without_as_of(sentence: str, chunks: list[Chunk]) -> str:
    """Take out "as of 2016" where that is the date of a cited chunk."""
    known = " ".join(f"{chunk.date} {chunk.period} {chunk.source.date}" for chunk in chunks)
    dates = {fact.value for fact in read_facts(known, "en").numbers}

    def rest(match: re.Match[str]) -> str:
        own = {fact.value for fact in read_facts(match[1], "en").numbers}
        own |= {fact.value for fact in read_facts(match[1], "sq").numbers}
        return "" if own <= dates else match.group()

    return _AS_OF.sub(rest, sentence)


def _best_span(sentence: str, chunk: Chunk) -> Quote | None:
    """The run of sentences of a chunk that shares most with a sentence, no longer than needed."""
    spans = [(0, len(chunk.text))] if chunk.source.title else sentence_spans(chunk.text)
    own = _marks(sentence, chunk.language)
    best, most = None, 0.0
    for first in range(len(spans)):
        for last in range(first, min(first + _WINDOW, len(spans))):
            start, end = spans[first][0], spans[last][1]
            shared = len(own & _marks(chunk.text[start:end], chunk.language)) - 0.5 * (last - first)
            if shared > most:
                best, most = Quote(chunk, chunk.start + start, chunk.start + end, shared), shared
    return best


def _marks(text: str, language: str) -> set[str]:
    numbers = {fact.value for fact in read_facts(text, language).numbers}
    return {stem[:_BEGINNING] for stem in terms(text, language)} | numbers


def _evidence(quotes: list[Quote], language: str) -> _Evidence:
    said = ". ".join(quote.text.rstrip(".") for quote in quotes)
    about = ". ".join(
        dict.fromkeys(part for q in quotes for part in (q.chunk.context, q.chunk.label) if part)
    )
    sources = " ".join(
        f"{q.chunk.title} {q.chunk.source.title} {q.chunk.source.publisher} {q.chunk.publisher}"
        for q in quotes
    )
    whole = f"{said}. {about}"
    named = frozenset(read_facts(f"{whole}. {sources}", language).tokens)
    stems = frozenset(terms(whole, language))
    facts = read_facts(whole, language)
    own = read_facts(said, language).numbers
    kinds = {fact.kind for fact in own}
    # "Articles 18 to 22" in a heading says nothing where the text names its article.
    told = {fact.at for fact in own}
    numbers = tuple(f for f in facts.numbers if f.at in told or f.kind not in kinds)
    return _Evidence(said, replace(facts, numbers=numbers), named, stems)


def _unheld(sentence: str, evidence: _Evidence, language: str) -> str:
    facts = read_facts(sentence, language)
    if any(not _number_held(fact, evidence.facts) for fact in facts.numbers):
        return "number"
    if any(not _name_held(fact.value, evidence, language) for fact in facts.names):
        return "name"
    # A country is of the statement itself: a heading names many.
    if not read_demand(sentence, language).places_met(evidence.text):
        return "name"
    bodies = {fact.value for fact in evidence.facts.bodies}
    return "body" if {fact.value for fact in facts.bodies} - bodies else ""


def _number_held(fact: Fact, held: Facts) -> bool:
    kinds = {other.kind for other in held.numbers}
    return any(
        fact.value == other.value
        and (
            fact.kind == other.kind
            or "plain" in (fact.kind, other.kind)
            or _a_year(fact, other, kinds)
        )
        for other in held.numbers
    )


def _a_year(fact: Fact, other: Fact, kinds: set[str]) -> bool:
    """Whether both are years: the year of a report will do where the passage holds no other."""
    return {fact.kind, other.kind} == {"year", "report year"} and fact.kind not in kinds


def _name_held(name: str, evidence: _Evidence, language: str) -> bool:
    name = re.split("['’]", name)[0]
    if name in evidence.named or any(_bends(name, other) for other in evidence.named):
        return True
    # An abbreviation, or another word for the same, is held where what it stands for is.
    parts = terms(name, language)
    written_out = len(parts) != 1 or not name.startswith(parts[0][:4])
    return written_out and all(part in evidence.stems for part in parts)


def _bends(one: str, other: str) -> bool:
    """Whether two words are forms of one name: `Vlora`, `Vlorës`."""
    needed = max(4, max(len(one), len(other)) - 3)
    return one[:needed] == other[:needed]


def _stemmer(language: str) -> Callable[[str], str]:
    def stem(word: str) -> str:
        found = terms(word, language)
        return found[0] if found else ""

    return stem


def _needed(sentence: str, quotes: list[Quote]) -> list[Quote]:
    """Leave out a citation that brings nothing to the sentence."""
    own = [
        (q, _marks(sentence, q.chunk.language) & _marks(q.text, q.chunk.language)) for q in quotes
    ]
    kept = [(q, marks) for q, marks in own if len(marks) > 1] or own[:1]
    return [q for q, _ in kept]
