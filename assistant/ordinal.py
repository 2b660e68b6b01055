"""A folded text -> which rounds, reports, plans or protocols it counts: "the second round", 2."""

import re

_COUNTED = (
    r"(?:evaluation |monitoring |periodic |national |action )?"
    r"(?:rounds?|cycles?|reports?|evaluations?|plans?|visits?|phases?|trainings?)"
)
_COUNTED_SQ = (
    r"(?:raund|cikl|raport|vleresim|plan|vizit|faz|trajnim)\w*"
    r"(?: (?:vleresimi|monitorimi|veprimi))?"
)
_ORDINALS = (
    r"first|1st",
    r"second|2nd",
    r"third|3rd",
    r"fourth|4th",
    r"fifth|5th",
)
_ORDINALS_SQ = (r"par[ei]", r"dyte", r"trete", r"katert", r"peste")
_PATTERNS = [
    (
        number,
        re.compile(rf"\b(?:{word}) {_COUNTED}\b|\b{_COUNTED_SQ} (?:[ie] |te |se )?{word_sq}\b"),
    )
    for number, (word, word_sq) in enumerate(zip(_ORDINALS, _ORDINALS_SQ, strict=True), 1)
]


def read_ordinals(folded: str) -> frozenset[int]:
    """Give the numbers from 1 to 5 by which a text counts something of a series."""
    return frozenset(number for number, pattern in _PATTERNS if pattern.search(folded))
