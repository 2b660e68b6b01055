"""A list, "51 in 2018 and 26 in 2017" -> whether a sentence gives a number to another's words.

What follows each number of a list, up to the next, is its own when no other number has it too.
Dates and names among it weigh alone; other words only after the second number, since what follows
the first is mostly said of all.
"""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.facts import Fact, Facts

_TAIL = 6
_LISTED = frozenset({"plain", "money", "share"})
_DATES = frozenset({"year", "month"})

Stem = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Owned:
    dates_and_names: frozenset[str]
    words: frozenset[str]


def misplaced(fact: Fact, said: Facts, rests: Facts, stem: Stem) -> bool | None:
    """True where the words are another number's, False where they are its own, else None."""
    listed = [
        each
        for each in rests.numbers
        if each.kind == fact.kind or (_is_listed(each) and _is_listed(fact))
    ]
    if not _is_listed(fact) or len(listed) < 2:
        return None
    kept = {each.value for each in said.numbers}
    has = _marks(said, 0, len(said.tokens), stem)
    owned = _owned(listed, rests, stem)
    own = next((owned[at] for at, each in enumerate(listed) if each.value == fact.value), None)
    if own is None:
        return None
    if own.dates_and_names & has.dates_and_names or own.words & has.words:
        return False
    others = [o for o, each in zip(owned, listed, strict=True) if each.value not in kept]
    dated = bool(own.dates_and_names) and any(
        other.dates_and_names & has.dates_and_names for other in others
    )
    worded = bool(own.words) and any(other.words & has.words for other in others)
    return True if dated or worded else None


def _is_listed(fact: Fact) -> bool:
    return fact.kind in _LISTED or fact.kind.startswith("span")


def _owned(listed: list[Fact], rests: Facts, stem: Stem) -> list[_Owned]:
    ends = [*(each.at for each in listed[1:]), len(rests.tokens)]
    tails = [
        _marks(rests, each.at + 1, min(end, each.at + 1 + _TAIL), stem)
        for each, end in zip(listed, ends, strict=True)
    ]
    found = []
    for at, tail in enumerate(tails):
        others = [other for place, other in enumerate(tails) if place != at]
        strong = tail.dates_and_names.difference(*(other.dates_and_names for other in others))
        words = tail.words.difference(*(other.words for other in others)) if at else frozenset()
        found.append(_Owned(strong, words))
    return found


def _marks(facts: Facts, start: int, end: int, stem: Stem) -> _Owned:
    named = (*(fact for fact in facts.numbers if fact.kind in _DATES), *facts.names)
    strong = {fact.value for fact in named if start <= fact.at < end}
    taken = {fact.at for fact in facts.numbers}
    words = (stem(facts.tokens[at]) for at in range(start, end) if at not in taken)
    return _Owned(frozenset(strong), frozenset(word for word in words if word))
