"""Facts of a sentence + facts of what it rests on -> whether two of its words have changed places.

"An act such as recruiting, a means such as force" turned round keeps every word. Two words that
stand once in both texts, in another order, have changed places when each is now among what stood
around the other. The margins let pass 98 of 100 faithful drafts and more (`benchmarks/gate.py`).
"""

from collections.abc import Callable, Mapping
from itertools import combinations

from assistant.facts import Facts

_REACH = 4
# What belongs to a number stands beside it; other words may stand in any order.
_MARGIN_OF_NUMBERS, _MARGIN = 0.5, 1.35

Stem = Callable[[str], str]


def exchanged(said: Facts, rests: Facts, stem: Stem) -> bool:
    """Whether two words or numbers of the passage stand in each other's place."""
    own, known = _places(said, stem), _places(rests, stem)
    kinds = {fact.value: fact.kind for fact in said.numbers}
    both = sorted(word for word in own if word in known)
    around = {word: (own[word][1], known[word][1]) for word in both}
    for one, other in combinations(both, 2):
        turned = (own[one][0] < own[other][0]) != (known[one][0] < known[other][0])
        if not turned or kinds.get(one) != kinds.get(other):
            continue
        if _gain(around, one, other) > (_MARGIN_OF_NUMBERS if one in kinds else _MARGIN):
            return True
    return False


def _places(facts: Facts, stem: Stem) -> dict[str, tuple[int, dict[str, float]]]:
    """Words that stand once: where, and what stands around them, nearer ones weighing more."""
    values = {fact.at: fact.value for fact in facts.numbers}
    words = [values.get(at) or stem(token) for at, token in enumerate(facts.tokens)]
    words = [word for word in words if word]
    found = {}
    for at, word in enumerate(words):
        if words.count(word) == 1:
            near = range(max(0, at - _REACH), min(len(words), at + _REACH + 1))
            found[word] = (at, {words[n]: 1 / (1 + abs(at - n)) for n in near if n != at})
    return found


def _gain(
    around: Mapping[str, tuple[dict[str, float], dict[str, float]]], one: str, other: str
) -> float:
    (here, there), (here_too, there_too) = around[one], around[other]
    straight = _alike(here, there, one, other) + _alike(here_too, there_too, one, other)
    crossed = _alike(here, there_too, one, other) + _alike(here_too, there, one, other)
    return crossed - straight


def _alike(some: dict[str, float], others: dict[str, float], one: str, other: str) -> float:
    return sum(
        min(weight, others[word])
        for word, weight in some.items()
        if word in others and word not in (one, other)
    )
