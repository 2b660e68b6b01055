"""Facts of a sentence + facts of what it rests on -> whether each still belongs to the same words.

"Five years for a child, ten for an adult" holds both numbers, and "ten years for a child" is false
all the same. Each fact is looked up among the passage's facts of its kind: when another one, which
the sentence leaves out, stands in clearly more alike words, the fact has been moved.
"""

import re
from collections.abc import Callable

from assistant.facts import Fact, Facts
from assistant.listed import misplaced

_REACH = 10
_MARGIN = 2.0
# What a date next to a number says: "26 in 2017, 51 in 2018".
_DATE = 3.0
# Words beyond an "and" or a comma belong to something else, mostly.
_BEYOND = 0.3
_DATES = frozenset({"year", "month"})
_BOUNDARY = re.compile(r"and|but|while|dhe|por|ndersa|kurse|e")

Stem = Callable[[str], str]
_Around = dict[str, float]


def moved_facts(said: Facts, rests: Facts, stem: Stem) -> list[Fact]:
    """List the facts of the sentence that the passage states of something else."""
    return [
        fact
        for own, others in ((said.numbers, rests.numbers), (said.bodies, rests.bodies))
        for fact in own
        if _moved(fact, said, [each for each in others if _same_kind(each, fact)], rests, stem)
    ]


def _moved(fact: Fact, said: Facts, rivals: list[Fact], rests: Facts, stem: Stem) -> bool:
    listed = misplaced(fact, said, rests, stem)
    if listed is not None:
        return listed
    kept = {each.value for each in (*said.numbers, *said.bodies)}
    around = _around(said, fact, stem)
    best: dict[str, float] = {}
    for each in rivals:
        alike = _alike(around, _around(rests, each, stem))
        best[each.value] = max(best.get(each.value, 0.0), alike)
    here = best.pop(fact.value, None)
    if fact.kind in ("sanction", "body") and best.keys() - kept and _oftener(fact, said, rests):
        return True
    left_out = [score for value, score in best.items() if value not in kept]
    return here is not None and bool(left_out) and max(left_out) >= here + _MARGIN


def _oftener(fact: Fact, said: Facts, rests: Facts) -> bool:
    """Whether the sentence names a thing more often than what it rests on."""
    own = sum(each.value == fact.value for each in said.bodies)
    return own > sum(each.value == fact.value for each in rests.bodies)


def _same_kind(one: Fact, other: Fact) -> bool:
    return one.kind == other.kind or "plain" in (one.kind, other.kind)


def _around(facts: Facts, fact: Fact, stem: Stem) -> _Around:
    """Stems, and numbers of other kinds, near a fact: weights fall with the distance."""
    numbers = {each.at: each.value for each in facts.numbers if each.kind != fact.kind}
    dates = {each.at for each in facts.numbers if each.kind in _DATES}
    taken = {each.at for each in facts.numbers if each.kind == fact.kind}
    found: _Around = {}
    for step in (-1, 1):
        worth = 1.0
        for far in range(1, _REACH + 1):
            at = fact.at + step * far
            if not 0 <= at < len(facts.tokens):
                break
            worth *= _BEYOND if _BOUNDARY.fullmatch(facts.tokens[at]) else 1.0
            word = numbers.get(at) or stem(facts.tokens[at])
            if word and at not in taken:
                weight = worth * (1.0 - far / (_REACH + 1)) * (_DATE if at in dates else 1.0)
                found[word] = max(found.get(word, 0.0), weight)
    return found


def _alike(one: _Around, other: _Around) -> float:
    return sum(min(weight, other[word]) for word, weight in one.items() if word in other)
