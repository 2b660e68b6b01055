"""Question -> what a sentence must hold to answer it: a year, an article, a date, a number."""

import re
from dataclasses import dataclass

from assistant.dated import event_years
from assistant.ordinal import read_ordinals
from assistant.person import read_post, tells_holder
from assistant.places import places_in
from assistant.rewrite import JOINT
from store.language import fold
from store.words import terms

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ARTICLE = re.compile(r"\b(?:articles?|art\.?|nen[ie]t?|neneve)\s+(\d+(?:/\w+)?)", re.I)
# A list of articles as a text names them: "Articles 4, 5 and 10(2)", "nenet 13-15".
_LISTED = re.compile(
    r"\b(?:articles?|arts?\.?|nen[ie]t?|neneve)\s+"
    r"((?:\d+(?:/\w+)?(?:\s?\(\w+\))*(?:\s?(?:,|;|and|or|to|dhe|ose|e|deri|[–-])\s?)*)+)",
    re.I,
)
_PLACE = re.compile(r"\d+(?:/\w+)?")
# The number of a law, a decision, a convention.
_INSTRUMENT = re.compile(
    r"\b(?:no\.?|nr\.?|law|ligj\w*|decision|vendim\w*|vkm|cets|convention|konvent\w*|act)"
    r"\s+(\d+(?:/\d+)?)",
    re.I,
)
_MONEY = re.compile(
    r"\b(?:budget\w*|buxhet\w*|salar\w+|wages?|how much money|how many (?:lek|euros?|dollars)"
    r"|sa (?:para|leke?|euro|dollare))\b"
)
# Where a sum is asked for, "the budget was doubled" is no answer.
_SUM_ASKED = re.compile(
    r"\b(?:how much money|how many (?:lek|euros?|dollars)|sa (?:para|leke?|euro|dollare)"
    r"|(?:what|how (?:big|large|high|much)) (?:is|was|were|are) (?:\w+ ){0,3}(?:budget|salar)\w*"
    r"|sa (?:eshte|ishte|ka qene) (?:buxhet|pag)\w*)\b"
)
_CURRENCY = re.compile(r"[€$]|\b(?:lek\w*|euros?|eur|usd|dollar\w*|million\w*|milion\w*)\b")
_AMOUNT = re.compile(r"\b(?:lek\w*|euros?|eur|usd|dollar\w*|fund\w*|budget\w*|buxhet\w*|fond\w*)\b")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|no|nje|dy|tre|kater)\b"
)
# "before 2013", "already in 2010" ask for what was earlier: the year itself need not be there.
_EARLIER = re.compile(
    r"\b(?:(?:before|until|prior to|para|perpara|deri ne) (?:the year |viti\w? )?|already\b.*?\b)"
    r"((?:19|20)\d\d)\b"
)
_WHEN = re.compile(
    r"^(?:when|since when|in (?:what|which) year|kur|qe kur|ne cilin vit|ne c.?fare viti?)\b"
    r"|\b(?:what|which) year\b|\bcilin vit\b"
)
# What a report says may be asked by the report's own year.
_REPORT = re.compile(
    r"\b(?:report\w*|comment\w*|raport\w*|koment\w*|sa(?:y|ys|id)|tha|thote|thoshte)\b"
)
_COUNT = re.compile(r"\b(?:how many|how much|how long|sa)\b")
_ABBREVIATION = re.compile(r"\b[A-ZÇË]{4,}\b")
_NAME = re.compile(r"\b(?:[A-ZÇË][^\W_]*|\d+(?:[/.]\w+)*)\b")


