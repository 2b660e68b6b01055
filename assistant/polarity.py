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
# "With or without" denies nothing, nor do "not only", "No. 203" and the ending of "GRETA-s".
_EITHER = re.compile(
    r"\b(?:or|ose|apo)\s+(?:without|not|pa|jo)\b|\bif not\b|\bnot only\b|\bjo vetem\b"
    r"|\bno\.?\s?(?=\d)|(?<=\w)-s\b"
)
# A limit denies nothing either.
_LIMIT = re.compile(
    r"\b(?:no|not) (?:more|less|fewer|longer|later) than\b|\b(?:not|never|nor) exceed\w*"
    r"|\bjo (?:me (?:shume|pak)|nen|mbi)\b|\bs[ '’]?zbret\b"
)
# How far before and after a "not" stands what it may be about.
_BEFORE, _AFTER = 3, 6
_SHORTEST = 4
# What turns a word into its opposite, before a root that is long enough to be one.
_PREFIX = {
    "en": re.compile(r"^(?:un|non|il|ir|im|in|dis)(?=\w{5})"),
    "sq": re.compile(r"^(?:pa|jo)(?=\w{5})"),
}
# Share of a clause's words that a sentence which retells it has.
_RETOLD = 0.4
_ENDS = frozenset(". ; : , and dhe or ose".split())


def contradicts(sentence: str, evidence: str, language: str) -> str:
    """Name the contradiction, "negation" or "opposite"; empty when there is none."""
    said, rests = (_EITHER.sub(" ", fold(text)) for text in (sentence, evidence))
    said, rests = (_LIMIT.sub(_positive, text) for text in (said, rests))
    if _negation_differs(said, rests, language):
        return "negation"
    return "opposite" if _opposed(said, rests, language) else ""


def _positive(limit: re.Match[str]) -> str:
    floor = re.search(r"less|fewer|pak|nen|zbret", limit.group())
    return "at least te pakten" if floor else "up to deri ne"


def _negation_differs(said: str, rests: str, language: str) -> bool:
    negation, denial, only = _patterns(language)
    if only.search(said) and not only.search(rests):
        return True
    denied = _near(rests, negation, language)
    # "Refused" denies what "cannot enter" denies, and not what "cannot be refused" does.
    if not {m.group() for m in denial.finditer(rests)} & {m.group() for m in denial.finditer(said)}:
        denied += _near(rests, denial, language)
    for near in _near(said, negation, language):
        if not any(not near or _meet(near, other) for other in denied):
            return True
    if _clause_denied(said, rests, language) or _affixed(said, rests, language):
        return True
    if negation.search(said):
        return False
    # Said here, and denied there.
    spared = set[str]().union(*_near(said, denial, language))
    return _meet(_denied(rests, language), set(terms(said, language)) - spared)


def _clause_denied(said: str, rests: str, language: str) -> bool:
    """Whether a denied clause is retold as if it were not."""
    negation, denial, _ = _patterns(language)
    if negation.search(said):
        return False
    own, turns = set(terms(said, language)), len(denial.findall(said))
    for clause in _CLAUSE.split(rests):
        known = set(terms(clause, language))
        retold = len(own & known) >= _RETOLD * len(known)
        # "Does not forbid" is said by "fails to forbid", and not by "forbids"; "does not exist" is
        # said by "is missing".
        needed = 2 if denial.search(clause) else 1
        if negation.search(clause) and retold and turns < needed:
            return True
    return False


def _affixed(said: str, rests: str, language: str) -> bool:
    """Whether one says "unlawfully" where the other says "lawfully"."""
    prefix = _PREFIX["sq" if language == "sq" else "en"]
    own, known = set(_WORD.findall(said)), set(_WORD.findall(rests))
    return any(
        prefix.sub("", word) in bare and word not in bare and prefix.sub("", word) not in held
        for held, bare in ((own, known), (known, own))
        for word in held
        if prefix.match(word)
    )


def _meet(some: set[str], others: set[str]) -> bool:
    """Whether a stem of one is in the other, or begins like one: endings differ."""
    return bool(some & others) or any(
        len(min(one, other, key=len)) >= _SHORTEST
        and (one.startswith(other) or other.startswith(one))
        for one in some
        for other in others
    )


def _words(text: str) -> list[str]:
    return [match.group() for match in _WORD.finditer(text)]


def _near(text: str, mark: re.Pattern[str], language: str) -> list[set[str]]:
    """The stems around each word that denies."""
    words = _words(text)
    near = []
    for at, word in enumerate(words):
        if mark.fullmatch(word):
            following = words[at + 1 : at + 1 + _AFTER]
            end = next((n for n, each in enumerate(following) if n and each in _ENDS), _AFTER)
            before = words[max(0, at - _BEFORE) : at]
            begin = max((n + 1 for n, each in enumerate(before) if each in _ENDS), default=0)
            around = before[begin:] + following[:end]
            near.append(set(terms(" ".join(around), language)))
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
            if found := terms(following, language):
                denied |= set(found)
                break
    return denied


def _opposed(said: str, rests: str, language: str) -> bool:
    nearest = _nearest_clause(said, rests, language)
    for one, other, strict in _opposites(language):
        of_said = (bool(one.search(said)), bool(other.search(said)))
        for text in (nearest, rests):
            of_rests = (bool(one.search(text)), bool(other.search(text)))
            if sum(of_rests):
                break
        # A strict pair may not be brought in at all.
        fits = of_said == of_rests or sum(of_rests) == 2 or not (strict or sum(of_rests))
        if sum(of_said) == 1 and not fits:
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
def _opposites(language: str) -> list[tuple[re.Pattern[str], re.Pattern[str], bool]]:
    tongue = "sq" if language == "sq" else "en"
    found = []
    for row in word_lists()["opposites"]:
        one, other = (re.compile(rf"\b(?:{ways})\b") for ways in row[tongue])
        found.append((one, other, row.get("strict", False)))
    return found
