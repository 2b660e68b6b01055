"""Question -> what a sentence must hold to answer it: a year, an article, a date, a number."""

import re
from dataclasses import dataclass

from store.language import fold

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ARTICLE = re.compile(r"\b(?:articles?|art\.?|nen[ie]t?|neneve)\s+(\d+(?:/\w+)?)", re.I)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|no|nje|dy|tre|kater)\b"
)
_WHEN = re.compile(
    r"^(?:when|since when|in (?:what|which) year|kur|qe kur|ne cilin vit|ne c.?fare viti?)\b"
    r"|\b(?:what|which) year\b|\bcilin vit\b"
)
_COUNT = re.compile(r"\b(?:how many|how much|how long|sa)\b")
_NAME = re.compile(r"\b(?:[A-ZÇË][^\W_]*|\d+(?:[/.]\w+)*)\b")
# Beginnings of other countries' names and adjectives in both languages, folded. Another country's
# law is never answered with Albania's.
_PLACES = re.compile(
    r"\b(?:german|gjerman|ital|greec|greek|greqi|grek|kosov|montenegr|mal[ie]? te zi|serbi|macedoni"
    r"|maqedoni|croati|kroaci|bulgari|bullgari|romani|rumani|turkey|turkish|turqi|franc|french|spain"
    r"|spanish|spanj|switz|swiss|zvicr|austri|belgi|netherlands|dutch|holand|united kingdom|britain"
    r"|british|mbreteri|bosni|sloveni|hungar|hungari|poland|polish|poloni|ukrain|russia|rusi)"
)


@dataclass(frozen=True, slots=True)
class Demand:
    """What the question asks of a sentence."""

    years: frozenset[str]
    articles: frozenset[str]
    places: frozenset[str]
    names: frozenset[str]
    wants_date: bool
    wants_number: bool

    def years_met(self, text: str) -> bool:
        """Whether every year asked about is in the text."""
        return self.years <= set(_YEAR.findall(text))

    def articles_met(self, text: str) -> bool:
        """Whether every article asked about is in the text; `110/a` is not `110`."""
        return all(re.search(rf"(?<![\w/]){re.escape(a)}(?![\w/])", text) for a in self.articles)

    def places_met(self, text: str) -> bool:
        """Whether every other country asked about is in the text."""
        return self.places <= set(_PLACES.findall(fold(text)))

    def names_missing(self, folded: str) -> float:
        """Share of the names, abbreviations and numbers asked about that are not in the text."""
        return sum(name not in folded for name in self.names) / max(len(self.names), 1)

    def date_met(self, text: str) -> bool:
        """Whether the text holds a date, where one is asked for."""
        return not self.wants_date or bool(_YEAR.search(text))

    def number_met(self, text: str) -> bool:
        """Whether the text holds a number, where one is asked for."""
        return not self.wants_number or bool(_NUMBER.search(fold(text)))


def read_demand(question: str, language: str) -> Demand:
    """Read what a question asks for; works on either language."""
    folded = fold(question)
    wants_date = bool(_WHEN.search(folded))
    wants_number = bool(_COUNT.search(folded)) and (language == "sq" or "how" in folded)
    return Demand(
        frozenset(_YEAR.findall(question)),
        frozenset(match.lower() for match in _ARTICLE.findall(question)),
        frozenset(_PLACES.findall(folded)),
        _names(question),
        wants_date,
        wants_number and not wants_date,
    )


def _names(question: str) -> frozenset[str]:
    found = (match.group() for match in _NAME.finditer(question))
    # The first word has a capital anyway.
    return frozenset(
        fold(name) for name in found if not (question.startswith(name) and name[1:].islower())
    )
