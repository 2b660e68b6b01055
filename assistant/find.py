"""Question + index -> the sentences that answer it, and those that nearly do."""

from dataclasses import dataclass

from assistant.choice import split_choice
from assistant.current import bring_up_to_date
from assistant.extract import Quote, extract_quotes, read_quotes
from assistant.retrieve import Wanted, retrieve_passages
from assistant.rule import bring_rule
from assistant.said import leave_out_said
from assistant.schemas import ChatRequest
from store.reader import Reader
from store.search import Index


@dataclass(frozen=True, slots=True)
class Found:
    """`quotes` answer, best first, none where nothing does; `near` is all that was read."""

    quotes: list[Quote]
    near: list[Quote]


def find_quotes(
    index: Index, reader: Reader, question: str, language: str, request: ChatRequest
) -> Found:
    """Look for what answers a question that stands alone, with the rule and the law in force."""
    if len(sides := split_choice(question)) > 1:
        compared = [_look_for(index, reader, side, language, request) for side in sides]
        # The older of two is compared as it was: nothing takes its place.
        if all(side.quotes for side in compared):
            return Found(
                [side.quotes[0] for side in compared],
                [quote for side in compared for quote in side.near],
            )
    found = _look_for(index, reader, question, language, request)
    quotes = bring_rule(index.passages, found.quotes, found.near)
    if request.as_of is None:
        quotes = bring_up_to_date(index.passages, quotes, question)
    return Found(quotes, found.near)


def _look_for(
    index: Index, reader: Reader, question: str, language: str, request: ChatRequest
) -> Found:
    passages = retrieve_passages(index, question, language, Wanted(request.as_of))
    passages = leave_out_said(passages, request.messages, question)
    near = read_quotes(index, question, language, passages)
    return Found(extract_quotes(reader, question, near), near)
