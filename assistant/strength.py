"""A sentence + what it rests on -> whether it says more: "must" for "may", "all" for some."""

import re
from functools import lru_cache

from assistant.facts import word_lists
from store.language import fold

# "The right to" of a passage grants; so does "may".
_NONE = frozenset({"none", "neither", "no", "asnje", "askush", "asgje"})
_WORD = re.compile(r"\w+")


def overstates(sentence: str, evidence: str, language: str) -> str:
    """Name what is overstated, "all" or "strength"; empty when nothing is."""
    said, rests = fold(sentence), fold(evidence)
    universal = _universal(language)
    if universal.search(said) and not universal.search(rests) and not _speaks_of_none(rests):
        return "all"
    own, known = _strengths(said, language), _strengths(rests, language)
    return "strength" if known and own - known else ""


def _speaks_of_none(text: str) -> bool:
    return bool(_NONE & set(_WORD.findall(text)))


def _strengths(text: str, language: str) -> set[str]:
    return {name for name, pattern in _patterns(language) if pattern.search(text)}


@lru_cache(maxsize=2)
def _patterns(language: str) -> list[tuple[str, re.Pattern[str]]]:
    at = language == "sq"
    found = [
        (name, re.compile(rf"\b(?:{ways[at]})\b"))
        for name, ways in word_lists()["strength"].items()
    ]
    if language == "sq":
        # Albanian has one word, "duhet", for "must" and "should".
        found = [("must" if name == "should" else name, pattern) for name, pattern in found]
    return found


@lru_cache(maxsize=2)
def _universal(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{word_lists()['universal']['sq' if language == 'sq' else 'en']})\b")
