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
_WORD = re.compile(r"\w+(?:['’]\w+)?|[.;:,]")
# "With or without" denies nothing, nor does "No. 203".
_EITHER = re.compile(
    r"\b(?:or|ose|apo)\s+(?:without|not|pa|jo)\b|\bif not\b|\bnot only\b|\bno\.?\s?(?=\d)"
)
# How far before and after a "not" stands what it may be about.
_BEFORE, _AFTER = 3, 6
_ENDS = frozenset(". ; : , and dhe or ose".split())


def contradicts(sentence: str, evidence: str, language: str) -> str:
    """Name the contradiction, "negation" or "opposite"; empty when there is none."""
    said, rests = (_EITHER.sub(" ", fold(text)) for text in (sentence, evidence))
    if _negation_differs(said, rests, language):
        return "negation"
    return "opposite" if _opposed(said, rests, language) else ""


def _negation_differs(said: str, rests: str, language: str) -> bool:
    negation, denial, only = _patterns(language)
    if only.search(said) and not only.search(rests):
        return True
    if negation.search(said):
        near = _near(said, (negation,), language)
        return not near & _near(rests, (negation, denial), language)
    # Said here, and denied there.
    said_plainly = _stems(said, language) - _near(said, (denial,), language)
    return bool(_denied(rests, language) & said_plainly)


def _stems(text: str, language: str) -> set[str]:
    # Four letters: what is denied bends more freely than names do.
    return {stem[:4] for stem in terms(text, language)}


def _words(text: str) -> list[str]:
    return [match.group() for match in _WORD.finditer(text)]


def _near(text: str, marks: tuple[re.Pattern[str], ...], language: str) -> set[str]:
    """The stems around every word that denies."""
    words = _words(text)
    near: set[str] = set()
    for at, word in enumerate(words):
        if any(mark.fullmatch(word) for mark in marks):
            around = words[max(0, at - _BEFORE) : at] + words[at + 1 : at + 1 + _AFTER]
            near |= _stems(" ".join(around), language)
    return near


def _denied(text: str, language: str) -> set[str]:
    """The first stem after every "not": what it denies."""
    negation = _patterns(language)[0]
    words = _words(text)
    denied: set[str] = set()
    for at, word in enumerate(words):
        if not negation.fullmatch(word):
            continue
        for following in words[at + 1 : at + 1 + _AFTER]:
            if following in _ENDS:
                break
            if found := _stems(following, language):
                denied |= found
                break
    return denied


def _opposed(said: str, rests: str, language: str) -> bool:
    nearest = _nearest_clause(said, rests, language)
    for one, other in _opposites(language):
        of_said = (bool(one.search(said)), bool(other.search(said)))
        for text in (nearest, rests):
            of_rests = (bool(one.search(text)), bool(other.search(text)))
            if sum(of_rests):
                break
        if of_said != of_rests and sum(of_said) == sum(of_rests) == 1:
            return True
    return False


def _nearest_clause(said: str, rests: str, language: str) -> str:
    own = set(terms(said, language))
    clauses = [clause for clause in _CLAUSE.split(rests) if clause.strip()]
    return max(clauses, key=lambda clause: len(own & set(terms(clause, language))), default=rests)


@lru_cache(maxsize=2)
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    tongue = "sq" if language == "sq" else "en"
    lists = word_lists()
    return tuple(
        re.compile(rf"\b(?:{lists[name][tongue]})\b") for name in ("negations", "denials", "only")
    )


@lru_cache(maxsize=2)
def _opposites(language: str) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    tongue = "sq" if language == "sq" else "en"
    rows = (row[tongue] for row in word_lists()["opposites"])
    return [(re.compile(rf"\b(?:{one})\b"), re.compile(rf"\b(?:{other})\b")) for one, other in rows]
