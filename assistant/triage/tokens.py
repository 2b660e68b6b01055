"""A message -> its sentences as plain words, misspelt ones mended, in one reading a language."""

import re

from assistant.triage.typos import mend
from store.language import fold

_QUOTED = re.compile(r"\"[^\"]{2,300}\"|“[^”]{2,300}”|«[^»]{2,300}»|„[^“”]{2,300}[“”]")
_SENTENCE = re.compile(r"[.!?;:\n…]+(?=\s|$)|\n")
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*|[a-z0-9]+'")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_LONG = {
    "im": "i am",
    "ive": "i have",
    "cant": "can not",
    "cannot": "can not",
    "wont": "will not",
    "dont": "do not",
    "doesnt": "does not",
    "didnt": "did not",
    "isnt": "is not",
    "arent": "are not",
    "wasnt": "was not",
    "hasnt": "has not",
    "havent": "have not",
    "wouldnt": "would not",
    "couldnt": "could not",
    "theyre": "they are",
    "shes": "she is",
    "hes": "he is",
    "whats": "what is",
    "r": "are",
    "u": "you",
    "ur": "your",
    "pls": "please",
    "plz": "please",
    "gonna": "going to",
    "wanna": "want to",
    "cuz": "because",
}
_ENDINGS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}
# What Albanian clitics and negations leave when the apostrophe is forgotten: skam, mkan, tia.
_CLITIC = re.compile(
    r"^(?:(s|m)(?=(?:kam|ka|kan|kane|di|dua|mund|lan|lane|len|lene|lejn|jap|jep|pagu|del|dal|mban|rreh"
    r"|rref|rrah|detyr|thot|than|marr|mor|con|bej|bo)[a-z]*$)|(t)(?=(?:ia|ua)$))"
)


def read_sentences(text: str, first_person: re.Pattern[str], language: str) -> list[str]:
    """Split a message into sentences of spaced words, each between two spaces.

    What somebody else is quoted as saying is left out when the writer does not speak of herself.
    """
    plain = _STRETCHED.sub(r"\1", fold(text).translate(_APOSTROPHES))
    outside = _QUOTED.sub(" ", plain)
    if outside.strip() and not first_person.search(outside):
        plain = outside
    sentences = [_words(part, language) for part in _SENTENCE.split(plain)]
    return [f" {' '.join(words)} " for words in sentences]


def mend_all(sentence: str, language: str) -> str:
    """Mend the misspelt words of a sentence."""
    return f" {' '.join(mend(word, language) for word in sentence.split())} "


_APOSTROPHES = {ord(char): "'" for char in "’‘`´ʼ"}


def _words(text: str, language: str) -> list[str]:
    words = _WORD.findall(text)
    pieces = (_english(word) if language == "en" else _albanian(word) for word in words)
    return " ".join(pieces).split()


def _english(word: str) -> str:
    head, _, ending = word.partition("'")
    if ending in ("t", "s") and head.endswith("n") and ending == "t":
        return _LONG.get(head + "t", f"{head[:-1]} not")
    if ending in _ENDINGS:
        return f"{_LONG.get(head, head)} {_ENDINGS[ending]}"
    if ending == "s" and head in ("he", "she", "it", "what", "that", "there", "who"):
        return f"{head} is"
    return _LONG.get(word, head)


def _albanian(word: str) -> str:
    return _CLITIC.sub(r"\1\2 ", word.replace("'", " "))
