"""A sentence + what it rests on -> whether who does a thing and to whom has been turned round.

"The High Court asked the Constitutional Court" turned round keeps every word. Parties are the
bodies and the people of the word lists: two that stand on both sides of one word, in both texts,
keep their sides, unless one text is passive; and what comes "by" or "from" a party comes from it.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from assistant.facts import word_lists
from store.language import fold

_TOKEN = re.compile(r"\w+|[.;:,]")
# A subject and its object stand no farther apart than this.
_APART = 9
_PASSIVE = re.compile(r"by|nga|prej|from|u|was|were|been|is|are|eshte|ishte|jane|ishin")
_SOURCE = {"by", "from", "nga", "prej"}
_LINKS = frozenset("or and ose dhe the a an e i te se".split())
_BREAKS = frozenset(". ; :".split())

Stem = Callable[[str], str]


def turned_round(sentence: str, evidence: str, stem: Stem) -> bool:
    """Whether two parties of the passage have changed places in the sentence."""
    said, rests = (_read(text) for text in (sentence, evidence))
    return _crossed(said, rests, stem) or _other_source(said, rests)


def _read(text: str) -> tuple[list[str], dict[int, str]]:
    tokens = _TOKEN.findall(fold(text))
    joined = " ".join(tokens)
    parties: dict[int, str] = {}
    for name, pattern in _parties():
        for match in pattern.finditer(joined):
            parties.setdefault(joined.count(" ", 0, match.start()), name)
    return tokens, parties


def _crossed(
    said: tuple[list[str], dict[int, str]], rests: tuple[list[str], dict[int, str]], stem: Stem
) -> bool:
    own, known = _triples(said, stem), _triples(rests, stem)
    turned = {(two, middle, one) for one, middle, two in own}
    return bool(turned & known) and not own & known


def _triples(read: tuple[list[str], dict[int, str]], stem: Stem) -> set[tuple[str, str, str]]:
    tokens, parties = read
    places = sorted(parties)
    found = set()
    for at, first in enumerate(places):
        for second in places[at + 1 :]:
            between = tokens[first + 1 : second]
            if second - first > _APART or _BREAKS & set(between):
                break
            if parties[first] == parties[second] or any(map(_PASSIVE.fullmatch, between)):
                continue
            middles = {stem(token) for token in between} - {""}
            found |= {(parties[first], middle, parties[second]) for middle in middles}
    return found


def _other_source(
    said: tuple[list[str], dict[int, str]], rests: tuple[list[str], dict[int, str]]
) -> bool:
    own, known = _sources(*said), _sources(*rests)
    there = set(rests[1].values())
    return (
        bool(own & there)
        and bool(known)
        and not own & known
        and bool(known & set(said[1].values()))
    )


def _sources(tokens: list[str], parties: dict[int, str]) -> set[str]:
    found = set()
    for at, name in parties.items():
        back = at - 1
        while back >= 0 and (tokens[back] in _LINKS or back in parties):
            back -= 1
        if back >= 0 and tokens[back] in _SOURCE:
            found.add(name)
    return found


@lru_cache(maxsize=1)
def _parties() -> list[tuple[str, re.Pattern[str]]]:
    lists = word_lists()
    return [
        (name, re.compile(rf"\b(?:{ways})\b"))
        for group in ("courts", "bodies", "people")
        for name, ways in lists[group].items()
    ]
