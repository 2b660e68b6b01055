"""A message -> what triage sees in it: a person at risk, a misuse, a question about facts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.schemas import Language
from assistant.triage.rules import rules_of
from assistant.triage.sign import Sign, Words
from assistant.triage.tokens import mend_all, read_sentences
from store.language import fold

# The first of these that is seen decides the card.
_ORDER: tuple[Words, ...] = (
    "help_danger",
    "help_despair",
    "help_violence",
    "help_exploitation",
    "help_child",
)
_LANGUAGES: tuple[Language, ...] = ("en", "sq")
_FIRST_PERSON = {
    "en": re.compile(r"\b(?:i|me|my|mine|we|us|our|im|ive|myself)\b"),
    # "me", "ma" and "na" are left out: without the dots of ë they are everyday particles.
    "sq": re.compile(
        r"\b(?:une|mua|jam|jom|kam|kom|jemi|jena|kemi|kena|im|ime|mia|tim|time|jone|tone|punoj|dua"
        r"|fle|jetoj|[a-z]{3,}(?:ova|hem)|duhet te [a-z]+(?:oj|em|ell)"
        r"|po me|po na|s me|m|ma|nuk me|(?:me|na) (?:ka|kan|kane|rreh|sheh|shikon|thote|thone|tha|thane"
        r"|vuri|vune|gjuan|hodhi|dha|dhane|mori|moren|solli|sollen|la|lane|kapi|nxori|nxoren|terhoqi|merr"
        r"|[a-z]+(?:oi|uan|ojne|ajne)))\b"
    ),
}
# Words of one language only, to see when a message is written in both.
_MARKS = {
    "en": re.compile(
        r"\b(?:the|he|she|they|is|are|am|my|and|not|don|doesn|help|please|to|you|have|has|who|what|how"
        r"|of|for|in|from|was|his|her|him|them|with|can|want|this|that|it|we|our)\b"
    ),
    "sq": re.compile(
        r"\b(?:nuk|dhe|eshte|ju|lutem|jam|kam|ka|po|per|nga|si|ai|te|ma|qe|kane|une|ne|se|do|mua|e|cfare"
        r"|ku|kush|sa|cdo|im|ime|jane|asht|osht|kan|tu|s|c|m|dua|mund|kur|edhe|ata|dikush)\b"
    ),
}
_LOOKS = {
    "en": re.compile(r"w|th|ck|ing\b|ed\b|y\b|oo|ee|ea|gh"),
    "sq": re.compile(
        r"xh|nj|gj|dh|zh|q(?!u)|sht|oj|ua[rn]?\b|jn[ei]|\bp[oe]\b|j[ae]\b|rr|ur\b|it\b"
    ),
}
_ASKS = re.compile(
    r"\?|^\s*(?:what|which|who|how|where|when|is|can|cfare|cili|cila|kush|si|ku|a)\b"
)
_ADULT = 18
# A statement of fewer words tells no story.
_FEWEST_WORDS = 5
# From so many words on, a message counts as written in a second language too.
_MIXED_WORDS = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """What triage made of a message."""

    sign: Sign | None
    misuse: bool
    asks: bool
    # In which language it is written, the one that is written more first.
    languages: tuple[Language, ...]


def read_message(text: str) -> Reading:
    """Read a message in both languages at once: people mix them."""
    folded = fold(text)
    languages = _written_in(text, folded)
    spoken = languages[0]
    read = {tongue: read_sentences(text, _FIRST_PERSON[tongue], tongue) for tongue in _LANGUAGES}
    about = [_is_about(sentence, spoken) for sentence in read[spoken]]
    seen: set[Words] = set()
    for language, sentences in read.items():
        told = [one for one, asked in zip(sentences, about, strict=False) if not asked]
        seen.update(_signs(told, language))
        if language == spoken and not seen and _is_own_story(told, language, folded):
            seen.add("help_exploitation")
    misuse = any(_meets(read[tongue], tongue, "misuse") for tongue in _LANGUAGES)
    return Reading(
        sign=_sign(seen, child=_is_child(read, folded)),
        misuse=misuse,
        asks=bool(_ASKS.search(folded)) and _meets(read[spoken], spoken, "asks"),
        languages=languages,
    )


def _written_in(text: str, folded: str) -> tuple[Language, ...]:
    counts = {tongue: len(_MARKS[tongue].findall(folded)) for tongue in _LANGUAGES}
    counts["sq"] += len(re.findall("[ëç]", text.lower()))
    if counts["en"] == counts["sq"]:
        # The shape of the words must do; a statistical look would take longer than all the rest.
        return (
            ("sq",)
            if len(_LOOKS["sq"].findall(folded)) > len(_LOOKS["en"].findall(folded))
            else ("en",)
        )
    first: Language = "sq" if counts["sq"] > counts["en"] else "en"
    second: Language = "en" if first == "sq" else "sq"
    mixed = counts[second] >= max(_MIXED_WORDS, counts[first] / 2)
    return (first, second) if mixed else (first,)


def _signs(sentences: list[str], language: Language) -> Iterator[Words]:
    harmless = rules_of(language, "harmless")
    for sentence in sentences:
        plain = harmless.without(mend_all(sentence, language))
        for words in _ORDER:
            if rules_of(language, words.removeprefix("help_")).met(plain):
                yield words


def _is_own_story(sentences: list[str], language: Language, folded: str) -> bool:
    """Whether somebody tells of her own life, outside work and study, and asks about no subject.

    People come here with questions about law. Who tells instead what happens to her has a reason.
    """
    if _meets(sentences, language, "study"):
        return False
    plain = [rules_of(language, "harmless").without(sentence) for sentence in sentences]
    own = [sentence for sentence in plain if _FIRST_PERSON[language].search(sentence)]
    if _meets(own, language, "agent"):
        return True
    long = any(len(sentence.split()) >= _FEWEST_WORDS for sentence in own)
    return long and not _ASKS.search(folded) and not _meets(sentences, language, "wants")


def _sign(seen: set[Words], child: bool) -> Sign | None:
    words = next((words for words in _ORDER if words in seen), None)
    match words:
        case None:
            return None
        case "help_danger" | "help_despair":
            return Sign("danger", words, child)
        case _ if child or words == "help_child":
            return Sign("child", "help_child", child=True)
        case "help_violence":
            return Sign("violence", words)
        case _:
            return Sign("exploitation", words)


def _is_child(read: dict[Language, list[str]], folded: str) -> bool:
    ages = [int(age) for age in _AGE.findall(folded)]
    if ages:
        return min(ages) < _ADULT
    return any(_meets(read[tongue], tongue, "school") for tongue in _LANGUAGES)


_AGE = re.compile(
    r"(?:\b(?:i am|i'm|im|is|he's|she's|age|aged|jam|eshte|osht|asht)\s+(?:only\s+|vetem\s+)?"
    r"(\d{1,2})\b(?!\s*(?:hours|days|weeks|months|of us|workers|people|ore|dite|jave|muaj|veta)))"
)


def _is_about(sentence: str, language: Language) -> bool:
    """Whether a sentence asks about the subject and speaks of nobody near."""
    if _FIRST_PERSON[language].search(sentence) or rules_of(language, "here").met(sentence):
        return False
    return rules_of(language, "about").met(sentence)


def _meets(sentences: list[str], language: Language, kind: str) -> bool:
    return any(rules_of(language, kind).met(sentence) for sentence in sentences)
