"""A message -> what triage sees in it: a person at risk, a misuse, a question about facts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.schemas import Language
from assistant.triage.rules import rules_of
from assistant.triage.sign import Sign, Words
from assistant.triage.tokens import mend_all, read_sentences
from assistant.triage.written import written_in
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
        r"\b(?:une|mua|na(?! (?:trego|thot|jep|duhe|meso|shpjego))|jam|jom|kam|kom|jemi|jena"
        r"|kemi|kena|im|ime|mia|tim|time|jone|tone|punoj|dua"
        r"|fle|jetoj|[a-z]{3,}(?:ova|(?<!s)hem)|duhet te [a-z]+(?:oj|em|ell)"
        r"|po me|s me|m|ma|nuk me|me (?:ka|kan|kane|rreh|sheh|shikon|thote|thone|tha|thane|vuri"
        r"|vune|gjuan|hodhi|dha|dhane|mori|moren|solli|sollen|la|lane|kapi|nxori|nxoren|terhoqi|merr"
        r"|[a-z]+(?:oi|uan|ojne|ajne)))\b"
    ),
}
_ASKS = re.compile(
    r"\?|^\s*(?:what|which|who|how|where|when|is|can|cfare|cili|cila|kush|si|ku|a)\b"
)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»")
# "më" before a verb is "me"; before a day or in a comparison it is not. Folding would hide this.
_CLITIC = re.compile(
    r"\bm[ëË](?=\s+(?!shum|pak|mirë|keq|tepër|tej|vonë|parë|pas\b|afër|larg|lart|poshtë|[iea]\s|të\s|së\s"
    r"|duhe|in?tereso|trego|thuaj|shpjego|jep|fal|ndihmo|\d))",
    re.I,
)
# Albanian verbs say "I" by their ending alone.
_FIRST_VERB = re.compile(r"\b[a-z]{3,}(?:oj|uaj|os|is)\b")
_ADULT = 18
# A statement of fewer words tells no story.
_FEWEST_WORDS = 5


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
    languages = written_in(text)
    spoken = languages[0]
    read = {tongue: read_sentences(text, _FIRST_PERSON[tongue], tongue) for tongue in _LANGUAGES}
    clitic = bool(_CLITIC.search(_QUOTED.sub(" ", text)))
    about = [not clitic and _is_about(sentence, spoken) for sentence in read[spoken]]
    seen: set[Words] = set()
    for language, sentences in read.items():
        told = [one for one, asked in zip(sentences, about, strict=False) if not asked]
        seen.update(_signs(told, language))
    if not seen and not any(about) and _is_own_story(read[spoken], spoken, folded, clitic):
        seen.add("help_exploitation")
    misuse = any(_meets(read[tongue], tongue, "misuse") for tongue in _LANGUAGES)
    return Reading(
        sign=_sign(seen, child=_is_child(read, folded)),
        misuse=misuse,
        asks=bool(_ASKS.search(folded)) and _meets(read[spoken], spoken, "asks"),
        languages=languages,
    )


def _signs(sentences: list[str], language: Language) -> Iterator[Words]:
    harmless = rules_of(language, "harmless")
    for sentence in sentences:
        plain = harmless.without(mend_all(sentence, language))
        for words in _ORDER:
            if rules_of(language, words.removeprefix("help_")).met(plain):
                yield words


def _is_own_story(sentences: list[str], language: Language, folded: str, clitic: bool) -> bool:
    """Whether somebody tells of her own life, outside work and study, and asks about no subject.

    People come here with questions about law. Who tells instead what happens to her has a reason.
    """
    if _meets(sentences, language, "study") or _meets(sentences, language, "asks"):
        return False
    plain = [rules_of(language, "harmless").without(sentence) for sentence in sentences]
    own = [one for one in plain if clitic or _FIRST_PERSON[language].search(one)]
    if _meets(own, language, "agent"):
        return True
    if _ASKS.search(folded) or _meets(sentences, language, "wants"):
        return False
    # A statement, not a question: of herself, or of somebody whom she sees.
    told = [*own, *(one for one in plain if _of_somebody(one, language))]
    return any(len(sentence.split()) >= _FEWEST_WORDS for sentence in told)


def _of_somebody(sentence: str, language: Language) -> bool:
    first = language == "sq" and _FIRST_VERB.search(sentence)
    return bool(first) or rules_of(language, "agent").met(sentence)


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
