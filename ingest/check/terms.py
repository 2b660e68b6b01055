"""The corpus and its glossary -> statements whose Albanian uses another word for a legal term."""

import re
import unicodedata
from collections.abc import Iterator

from ingest.check.corpus import Corpus

_SHORT = 3  # linking articles and prepositions carry no meaning of a term
_CUT = 3  # letters that an Albanian ending may change; as many at least are kept


def find_stray_terms(corpus: Corpus) -> Iterator[str]:
    """List statements that have the English term and none of its accepted Albanian forms."""
    terms = [
        (term["en"], _english(term["en"]), [_stems(form) for form in term["sq"]])
        for term in corpus.glossary
    ]
    for where, statement in corpus.statements():
        english = str(statement.get("en", ""))
        words = _words(str(statement.get("sq", "")))
        for name, pattern, forms in terms:
            if pattern.search(english) and not any(_holds(words, form) for form in forms):
                yield f"{where}: {name!r} in English, no accepted term in Albanian"


def _english(term: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in re.split(r"[\s-]+", term)]
    return re.compile(rf"\b{'[- ]'.join(words)}(?:s|es)?\b", re.IGNORECASE)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFD", text.lower())
    return re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))


def _stems(form: str) -> list[str]:
    words = _words(form)
    return [w[: max(_CUT, len(w) - _CUT)] for w in words if len(w) > _SHORT or len(words) == 1]


def _holds(words: list[str], stems: list[str]) -> bool:
    return all(any(word.startswith(stem) for word in words) for stem in stems)
