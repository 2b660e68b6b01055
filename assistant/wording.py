"""A sentence + what it rests on -> whether its words stray from it: too few of them are held.

Numbers, names and bodies are looked at elsewhere; this is about the rest.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from assistant.facts import word_lists
from store.embedding import Vectors
from store.language import fold
from store.words import terms

Embed = Callable[[list[str]], Vectors]

# Share of the sentence's own words that the cited text must hold: alone, or with a like meaning.
_COVERED = 0.6
_COVERED_ALIKE = 0.35
_ALIKE = 0.45
# So many own words in a row are a claim of its own.
_INVENTED = 3
_BEGINNING = 5


def strays(
    sentence: str, evidence: str, stems: frozenset[str], language: str, embed: Embed
) -> bool:
    """Whether a sentence says in its own words what the evidence does not."""
    weighty = _light(language).sub(" ", fold(sentence))
    own = [term for term in terms(weighty, language) if not term[0].isdigit()]
    beginnings = {stem[:_BEGINNING] for stem in stems}
    held = [term in stems or term[:_BEGINNING] in beginnings for term in own]
    unheld = "".join("." if each else "x" for each in held)
    share = sum(held) / max(len(own), 1)
    if share < _COVERED_ALIKE or "x" * _INVENTED in unheld:
        return True
    if share >= _COVERED:
        return False
    vectors = embed([sentence, evidence])
    return float(vectors[0] @ vectors[1]) < _ALIKE


@lru_cache(maxsize=2)
def _light(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{word_lists()['light']['sq' if language == 'sq' else 'en']})\b")
