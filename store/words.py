"""Text -> the terms that it is searched and compared by, in English and Albanian."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import Stemmer

from store.language import fold

_WORD = re.compile(r"[^\W_]+(?:/[^\W_]+)*")
_USA = re.compile(r"\bu\.s\.|\bunited states\b")
_SET_UP = re.compile(r"\bset(?:ting|s)? up\b")
# Albanian bends and builds words at their ends; what two forms share lies in their beginning.
_BEGINNING = 6


def terms(text: str, language: str) -> list[str]:
    """Give the stems of a text's words in order, without stop words, abbreviations written out."""
    language = "sq" if language == "sq" else "en"
    words = _vocabulary(language)
    folded = fold(text)
    if language == "en":
        folded = _SET_UP.sub("established", _USA.sub("usa", folded))
    written_out = (part for word in _WORD.findall(folded) for part in words.parts(word))
    return [_stem(word, language) for word in written_out if words.counts(word)]


@dataclass(frozen=True)
class _Vocabulary:
    stop: frozenset[str]
    long: dict[str, list[str]]
    same: dict[str, str]
    endings: tuple[str, ...]

    def parts(self, word: str) -> list[str]:
        return self.long.get(word, [word])

    def counts(self, word: str) -> bool:
        return word not in self.stop and (len(word) > 1 or word.isdigit())


@lru_cache(maxsize=1 << 16)
def _stem(word: str, language: str) -> str:
    if any(char.isdigit() for char in word):
        return word
    words = _vocabulary(language)
    bare = _bare(word, words.endings)[:_BEGINNING] if words.endings else _english(word)
    return words.same.get(bare, bare)


def _bare(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _english(word: str) -> str:
    # Snowball's English stemmer (Porter2); its objects may not be shared between threads.
    return str(Stemmer.Stemmer("english").stemWord(word))


@lru_cache(maxsize=2)
def _vocabulary(language: str) -> _Vocabulary:
    path = Path(__file__).with_name("words.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))[language]
    endings = data.get("endings", {}).get("all", "").split()
    return _Vocabulary(
        frozenset(data["stop"].split()),
        {short: long.split() for short, long in data["long"].items()},
        data["same"],
        tuple(sorted(endings, key=len, reverse=True)),
    )
