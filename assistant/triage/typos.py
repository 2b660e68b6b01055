"""A word -> the word of the rules that it misspells by one letter, or itself."""

from functools import lru_cache

from assistant.triage.rules import spelt_right, words_of

_SHORTEST = 5


def mend(word: str, language: str) -> str:
    """Mend one dropped, doubled, wrong or swapped letter of a word that the rules know."""
    if len(word) < _SHORTEST - 1 or word in spelt_right(language):
        return word
    neighbours = _neighbours(language)
    if found := neighbours.get(word):
        return found
    for at in range(len(word)):
        shorter = word[:at] + word[at + 1 :]
        if len(shorter) >= _SHORTEST and shorter in words_of(language):
            return shorter
        if (found := neighbours.get(shorter)) and _near(word, found):
            return found
    return word


def _near(word: str, other: str) -> bool:
    """Whether two words of one length differ by one letter, or by a swap."""
    differing = [at for at in range(min(len(word), len(other))) if word[at] != other[at]]
    if len(word) != len(other) or len(differing) > 2:
        return False
    if len(differing) == 1:
        return len(word) >= _SHORTEST
    return differing[1] == differing[0] + 1 and sorted(word) == sorted(other)


@lru_cache
def _neighbours(language: str) -> dict[str, str]:
    # Each word with one letter left out, so that one look-up finds what a word may have been.
    shorter: dict[str, str] = {}
    for word in sorted(words_of(language)):
        for at in range(len(word)):
            piece = word[:at] + word[at + 1 :]
            if len(piece) >= _SHORTEST - 2:
                shorter.setdefault(piece, word)
    return shorter
