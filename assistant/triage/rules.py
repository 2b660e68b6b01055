"""The rule files of a language -> rules, and the rules that a sentence meets."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from assistant.triage.template import Classes, Template, compile_template

_FOLDER = Path(__file__).parent
_SHORTEST_STEM = 2
_WHOLE = re.compile(r"(?<![\w{*])[a-z]{4,}(?![\w}*:])")


class Rules:
    """All rules of one kind in one language. Only those are tried that a word calls for."""

    def __init__(self, lines: list[str], classes: Classes) -> None:
        self._exact: dict[str, list[Template]] = defaultdict(list)
        self._stems: dict[str, list[Template]] = defaultdict(list)
        for line in lines:
            template = compile_template(line, classes)
            for word in template.anchors:
                table = self._stems if word.endswith("*") else self._exact
                table[word.removesuffix("*")].append(template)

    def met(self, sentence: str) -> bool:
        """Say whether a sentence of spaced words meets any rule."""
        return any(template.pattern.search(sentence) for template in self._called(sentence))

    def without(self, sentence: str) -> str:
        """Blank out what the rules match."""
        for template in self._called(sentence):
            sentence = template.pattern.sub("* ", sentence)
        return sentence

    def _called(self, sentence: str) -> Iterator[Template]:
        tried = set()
        for word in set(sentence.split()):
            lists = [self._exact.get(word, ())]
            lists += [
                self._stems.get(word[:end], ()) for end in range(_SHORTEST_STEM, len(word) + 1)
            ]
            for template in (template for found in lists for template in found):
                if id(template) not in tried:
                    tried.add(id(template))
                    yield template


@lru_cache
def rules_of(language: str, kind: str) -> Rules:
    """Read the rules of one kind; read once."""
    return Rules(_lines(_FOLDER / language / f"{kind}.txt"), classes_of(language))


@lru_cache
def classes_of(language: str, kind: str = "words") -> Classes:
    """Read the word classes of a language."""
    lines = _lines(_FOLDER / language / f"{kind}.txt")
    pairs = [line.split(":", 1) for line in lines]
    return {name.strip(): [w.replace("+", " ") for w in words.split()] for name, words in pairs}


@lru_cache
def words_of(language: str) -> frozenset[str]:
    """Every whole word of the word classes: what misspelt words are mended to."""
    lines = _lines(_FOLDER / language / "words.txt")
    return frozenset(_WHOLE.findall(" ".join(lines)))


@lru_cache
def spelt_right(language: str) -> frozenset[str]:
    """Words to leave as they are: all of the rules, and common ones that lie near them."""
    paths = sorted((_FOLDER / language).glob("*.txt"))
    return frozenset(_WHOLE.findall(" ".join(line for path in paths for line in _lines(path))))


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
