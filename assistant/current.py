"""Quotes -> quotes: asked about today, what replaced a quote comes before it.

A rule that is no longer in force is then left out.
"""

import re

from assistant.extract import Quote
from store.chunk import Chunk
from store.language import fold
from store.passages import Passages

# What asks about the past, or names a year: then the old rule is the answer.
_PAST = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:who|which|what) (?:\w+ )?\w+ed\b"
    r"|\b(?:was|were|did|had|used to|before|until|former\w*|previous\w*|earlier|old"
    r"|first|originally|history|then|ishte|ishin|kishte|kishin|pati|deri|dikur|me pare|me heret"
    r"|mepars\w*|i vjeter|e vjeter|historik\w*|u [a-z]+)\b"
)
_CHANGE = re.compile(
    r"\b(?:change[ds]?|amend\w*|replac\w*|repeal\w*|abolish\w*|still|differ\w*|ndrysh\w*|zevendes\w*"
    r"|shfuqiz\w*|akoma|ende)\b"
)
_STEPS = 5


def bring_up_to_date(passages: Passages, quotes: list[Quote], question: str) -> list[Quote]:
    """Put what is in force before each quote that it replaced, unless the past is asked about."""
    folded = fold(question)
    past, change = _PAST.search(folded), _CHANGE.search(folded)
    if past and not change:
        return quotes
    ordered: list[Quote] = []
    for quote in quotes:
        newer = [_quote_of(chunk, quote) for chunk in _successors(passages, quote.chunk)]
        ordered += newer
        # A repealed penalty beside the one in force is taken for the law.
        if change or not (newer and quote.chunk.in_force_to):
            ordered.append(quote)
    return list({quote.chunk.id + str(quote.start): quote for quote in ordered}.values())


def _successors(passages: Passages, chunk: Chunk) -> list[Chunk]:
    """Follow the line of what replaced what to its end; give the last, if it can be quoted."""
    seen = [chunk]
    for _ in range(_STEPS):
        following = _named(passages, seen[-1].superseded_by, chunk.language)
        if following is None or following in seen:
            break
        seen.append(following)
    return seen[1:][-1:]


def _named(passages: Passages, name: str, language: str) -> Chunk | None:
    document, _, locator = name.partition("#")
    if not locator:
        return None
    return passages.chunk(f"{document}.{language}#{locator}") or passages.chunk(name)


def _quote_of(chunk: Chunk, replaced: Quote) -> Quote:
    return Quote(chunk, chunk.start, chunk.end, replaced.score)
