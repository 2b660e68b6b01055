"""A message -> what the rule files find in it, sentence by sentence, in both languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.schemas import Language
from assistant.triage.rules import rules_of
from assistant.triage.sign import ORDER, Words
from assistant.triage.tokens import mend_all, read_sentences
from assistant.triage.written import written_in
from store.language import fold

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
# A statement of fewer words tells no story.
_FEWEST_WORDS = 5
# What a message is about, as the rule files see it; the scorer weighs these beside its words.
_MARKS = ("misuse", "study", "wants", "asks", "agent", "school", "here", "plea")


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules make of a message."""

    # In which language it is written, the one that is written more first.
    languages: tuple[Language, ...]
    # Sentences of the language that is written more, as spaced words.
    sentences: list[str]
    signs: frozenset[Words]
    marks: frozenset[str]
    asked: bool


def find_signs(text: str) -> Found:
    """Read a message in both languages at once: people mix them."""
    folded = fold(text)
    languages = written_in(text)
    spoken = languages[0]
    read = {tongue: read_sentences(text, _FIRST_PERSON[tongue], tongue) for tongue in _LANGUAGES}
    clitic = bool(_CLITIC.search(_QUOTED.sub(" ", text)))
    about = [not clitic and _is_about(sentence, spoken) for sentence in read[spoken]]
    signs: set[Words] = set()
    for language, sentences in read.items():
        told = [one for one, asked in zip(sentences, about, strict=False) if not asked]
        signs.update(_signs(told, language))
    marks = {mark for mark in _MARKS if any(_meets(read[one], one, mark) for one in _LANGUAGES)}
    if _is_own_story(read[spoken], spoken, folded, clitic):
        marks.add("own story")
    if any(about):
        marks.add("about")
    if clitic or any(_FIRST_PERSON[spoken].search(one) for one in read[spoken]):
        marks.add("first person")
    if not _meets(read[spoken], spoken, "asks"):
        marks.discard("asks")
    return Found(
        languages=languages,
        sentences=read[spoken],
        signs=frozenset(signs),
        marks=frozenset(marks),
        asked=bool(_ASKS.search(folded)),
    )


def _signs(sentences: list[str], language: Language) -> Iterator[Words]:
    harmless = rules_of(language, "harmless")
    for sentence in sentences:
        plain = harmless.without(mend_all(sentence, language))
        for words in ORDER:
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


def _is_about(sentence: str, language: Language) -> bool:
    """Whether a sentence asks about the subject and speaks of nobody near."""
    if _FIRST_PERSON[language].search(sentence) or rules_of(language, "here").met(sentence):
        return False
    return rules_of(language, "about").met(sentence)


def _meets(sentences: list[str], language: Language, kind: str) -> bool:
    return any(rules_of(language, kind).met(sentence) for sentence in sentences)