@dataclass(frozen=True, slots=True)
class Demand:
    """What the question asks of a sentence."""

    language: str
    years: frozenset[str]
    of_report: bool
    ordinals: frozenset[int]
    post: str
    articles: frozenset[str]
    instruments: frozenset[str]
    places: frozenset[str]
    names: frozenset[str]
    abbreviations: frozenset[str]
    wants_date: bool
    wants_number: bool
    wants_money: bool
    wants_sum: bool

    def held_by(self, text: str) -> bool:
        """Whether the number, place or amount asked about is there: without it nothing answers."""
        return (
            self.years_met(text)
            and self.articles_met(text)
            and self.places_met(text)
            and self.instruments_met(text)
            and self.money_met(text)
            and self.abbreviations_met(text)
            and self.ordinals_met(text)
        )

    def years_in(self, text: str) -> frozenset[str]:
        """Give the years that a text tells of; a report's own only where reports are asked for."""
        return frozenset(_YEAR.findall(text)) if self.of_report else event_years(fold(text))

    def years_met(self, text: str) -> bool:
        """Whether the year asked about is in the text; of several, one: each has its sentence."""
        return not self.years or bool(self.years & self.years_in(text))

    def years_missing(self, texts: list[str]) -> frozenset[str]:
        """Give the years asked about that are in none of the texts."""
        return self.years.difference(*(self.years_in(text) for text in texts))

    def holder_met(self, text: str) -> bool:
        """Whether the text says who held the post, where that is asked."""
        return not self.post or tells_holder(text, self.post)

    def ordinals_met(self, text: str) -> bool:
        """Whether no other round or report of a series is told of than the one asked about."""
        told = read_ordinals(fold(text)) if self.ordinals else frozenset()
        return not told or bool(told & self.ordinals)

    def articles_met(self, text: str) -> bool:
        """Whether every article asked about is named as one; `110/a` is not `110`."""
        listed = " ".join(_LISTED.findall(text)) or text
        return self.articles <= {place.lower() for place in _PLACE.findall(listed)}

    def instruments_met(self, text: str) -> bool:
        """Whether a law, decision or convention asked about by its number is in the text."""
        found = {
            number for whole in _PLACE.findall(text) for number in (whole, whole.split("/")[0])
        }
        return not self.instruments or bool(self.instruments & found)

    def places_met(self, text: str) -> bool:
        """Whether every other country asked about is in the text."""
        return self.places <= places_in(text)

    def money_met(self, text: str) -> bool:
        """Whether the text holds an amount of money, where one is asked for."""
        folded = fold(text)
        if self.wants_sum:
            return bool(_CURRENCY.search(folded) and re.search(r"\d", _YEAR.sub("", folded)))
        return not self.wants_money or bool(_AMOUNT.search(folded) and _NUMBER.search(folded))

    def abbreviations_met(self, text: str) -> bool:
        """Whether each abbreviation is there: GREVIO's members are not GRETA's."""
        if not self.abbreviations:
            return True
        words = set(terms(text, self.language))
        return all(words.issuperset(terms(each, self.language)) for each in self.abbreviations)

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
    folded, own = fold(question), question.split(JOINT)[0]
    wants_date = bool(_WHEN.search(folded))
    wants_number = bool(_COUNT.search(folded)) and (language == "sq" or "how" in folded)
    return Demand(
        language,
        frozenset(_YEAR.findall(question)) - frozenset(_EARLIER.findall(folded)),
        bool(_REPORT.search(folded)),
        read_ordinals(folded),
        read_post(own),
        frozenset(match.lower() for match in _ARTICLE.findall(question)),
        # A follow-up may leave the instrument of the turn before: only its own words count.
        frozenset(_INSTRUMENT.findall(folded.split(JOINT)[0])) - frozenset(_YEAR.findall(question)),
        places_in(question),
        _names(question),
        frozenset() if question.isupper() else frozenset(_ABBREVIATION.findall(own)),
        wants_date,
        wants_number and not wants_date,
        bool(_MONEY.search(folded)),
        bool(_SUM_ASKED.search(folded)),
    )


def _names(question: str) -> frozenset[str]:
    found = (match.group() for match in _NAME.finditer(question))
    # The first word has a capital anyway.
    return frozenset(
        fold(name) for name in found if not (question.startswith(name) and name[1:].islower())
    )
