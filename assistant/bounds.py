"""Facts of a sentence + facts of what it rests on -> whether a limit has been turned or dropped.

"Up to ten years" and "at least ten years" hold the same number. Each number is read with what
limits it, before or after: a floor, a ceiling, more than, less than, about, or an end of a range.
"""

import re
from functools import lru_cache

from assistant.facts import Fact, Facts, word_lists

_BEFORE, _AFTER = 5, 5
# What may be said of a number that is limited so; a range is its own floor and ceiling.
_FITS = {
    "floor": {"floor", "from"},
    "ceiling": {"ceiling", "until"},
    "more": {"more", "floor"},
    "less": {"less"},
    "about": {"about", "none", "more", "floor"},
    "from": {"from", "none"},
    "until": {"until", "none"},
    "none": {"none", "about", "more", "from", "until"},
}
_LIMITED = ("span", "money", "share", "plain")
_RANGE = re.compile(r"\d\S*(?: \w+)? (?:to|deri ne|deri|and|dhe|through|until)$")
_GOES_ON = re.compile(r"(?:\w+ )?(?:to|deri ne|deri|through|until) (?=\d)")


def turned_limits(said: Facts, rests: Facts) -> list[Fact]:
    """List the numbers whose limit in the passage is another one."""
    return [fact for fact in said.numbers if _is_limited(fact) and _turned(fact, said, rests)]


def _turned(fact: Fact, said: Facts, rests: Facts) -> bool:
    known: set[str] = set()
    before = "none"
    for other in filter(_is_limited, rests.numbers):
        limit = _limit(other, rests)
        if other.value == fact.value:
            # "At least 36 here and 25 there" limits both.
            known |= {limit, before} if limit == "none" else {limit}
        before = before if limit == "none" else limit
    return bool(known) and not known & _FITS[_limit(fact, said)]


def _is_limited(fact: Fact) -> bool:
    return fact.kind.startswith(_LIMITED)


def _limit(fact: Fact, facts: Facts) -> str:
    digits = {each.at: each.value for each in facts.numbers}
    tokens = [digits.get(at, token) for at, token in enumerate(facts.tokens)]
    before = " ".join(tokens[max(0, fact.at - _BEFORE) : fact.at])
    after = " ".join(tokens[fact.at + 1 : fact.at + 1 + _AFTER])
    if _RANGE.search(before):
        return "until"
    if _GOES_ON.match(after):
        return "from"
    for name, ahead, behind in _patterns():
        if ahead.search(before) or behind.match(after):
            return name
    return "none"


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[str, re.Pattern[str], re.Pattern[str]]]:
    return [
        (
            name,
            re.compile(rf"\b(?:{ways['before']})$"),
            re.compile(rf"(?:\w+ ){{0,2}}?(?:{ways['after']})\b"),
        )
        for name, ways in word_lists()["limits"].items()
    ]
