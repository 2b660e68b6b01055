"""A list, "51 in 2018 and 26 in 2017" -> whether a sentence gives a number to another's words.

What follows a number of a list, up to the next, is its own where it stands nowhere else. Dates and
names weigh alone; other words, for a sentence with one number, only after the second of the list,
since what follows the first is mostly said of all.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.facts import Fact, Facts

_TAIL = 6
_LISTED = frozenset({"plain", "money", "share"})
_RANGE = re.compile("to|deri|through")
_DATES = frozenset({"year", "month"})

Stem = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Marks:
    dates_and_names: frozenset[str]
    words: frozenset[str]


def misplaced(fact: Fact, said: Facts, rests: Facts, stem: Stem) -> bool | None:
    """True where the words are another number's, False where they are its own, else None."""
    listed, mine = _items(rests), _items(said)
    if fact not in mine or len(listed) < 2:
        return None
    alone = len(mine) == 1
    owned = {each.value: _owned(at, listed, rests, stem) for at, each in enumerate(listed)}
    own = owned.pop(fact.value, None)
    if own is None:
        return None
    end = len(said.tokens) if alone else _end(fact, mine, said)
    has = _marks(said, 0 if alone else fact.at + 1, end, stem)
    if not has.words and not has.dates_and_names:
        # "Potential victims made up 93."
        begin = max((each.at + 1 for each in mine if each.at < fact.at), default=0)
        has = _marks(said, begin, end, stem)
    if own.dates_and_names & has.dates_and_names:
        return False
    if own.dates_and_names and any(o.dates_and_names & has.dates_and_names for o in owned.values()):
        return True
    if own.words & has.words:
        return False
    return True if own.words and any(o.words & has.words for o in owned.values()) else None


def _items(facts: Facts) -> list[Fact]:
    """The numbers that can be items of a list; of "3 to 6" the last."""
    at_number = {fact.at for fact in facts.numbers}
    return [
        fact
        for fact in facts.numbers
        if (fact.kind in _LISTED or fact.kind.startswith("span"))
        and not (
            _RANGE.fullmatch(" ".join(facts.tokens[fact.at + 1 : fact.at + 2]))
            and fact.at + 2 in at_number
        )
        and not (
            facts.tokens[fact.at + 1 : fact.at + 3] == ("deri", "ne") and fact.at + 3 in at_number
        )
    ]


def _end(fact: Fact, listed: list[Fact], facts: Facts) -> int:
    following = [each.at for each in listed if each.at > fact.at]
    return min([fact.at + 1 + _TAIL, len(facts.tokens), *following])


def _owned(at: int, listed: list[Fact], facts: Facts, stem: Stem) -> _Marks:
    start, end = listed[at].at + 1, _end(listed[at], listed, facts)
    tail = _marks(facts, start, end, stem)
    before = _marks(facts, 0, start, stem)
    after = _marks(facts, end, len(facts.tokens), stem)
    strong = tail.dates_and_names - before.dates_and_names - after.dates_and_names
    words = tail.words - before.words - after.words
    return _Marks(strong, words)


def _marks(facts: Facts, start: int, end: int, stem: Stem) -> _Marks:
    named = (*(fact for fact in facts.numbers if fact.kind in _DATES), *facts.names)
    strong = {fact.value for fact in named if start <= fact.at < end}
    taken = {fact.at for fact in facts.numbers}
    words = (stem(facts.tokens[at]) for at in range(start, end) if at not in taken)
    return _Marks(frozenset(strong), frozenset(word for word in words if word))
