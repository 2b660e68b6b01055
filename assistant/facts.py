"""A text -> the numbers, names and bodies that it states, each with its kind and its place.

Works alike on a draft and on the passage that it cites, in English and Albanian, so that the two
can be compared. Judges nothing.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.dated import may_be_month, year_kind
from store.language import fold

_NUMERIC_DATE = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")
_GROUPED = re.compile(r"(?<![\d/])\d{1,3}(?:[ ,.]\d{3})+(?![\d/])")
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)?(?:/\w+|[a-z]\b)?|[^\W\d_]+(?:['’][^\W\d_]+)?|[%€$]", re.IGNORECASE
)
_JOINERS = frozenset("and or to through e dhe ose deri apo per ne".split())
_HEADS = {
    "article": re.compile(r"articles?|arts?|nen(?:i|e|it|et|in|eve|en)"),
    "paragraph": re.compile(r"par(?:agraph|a)s?|points?|paragraf\w*|pik(?:a|en?|es|at)|shkronj\w*"),
    "instrument": re.compile(
        r"no|nr|law|ligj\w*|decision|vendim\w*|order|urdher\w*|convention|konvent\w*|vkm|cets|dcm"
        r"|act|protocol\w*|protokoll\w*|numri|number"
    ),
}
_UNITS = {
    "span year": re.compile(r"years?|vjet|vjec\w*|viti|vite|vitesh|vjetesh"),
    "span month": re.compile(r"months?|muaj\w*"),
    "span week": re.compile(r"weeks?|jav\w*"),
    "span day": re.compile(r"days?|dite\w*"),
    "span hour": re.compile(r"hours?|ore\w*"),
    "share": re.compile(r"%|percent|cent|perqind\w*"),
    "money": re.compile(
        r"lek\w*|euros?|eur|€|\$|usd|dollars?|dollare\w*|million|milion\w*|billion"
    ),
}
_COUNTRY = re.compile(r"albania\w*|shqip\w*")
_SMALL = frozenset("of the and for to in on e i te se dhe per ne".split())


@dataclass(frozen=True, slots=True)
class Fact:
    """Something stated: a value of a kind, at a token of the text."""

    kind: str
    value: str
    at: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text states. `tokens` are its words and numbers, folded, in order."""

    tokens: tuple[str, ...]
    numbers: tuple[Fact, ...]
    names: tuple[Fact, ...]
    bodies: tuple[Fact, ...]


@lru_cache(maxsize=512)
def read_facts(text: str, language: str) -> Facts:
    """Read the facts of a text in a language."""
    plain = _plain(text)
    matches = list(_TOKEN.finditer(plain))
    tokens = tuple(fold(match.group()) for match in matches)
    numbers = _numbers(tokens, language)
    counted = {fact.at for fact in numbers}
    names = tuple(
        Fact("name", tokens[at], at)
        for at, match in enumerate(matches)
        if at not in counted and _is_name(plain, matches, at)
    )
    return Facts(tokens, numbers, names, _bodies(tokens))


@lru_cache(maxsize=1)
def word_lists() -> dict[str, Any]:
    """Give the word lists of `facts.toml`."""
    path = Path(__file__).with_name("facts.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _plain(text: str) -> str:
    """Write dates and large numbers in one way."""
    months = word_lists()["months"]["en"].split()

    def written(day: str, month: str, year: str) -> str:
        named = months[int(month) - 1] if 1 <= int(month) <= 12 else month
        return f"{day.lstrip('0')} {named} {year}"

    text = _ISO_DATE.sub(lambda m: written(m[3] or "", m[2], m[1]), text)
    text = _NUMERIC_DATE.sub(lambda m: written(m[1], m[2], m[3]), text)
    return _GROUPED.sub(lambda m: re.sub(r"[ ,.]", "", m.group()), text)


def _numbers(tokens: tuple[str, ...], language: str) -> tuple[Fact, ...]:
    found = []
    spelt = _spelt(tokens, language)
    for at, token in enumerate(tokens):
        if token[0].isdigit():
            found.append(Fact(_kind(tokens, at), _value(tokens, at), at))
        elif may_be_month(tokens, at) and (month := _month(tokens, at)):
            found.append(Fact("month", month, at))
        elif at in spelt:
            found.append(Fact(_kind(tokens, at), spelt[at], at))
    return tuple(found)


def _value(tokens: tuple[str, ...], at: int) -> str:
    token = tokens[at]
    if joined := re.fullmatch(r"(\d+)([a-z])", token):
        return f"{joined[1]}/{joined[2]}"
    written = token.replace(",", ".")
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    if re.fullmatch(r"million|milion\w*", following) and re.fullmatch(r"[\d.]+", written):
        return str(round(float(written) * 1_000_000))
    return written


def _kind(tokens: tuple[str, ...], at: int) -> str:
    head = at - 1
    while head >= 0 and (tokens[head] in _JOINERS or tokens[head][0].isdigit()):
        head -= 1
    if head >= 0:
        for kind, pattern in _HEADS.items():
            if pattern.fullmatch(tokens[head]):
                return kind
    near = (token for token in tokens[at + 1 : at + 4] if token not in _JOINERS)
    unit = next((token for token in near if not token[0].isdigit()), "")
    for kind, pattern in _UNITS.items():
        if pattern.fullmatch(unit):
            return kind
    if at and tokens[at - 1] in "€$":
        return "money"
    return year_kind(tokens, at)


def _month(tokens: tuple[str, ...], at: int) -> str:
    near = tokens[max(0, at - 1) : at] + tokens[at + 1 : at + 3]
    if not any(token[0].isdigit() for token in near):
        return ""
    for names in word_lists()["months"].values():
        for number, name in enumerate(names.split(), 1):
            long = tokens[at].startswith(name) and len(tokens[at]) <= len(name) + 3
            if long or (tokens[at] == name[:3] and len(name) > 3):
                return str(number)
    return ""


def _spelt(tokens: tuple[str, ...], language: str) -> dict[int, str]:
    words: dict[str, int] = word_lists()["numbers"]["sq" if language == "sq" else "en"]
    found: dict[int, str] = {}
    skip = -1
    for at, token in enumerate(tokens):
        if at <= skip or token not in words:
            continue
        value, ahead = words[token], at + 1
        if language == "sq" and ahead < len(tokens) and tokens[ahead] == "e":
            ahead += 1
        unit = words.get(tokens[ahead], 0) if ahead < len(tokens) else 0
        if value >= 20 and 0 < unit < 10:
            value, skip = value + unit, ahead
        found[at] = str(value)
    return found


def _is_name(plain: str, matches: list[re.Match[str]], at: int) -> bool:
    word = matches[at].group()
    small = len(word) == 1 or fold(word) in _SMALL
    if small or not word[0].isupper() or _COUNTRY.fullmatch(fold(word)):
        return False
    if word.isupper():
        return True
    first = at == 0 or plain[: matches[at].start()].rstrip(" \"'“‘(«")[-1:] in {".", "!", "?", ""}
    return not first or (at + 1 < len(matches) and matches[at + 1].group()[0].isupper())


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[str, str, re.Pattern[str]]]:
    return [
        (kind, name, re.compile(rf"\b(?:{ways})\b"))
        for kind, group in (("body", "bodies"), ("body", "courts"), ("sanction", "sanctions"))
        for name, ways in word_lists()[group].items()
    ]


def _bodies(tokens: tuple[str, ...]) -> tuple[Fact, ...]:
    text = " ".join(tokens)
    found = [
        Fact(kind, name, text.count(" ", 0, match.start()))
        for kind, name, pattern in _patterns()
        for match in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda fact: fact.at))
