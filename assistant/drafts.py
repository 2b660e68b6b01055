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
        for start, end in spans[:-1]:
            yield _draft(waiting[start:end])
        waiting = waiting[spans[-1][0] :] if spans else waiting
    last = waiting.strip()
    if _ENDED.search(_NUMBERS.sub("", last).strip()) or _ENDED.search(last):
        yield _draft(last)


def _draft(written: str) -> Draft:
    numbers = [int(n) for group in _NUMBERS.findall(written) for n in re.findall(r"\d+", group)]
    text = _BULLET.sub("", _NUMBERS.sub("", written)).replace("**", "").replace("__", "")
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([.,;:!?…])", r"\1", text)
    return Draft(text, tuple(dict.fromkeys(numbers)))
