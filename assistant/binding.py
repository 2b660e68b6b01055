"""Facts of a sentence + facts of what it rests on -> whether each still belongs to the same words.

"Five years for a child, ten for an adult" holds both numbers, and "ten years for a child" is false
all the same. Each fact is looked up among the passage's facts of its kind: when another one, which
the sentence leaves out, stands in clearly more alike words, the fact has been moved.
"""

from collections.abc import Callable

from assistant.facts import Fact, Facts

_REACH = 6
_MARGIN = 1.0

Stem = Callable[[str], str]


def moved_facts(said: Facts, rests: Facts, stem: Stem) -> list[Fact]:
    """List the facts of the sentence that the passage states of something else."""
    moved = []
    for own, others in (
        (said.numbers, rests.numbers),
        (said.bodies, rests.bodies),
    ):
        said_values = {fact.value for fact in own}
        for fact in own:
            rivals = [each for each in others if _same_kind(each, fact)]
            around = _around(said, fact, own, stem)
            best = {each.value: 0.0 for each in rivals}
            for each in rivals:
                alike = _alike(around, _around(rests, each, others, stem))
                best[each.value] = max(best[each.value], alike)
            here = best.pop(fact.value, None)
            left_out = [score for value, score in best.items() if value not in said_values]
            if here is not None and left_out and max(left_out) >= here + _MARGIN:
                moved.append(fact)
    return moved


def _same_kind(one: Fact, other: Fact) -> bool:
    return one.kind == other.kind or "plain" in (one.kind, other.kind)


def _around(facts: Facts, fact: Fact, of_kind: tuple[Fact, ...], stem: Stem) -> dict[str, float]:
    """Stems near a fact, with weights that fall with the distance."""
    taken = {each.at for each in of_kind}
    found: dict[str, float] = {}
    for at in range(max(0, fact.at - _REACH), min(len(facts.tokens), fact.at + _REACH + 1)):
        if at in taken:
            continue
        word = stem(facts.tokens[at])
        if word:
            weight = 1.0 - abs(at - fact.at) / (_REACH + 1)
            found[word] = max(found.get(word, 0.0), weight)
    return found


def _alike(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(min(weight, other[word]) for word, weight in one.items() if word in other)
