"""Conversation -> a question that stands alone."""

import re

from assistant.schemas import Message
from store.language import detect_language, fold
from store.words import terms

_OPENING = re.compile(
    r"^(and|but|also|what about|how about|then|po|dhe|edhe|por|ndersa|kurse)\b[\s,]*"
)
_POINTING = re.compile(
    r"\b(it|its|they|them|their|this|that|these|those|he|she|there|then|ai|ajo|ata|ato|kjo|ky|keto"
    r"|keta|saj|tij|tyre|atje|asaj|atij)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHORT = 3
# Between the new words and the turn that they lean on.
JOINT = " — "


def rewrite_question(messages: list[Message]) -> str:
    """Complete the last message from the user's turn before it, only when it needs that."""
    question = messages[-1].content
    if not leans_on_history(messages):
        return question
    earlier = _earlier(messages)
    before = _YEAR.sub("", earlier[-1]) if _YEAR.search(question) else earlier[-1]
    language = detect_language(question + " " + before)
    opening = _OPENING.match(fold(question))
    rest = question[opening.end() :] if opening else question
    if not terms(_YEAR.sub("", rest), language):
        # "and in 2015?": the earlier question, asked of another year.
        return f"{before.rstrip(' ?.!')} {rest}".strip()
    # The new words come first: they are what is asked now.
    return f"{rest.rstrip(' ?.!')}{JOINT}{before}".strip()


def leans_on_history(messages: list[Message]) -> bool:
    """Whether the last message cannot be understood without a turn before it."""
    return bool(_earlier(messages)) and _needs_context(messages[-1].content)


def _earlier(messages: list[Message]) -> list[str]:
    return [message.content for message in messages[:-1] if message.role == "user"]


def _needs_context(question: str) -> bool:
    folded = fold(question)
    if _OPENING.match(folded) or _POINTING.search(folded):
        return True
    return len(terms(question, detect_language(question))) < _SHORT
