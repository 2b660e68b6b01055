"""Question -> what a sentence must hold to answer it: a year, an article, a date, a number."""

import re
from dataclasses import dataclass

from store.language import fold

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ARTICLE = re.compile(r"\b(?:articles?|art\.?|nen[ie]t?|neneve)\s+(\d+(?:/\w+)?)", re.I)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|no|nje|dy|tre|kater)\b"
)
_DATE = re.compile(r"\b(?:19|20)\d\d\b")
_WHEN = re.compile(
    r"^(?:when|since when|in (?:what|which) year|kur|qe kur|ne cilin vit|ne c.?fare viti?)\b"
    r"|\b(?:what|which) year\b|\bcilin vit\b"
)
_COUNT = re.compile(r"\b(?:how many|how much|how long|sa)\b")
# A sentence of the wrong kind is not barred: the question may have been read wrongly.
_WRONG_KIND = 0.8


@dataclass(frozen=True, slots=True)
class Demand:
    """What the question asks of a sentence."""

    years: frozenset[str]
    articles: frozenset[str]
    wants_date: bool
    wants_number: bool

    def met_by(self, text: str, around: str) -> bool:
        """Whether the years and articles asked about hold of a sentence and its heading."""
        whole = f"{text} {around}"
        if not self.years <= set(_YEAR.findall(whole)):
            return False
        return all(re.search(rf"(?<![\w/]){re.escape(a)}(?![\w/])", whole) for a in self.articles)

    def fit(self, text: str) -> float:
        """How well the kind of a sentence fits: 1 when it holds the date or number asked for."""
        if self.wants_date and not _DATE.search(text):
            return _WRONG_KIND
        if self.wants_number and not _NUMBER.search(fold(text)):
            return _WRONG_KIND
        return 1.0


def read_demand(question: str, language: str) -> Demand:
    """Read what a question asks for; works on either language."""
    folded = fold(question)
    wants_date = bool(_WHEN.search(folded))
    wants_number = bool(_COUNT.search(folded)) and (language == "sq" or "how" in folded)
    return Demand(
        frozenset(_YEAR.findall(question)),
        frozenset(match.lower() for match in _ARTICLE.findall(question)),
        wants_date,
        wants_number and not wants_date,
    )
