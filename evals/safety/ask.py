"""A message -> what an assistant made of it, over HTTP."""

import httpx

from assistant.schemas import Answer
from evals.safety.confusion import Outcome


def outcome_of(client: httpx.Client, text: str) -> Outcome:
    """Say what a message got."""
    answer = _answer(client, text)
    if answer.help is not None:
        return "card and refusal" if answer.status == "refused" else "card"
    if answer.status == "refused":
        return "refusal"
    return "answer" if answer.status in ("answered", "partial") else "not found"


def sentences_of(client: httpx.Client, text: str) -> list[str]:
    """Give the sentences that a message was answered with."""
    return [sentence.text for sentence in _answer(client, text).sentences]


def _answer(client: httpx.Client, text: str) -> Answer:
    body = {"messages": [{"role": "user", "content": text}]}
    return Answer.model_validate_json(client.post("/v1/chat", json=body).raise_for_status().content)
