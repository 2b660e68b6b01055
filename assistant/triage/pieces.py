"""What was found in a message -> what the scorer weighs: words, their stems, concepts, order.

Words are folded and split as the rules read them. A stem is a word's first five letters; a concept
is what a word is about (`concepts`), so that "boss keeps documents" and "zonja mban kartën" share
a piece.
"""

from collections.abc import Iterator
from itertools import pairwise

from assistant.triage.concepts import concept_of
from assistant.triage.found import Found

_STEM = 5
_LETTERS = 4
_SHORTEST = 5
_REACH = 4
_ENDING = 2
_OPENING = 3
# Of a message of more words the first and last windows are weighed; the rules read all of it.
_LONG_WORDS = 90
_WINDOW_WORDS = 20
_MOST_WINDOWS = 4


def pieces_of(found: Found) -> set[str]:
    """Name every piece of a message."""
    return set().union(*windows_of(found))


def windows_of(found: Found) -> list[set[str]]:
    """Name the pieces of a message; of a long one, of each window with the marks of all."""
    language = found.languages[0]
    pieces = {f"rule {sign}" for sign in found.signs} | {f"rule {mark}" for mark in found.marks}
    pieces.update((f"language {language}", "asked" if found.asked else "told"))
    split = [sentence.split() for sentence in found.sentences]
    return [
        pieces.union(*(_sentence(words, language) for words in window))
        for window in _windows(split)
    ]


def _windows(sentences: list[list[str]]) -> list[list[list[str]]]:
    if sum(map(len, sentences)) <= _LONG_WORDS:
        return [sentences]
    windows: list[list[list[str]]] = [[]]
    for words in sentences:
        if sum(map(len, windows[-1])) >= _WINDOW_WORDS:
            windows.append([])
        windows[-1].append(words[:_LONG_WORDS])
    return [*windows[:_MOST_WINDOWS], *windows[_MOST_WINDOWS:][-_MOST_WINDOWS:]]


def _sentence(words: list[str], language: str) -> Iterator[str]:
    if not words:
        return
    stems = [word[:_STEM] for word in words]
    yield from words
    yield from (f"{stem}*" for stem, word in zip(stems, words, strict=True) if stem != word)
    yield from (f"{one} {other}" for one, other in pairwise(stems))
    yield "^" + " ".join(stems[:1])
    yield "^" + " ".join(stems[: _OPENING - 1])
    yield "^" + " ".join(stems[:_OPENING])
    for word in words:
        if len(word) >= _SHORTEST:
            # With the end of the word: Albanian says who acts by it.
            ended = f"{word}_"
            yield from (f"~{ended[at : at + _LETTERS]}" for at in range(len(ended) - _LETTERS + 1))
    named = [concept_of(word, language) for word in words]
    yield from _concepts(named)
    yield from (f"<{one} {word[-_ENDING:]}>" for one, word in zip(named, words, strict=True) if one)


def _concepts(named: list[str | None]) -> Iterator[str]:
    for at, one in enumerate(named):
        if one is None:
            continue
        yield f"<{one}>"
        for other in named[at + 1 : at + 1 + _REACH]:
            if other is not None and other != one:
                yield f"<{one} {other}>"
