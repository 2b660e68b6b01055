"""Facts of a sentence + the text that it rests on -> whether a fact has been taken from elsewhere.

A passage of several clauses may hold a number in one and what the sentence says in another. The
clauses are compared whole: a fact is taken when a rival's clause, left out by the sentence, shares
clearly more words with it than any clause that holds the fact.
"""

import re
from collections.abc import Callable

from assistant.facts import Fact, Facts, read_facts
from store.sentences import sentence_spans

_CLAUSE = re.compile(r";\s|\s[–—-]\s|\b(?:while|whereas|but|ndërsa|kurse|por)\b")
_MARGIN = 2

Stem = Callable[[str], str]


def taken_elsewhere(said: Facts, evidence: str, language: str, stem: Stem) -> bool:
    """Whether a number or body of the sentence stands in another clause than its words."""
    parts = [
        part
        for start, end in sentence_spans(evidence)
        for part in _CLAUSE.split(evidence[start:end])
    ]
    clauses = [read_facts(part, language) for part in parts if part.strip()]
    if len(clauses) < 2:
        return False
    own = _stems(said, stem)
    shared = [len(own & _stems(clause, stem)) for clause in clauses]
    kept = {fact.value for fact in (*said.numbers, *said.bodies)}
    return any(_taken(fact, clauses, shared, kept) for fact in (*said.numbers, *said.bodies))


def _taken(fact: Fact, clauses: list[Facts], shared: list[int], kept: set[str]) -> bool:
    here, there = 0, 0
    for clause, alike in zip(clauses, shared, strict=True):
        values = {each.value for each in (*clause.numbers, *clause.bodies) if _like(each, fact)}
        if fact.value in values:
            here = max(here, alike) or 1
        elif values and not values & kept:
            there = max(there, alike)
    return bool(here) and there >= here + _MARGIN


def _like(one: Fact, other: Fact) -> bool:
    return one.kind == other.kind or "plain" in (one.kind, other.kind)


def _stems(facts: Facts, stem: Stem) -> set[str]:
    numbers = {each.at for each in facts.numbers}
    return {
        found
        for at, token in enumerate(facts.tokens)
        if at not in numbers and (found := stem(token))
    }
