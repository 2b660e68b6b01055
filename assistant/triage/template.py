"""One line of a rule file -> a pattern over the words of a sentence.

`{class}` is a word of a class, `(a|b c)` one of several, `?` makes the item before it optional,
`*` ends a stem, `_` stands for up to three words, `__` for up to seven, `@` for a number.
"""

import re
from dataclasses import dataclass

Classes = dict[str, list[str]]
_ITEM = re.compile(r"\([^()]*\)\??|\S+")
_GAPS = {"_": r"(?:[^ ]+ ){0,3}?", "__": r"(?:[^ ]+ ){0,7}?"}
# Words that nearly every message has say nothing about which rules to try.
_COMMON = frozenset("i me my we am is are was be have has not to the a and te e i me se".split())


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled line: its pattern, and the words of which one must be there at all."""

    pattern: re.Pattern[str]
    anchors: tuple[str, ...]


def compile_template(line: str, classes: Classes) -> Template:
    """Compile one line; raises KeyError for a class that is not there."""
    items = _ITEM.findall(line)
    pattern = "".join(_item(item, classes) for item in items)
    needed = [
        _words(item, classes) for item in items if item not in _GAPS and not item.endswith("?")
    ]
    anchors = min((words for words in needed if "@" not in words), key=_weight)
    return Template(re.compile(f"(?<= ){pattern}"), anchors)


def _item(item: str, classes: Classes) -> str:
    if item in _GAPS:
        return _GAPS[item]
    optional = "?" if item.endswith("?") else ""
    choices = "|".join(_one(choice) for choice in _choices(item, classes))
    return f"(?:{choices}){optional}"


def _one(choice: str) -> str:
    words = (_GAPS.get(word) or _literal(word) for word in choice.split())
    return "".join(words)


def _literal(word: str) -> str:
    if word == "@":
        return r"\d+ "
    return re.escape(word[:-1]) + "[^ ]* " if word.endswith("*") else re.escape(word) + " "


def _choices(item: str, classes: Classes) -> list[str]:
    bare = item.removesuffix("?")
    parts = bare[1:-1].split("|") if bare.startswith("(") else [bare]
    choices: list[str] = []
    for part in parts:
        named = re.search(r"\{(\w+)\}", part)
        words = classes[named[1]] if named else [""]
        choices += [part.replace(named[0], word) if named else part for word in words]
    return choices


def _words(item: str, classes: Classes) -> tuple[str, ...]:
    # Of a choice of several words, the longest is the rarest.
    return tuple(max(choice.split(), key=len) for choice in _choices(item, classes))


def _weight(words: tuple[str, ...]) -> tuple[bool, int]:
    return any(word in _COMMON or word.startswith("_") for word in words), len(words)
