"""Conversation -> a question that stands alone, by the model; or the one made by rules."""

import re
import threading

from assistant.blocks import make_restating
from assistant.clean import clean_text
from assistant.errors import ModelFailed
from assistant.facts import read_facts
from assistant.mask import mask_text
from assistant.model import ChatModel
from assistant.rewrite import leans_on_history, rewrite_question
from assistant.schemas import Language, Message

_LONGEST = 400
_TURNS = 6


def restate_question(
    messages: list[Message], language: Language, model: ChatModel | None, stop: threading.Event
) -> str:
    """Ask the model only for a question that needs it, and trust it with no name or number."""
    by_rules = rewrite_question(messages)
    if model is None or not leans_on_history(messages):
        return by_rules
    turns = [f"{message.role}: {message.content}" for message in messages[-_TURNS:]]
    prompt = make_restating(turns, language)
    try:
        written = "".join(piece.text for piece in model.write(prompt.system, prompt.user, stop))
    except ModelFailed:
        return by_rules
    question = mask_text(re.sub(r"\s+", " ", clean_text(written)).strip(' "“”'))
    return question if _may_stand(question, " ".join(turns), language) else by_rules


def _may_stand(question: str, said: str, language: Language) -> bool:
    if not 8 <= len(question) <= _LONGEST or "<" in question:
        return False
    own, known = read_facts(question, language), read_facts(said, language)
    numbers = {fact.value for fact in own.numbers} - {fact.value for fact in known.numbers}
    names = {fact.value for fact in own.names} - set(known.tokens)
    bodies = {fact.value for fact in own.bodies} - {fact.value for fact in known.bodies}
    return not (numbers or names or bodies)
