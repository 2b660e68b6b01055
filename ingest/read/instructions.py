"""A text -> the words in it that try to steer a language model, in English or Albanian."""

import re
from collections.abc import Sequence

from ingest.read.steering import PATTERNS

_Needs = tuple[tuple[str, ...], ...]
_FLAGS = re.I | re.S
_INSTRUCTIONS = tuple(
    (tuple(tuple(group.split()) for group in needs.split(" & ")), re.compile(pattern, _FLAGS))
    for needs, pattern in PATTERNS
)


def instruction_in(text: str) -> str:
    """Quote the words that look like an instruction to a model; "" when there are none."""
    return instructions_in([text])[0]


def instructions_in(texts: Sequence[str]) -> list[str]:
    """Give for each text what `instruction_in` gives; texts of one document cost less together."""
    folded = [_folded(text) for text in texts]
    words = "\n".join({word for text in folded for word in text.split()})
    possible = [
        (left, pattern) for needs, pattern in _INSTRUCTIONS if (left := _left(needs, words))
    ]
    return [_found(text, low, possible) for text, low in zip(texts, folded, strict=True)]


def _left(needs: _Needs, words: str) -> _Needs:
    """Leave out what no text holds, so that it is not looked for in each; () when all is lost."""
    left = tuple(tuple(word for word in group if word in words) for group in needs)
    return left if all(left) else ()


def _found(text: str, low: str, possible: list[tuple[_Needs, re.Pattern[str]]]) -> str:
    for needs, pattern in possible:
        if _has(low, needs) and (match := pattern.search(text)):
            return f"reads like an instruction: “{' '.join(match[0].split())[:80]}”"
    return ""


def _has(text: str, needs: _Needs) -> bool:
    # Loops, not any() and all(): this is asked twenty times a passage.
    for group in needs:
        for word in group:
            if word in text:
                break
        else:
            return False
    return True


def _folded(text: str) -> str:
    """Small letters as `re.I` takes them: for it "ſ" is an s, "ı" and "İ" are an i."""
    low = text.lower()
    if low.isascii():
        return low
    return low.replace("ſ", "s").replace("ı", "i").replace("\u0307", "")
