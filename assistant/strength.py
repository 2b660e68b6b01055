"""A sentence + what it rests on -> whether it says more: "must" for "may", "did" for "meant to"."""

import re
from functools import lru_cache

from assistant.facts import word_lists
from store.language import fold
from store.words import terms

# "The right to" of a passage grants; so does "may".
_NONE = frozenset({"none", "neither", "no", "asnje", "askush", "asgje"})
_WORD = re.compile(r"\w+")
# So many words after a "must" or "may" say what it is about.
_REACH = 4
# "Human rights" are not what somebody may do.
_RIGHTS = re.compile(r"\bhuman rights\b|\bte drejtat? e (?:njeriut|femij\w*)|\bte drejtave te \w+")


def overstates(sentence: str, evidence: str, language: str) -> str:
    """Name what is overstated, "all", "strength" or "done"; empty when nothing is."""
    said, rests = (_RIGHTS.sub(" ", fold(text)) for text in (sentence, evidence))
    universal = _universal(language)
    if universal.search(said) and not universal.search(rests) and not _speaks_of_none(rests):
        return "all"
    meant = _meant(language)
    if bool(meant.search(said)) != bool(meant.search(rests)):
        return "done"
    own, known = _strengths(said, language), _strengths(rests, language)
    if known and own - known or _put_otherwise(said, rests, language):
        return "strength"
    return ""


def _put_otherwise(said: str, rests: str, language: str) -> bool:
    """Whether one thing is put with another strength than where the passage tells it."""
    known = _about(rests, language)
    for name, words in _about(said, language):
        same = {other for other, others in known if words & others}
        if same and name not in same:
            return True
    return False


def _about(text: str, language: str) -> list[tuple[str, set[str]]]:
    found = []
    at = language == "sq"
    for name, ways in word_lists()["modals"].items():
        for match in re.finditer(rf"\b(?:{ways[at]})\b", text):
            following = _WORD.findall(text[match.end() :])[:_REACH]
            found.append((name, set(terms(" ".join(following), language))))
    return found


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


@lru_cache(maxsize=2)
def _meant(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{word_lists()['meant']['sq' if language == 'sq' else 'en']})\b")
