"""Quotes -> quotes: a graver form or an exception is not quoted without the rule it belongs to.

"How many years for trafficking?" must not be answered with the penalties for a death alone.
"""

from assistant.extract import Quote
from store.passages import Passages

# A rule that scores nearly as well as its exception is what was asked for, in log-odds.
_ASKED_FOR = 4.8


def bring_rule(passages: Passages, quotes: list[Quote], near: list[Quote]) -> list[Quote]:
    """Put the rule before the first that qualifies it, or after it where only that was asked."""
    told = {quote.chunk.id for quote in quotes}
    ordered: list[Quote] = []
    for quote in quotes:
        rule = _rule_of(passages, quote, near)
        if rule is None or rule.chunk.id in {held.chunk.id for held in ordered}:
            ordered.append(quote)
        elif _first_score(quote, near) - rule.score <= _ASKED_FOR:
            ordered += [rule, quote]
        elif rule.chunk.id in told:
            ordered.append(quote)
        else:
            ordered += [quote, rule]
    return list({(quote.chunk.id, quote.start): quote for quote in ordered}.values())


def _rule_of(passages: Passages, quote: Quote, near: list[Quote]) -> Quote | None:
    document, _, locator = quote.chunk.qualifies.partition("#")
    chunk = locator and passages.chunk(f"{document}.{quote.chunk.language}#{locator}")
    if not chunk:
        return None
    scored = next((held.score for held in near if held.chunk.id == chunk.id), float("-inf"))
    return Quote(chunk, chunk.start, chunk.end, scored)


def _first_score(quote: Quote, near: list[Quote]) -> float:
    return next((held.score for held in near if held.chunk.id == quote.chunk.id), quote.score)
