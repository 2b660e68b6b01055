"""Conversation -> a question that stands alone."""

import re

from assistant.schemas import Message
from prompts import say
from store.language import LANGUAGES, detect_language, fold
from store.words import terms

_OPENING = re.compile(
    r"^(and|but|also|what about|how about|then|po|dhe|edhe|por|ndersa|kurse)\b[\s,]*"
)
# Words that point at something said before; `fold`ed.
_POINTING = re.compile(
    r"\b(?:it|its|they|them|their|theirs|he|she|his|her|him|these|those(?! who\b| whose\b| that\b)"
    r"|(?:ai|ajo|ata|ato|atij|asaj)(?! (?:qe|te cilet|te cilat|i cili|e cila)\b)"
    r"|kjo|ky|keto|keta|ketij|kesaj|tij|saj|tyre|atje)\b"
    r"|(?:^|\b(?:of|in|on|by|for|from|to|with|about|under|after|before|since|until|is|was|did|does)"
    r" )(?:this|that)\b|\bthis\b|\bthat(?= one\b|[\s?.!]*$)"
    r"|(?<!is )(?<!are )(?<!was )(?<!were )\bthere\b(?! (?:is|are|was|were|any)\b)"
    r"|\bthen\b"
)
# "Is it a crime to …", "how long does it take to …": the word points at what follows.
_AHEAD = re.compile(
    r"\bit (?:an? |be |take |takes |to be )?(?:crime|offen[cs]e|illegal|legal|lawful|unlawful|true"
    r"|possible|allowed|forbidden|permitted|punishable|necessary|mandatory|compulsory|required|take|takes"
    r"|mean|means|duty|obligation)\b(?=.*\b(?:to|that|if|for|when)\b)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAME = re.compile(r"(?<=\s)(?!Albania|Shqip|I\b)[A-ZÇË][^\W_]+")
_COURTESY = re.compile(
    r"^(?:thanks?(?: you)?|ok(?:ay)?|hi|hello|great|good|yes|no|faleminderit|rrofsh|mire|po|jo"
    r"|pershendetje|tung)(?: (?:very much|a lot|shume))?\W*$"
)
_SHORT = 3
# Between the new words and the turn that they lean on.
JOINT = " — "


def rewrite_question(messages: list[Message]) -> str:
    """Complete the last message from the user's turns before it, only when it needs that."""
    question = messages[-1].content
    if not leans_on_history(messages):
        return question
    # The turn before may lean on the one before that: "and in 2014?", "and in 2010?".
    return _completed(question, rewrite_question(_answered(messages[:-1])))


def _answered(messages: list[Message]) -> list[Message]:
    """Give the turns up to the last one of the user's that asked something and was not refused."""
    for at in range(len(messages) - 1, -1, -1):
        reply = messages[at + 1].content if at + 1 < len(messages) else ""
        if messages[at].role == "user" and not _leads_nowhere(messages[at].content, reply):
            return messages[: at + 1]
    return []


def _leads_nowhere(content: str, reply: str) -> bool:
    turned_away = (
        say(status, language) for status in ("refused", "referred") for language in LANGUAGES
    )
    return bool(_COURTESY.match(fold(content))) or reply.startswith(tuple(turned_away))


def _completed(question: str, before: str) -> str:
    if _YEAR.search(question):
        before = _YEAR.sub("", before)
    language = detect_language(question + " " + before)
    opening = _OPENING.match(fold(question))
    rest = question[opening.end() :] if opening else question
    if not terms(_YEAR.sub("", rest), language):
        # "and in 2015?": the earlier question, asked of another year.
        return f"{before.rstrip(' ?.!')} {rest}".strip()
    if opening and _NAME.search(f" {rest}"):
        # "and the Task Force?", after a question about the Office: another one is meant.
        before = _NAME.sub("", before)
    # The new words come first: they are what is asked now. One turn of context is enough.
    return f"{rest.rstrip(' ?.!')}{JOINT}{before.split(JOINT)[-1]}".strip()


def leans_on_history(messages: list[Message]) -> bool:
    """Whether the last message cannot be understood without a turn before it."""
    return bool(_answered(messages[:-1])) and _needs_context(messages[-1].content)


def _needs_context(question: str) -> bool:
    folded = fold(question)
    if _OPENING.match(folded):
        return True
    name = _NAME.search(question)
    pointing = _POINTING.search(_AHEAD.sub(" ", folded))
    if pointing:
        # "What did GRETA say in its report?": the name that is meant comes first.
        return name is None or name.start() > pointing.start()
    return name is None and len(terms(question, detect_language(question))) < _SHORT
