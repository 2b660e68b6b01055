"""The pieces of a draft, as they come -> its sentences, each with the numbers that it cites."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.clean import clean_text
from store.sentences import sentence_spans

NOT_THERE = "NOT IN THE PASSAGES"
_CITED = r"\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\]"
# "One. [1] Two." means "One [1]. Two."
_BEHIND = re.compile(rf"([.!?…])[ \t]*((?:{_CITED}[ \t]*)+)[.]?")
_COMING = re.compile(r"\[[\d\s,;]*\]?\s*")
_NUMBERS = re.compile(_CITED)
_BULLET = re.compile(r"^\s*(?:[-*•#>]+|\d{1,2}[.)])\s+")
_ENDED = re.compile(r"[.!?…][\"'”’»)]*$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence as the model wrote it, and the numbers that stood beside it."""

    text: str
    numbers: tuple[int, ...]


def split_drafts(pieces: Iterable[str]) -> Iterator[Draft]:
    """Yield each sentence as soon as the next one has begun; one without an end is left out."""
    waiting = ""
    for piece in pieces:
        waiting = _BEHIND.sub(r" \2\1 ", waiting + clean_text(piece))
        spans = sentence_spans(waiting)
        # Numbers that are still coming belong to the sentence before them.
        open_end = 2 if spans and _COMING.fullmatch(waiting[spans[-1][0] :]) else 1
        ready = max(0, len(spans) - open_end)
        for start, end in spans[:ready]:
            yield _draft(waiting[start:end])
        waiting = waiting[spans[ready][0] :] if ready else waiting
    last = waiting.strip()
    if _ENDED.search(_NUMBERS.sub("", last).strip()) or _ENDED.search(last):
        yield _draft(last)


def _draft(written: str) -> Draft:
    numbers = [int(n) for group in _NUMBERS.findall(written) for n in re.findall(r"\d+", group)]
    text = _BULLET.sub("", _NUMBERS.sub("", written)).replace("**", "").replace("__", "")
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([.,;:!?…])", r"\1", text)
    return Draft(text, tuple(dict.fromkeys(numbers)))
