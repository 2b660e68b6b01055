"""A sentence + what it rests on -> whether one says the opposite of the other."""

import re
from functools import lru_cache

from assistant.facts import word_lists
from store.language import fold
from store.words import terms

# Where a new thought begins, inside a sentence.
_CLAUSE = re.compile(
    r"[.;:]\s|,\s|\s[–—-]\s|\b(?:but|while|whereas|although|though|except|unless|por|kurse|ndersa"
    r"|megjithese|pervec|perjashtuar)\b"
)
_ENOUGH = 0.4


def contradicts(sentence: str, evidence: str, language: str) -> str:
    """Name the contradiction, "negation" or "opposite"; empty when there is none."""
    said, rests = fold(sentence), fold(evidence)
    if _negation_differs(said, rests, language):
        return "negation"
    return "opposite" if _opposed(said, rests, language) else ""


def _negation_differs(said: str, rests: str, language: str) -> bool:
    negation, denial = _patterns(language)
    denies = bool(negation.search(said))
    if denies:
        return not (negation.search(rests) or denial.search(rests))
    if denial.search(said) or not negation.search(rests):
        return False
    own = set(terms(said, language))
    met = [clause for clause in _clauses(rests) if _share(own, clause, language) >= _ENOUGH]
    # Said without a "not", though every clause that says it has one.
    return bool(met) and all(negation.search(clause) for clause in met)


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(text) if clause.strip()]


def _share(own: set[str], clause: str, language: str) -> float:
    held = set(terms(clause, language))
    return len(own & held) / max(len(held), 1)


def _opposed(said: str, rests: str, language: str) -> bool:
    for one, other in _opposites(language):
        of_said = (bool(one.search(said)), bool(other.search(said)))
        of_rests = (bool(one.search(rests)), bool(other.search(rests)))
        if of_said != of_rests and sum(of_said) == sum(of_rests) == 1:
            return True
    return False


@lru_cache(maxsize=2)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = word_lists()
    tongue = "sq" if language == "sq" else "en"
    return (
        re.compile(rf"\b(?:{lists['negations'][tongue]})\b"),
        re.compile(rf"\b(?:{lists['denials'][tongue]})\b"),
    )


@lru_cache(maxsize=2)
def _opposites(language: str) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    tongue = "sq" if language == "sq" else "en"
    rows = (row[tongue] for row in word_lists()["opposites"])
    return [(re.compile(rf"\b(?:{one})\b"), re.compile(rf"\b(?:{other})\b")) for one, other in rows]
