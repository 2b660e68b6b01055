"""Passages for a follow-up -> the same without what has just been said and does not answer it."""

import re

from assistant.rewrite import JOINT
from assistant.schemas import Message
from store.language import fold
from store.search import Passage
from store.words import terms

# What any answer may be asked for; folded beginnings of words in both languages.
_ASKING = re.compile(
    r"(?:year|date|day|month|time|number|name|happen|start|begin|end|vit|dat|dit|muaj|koh|num|em"
    r"|ndodh|fillo|nis|mbaro)\w{0,3}$"
)


def leave_out_said(
    passages: list[Passage], messages: list[Message], question: str
) -> list[Passage]:
    """Leave out passages said before, where another holds more of the words now asked about.

    A follow-up carries the words of the turn before, so the last answer matches it best; "and its
    protocols?" would be answered with the same sentence again.
    """
    new, joint, _ = question.partition(JOINT)
    if not joint:
        return passages
    said = _plain(" ".join(turn.content for turn in messages[:-1] if turn.role == "assistant"))
    fresh = [passage for passage in passages if _plain(passage.chunk.text) not in said]
    most = max((_held(passage, new) for passage in fresh), default=0)
    return [passage for passage in passages if passage in fresh or _held(passage, new) >= most]


def _held(passage: Passage, new: str) -> int:
    chunk = passage.chunk
    asked = {term for term in terms(new, chunk.language) if not _ASKING.match(term)}
    return len(asked & set(terms(f"{chunk.context} {chunk.text}", chunk.language)))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(re.sub(r"\[\d+\]", " ", text))))
