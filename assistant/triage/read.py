"""A message -> what triage sees in it: a person at risk, a misuse, a question about facts.

Rules find signs, a small scorer weighs them with the words: the rules name the card, the scorer
sees what no rule foresaw.
"""

import re
from dataclasses import dataclass

from assistant.schemas import Language
from assistant.triage.found import Found, find_signs
from assistant.triage.pieces import pieces_of, windows_of
from assistant.triage.scorer import Reads, score
from assistant.triage.sign import ORDER, Sign, Words
from store.language import fold

_ADULT = 18
_TIPS = 100
_PLEA_WORDS = 12
# Who is refused is shown where to turn as soon as so little is missing for a sign.
_LENIENT = 100
_KINDS: dict[Words, Reads] = {
    "help_danger": "danger",
    "help_despair": "despair",
    "help_violence": "violence",
    "help_exploitation": "exploitation",
    "help_child": "child",
}
_AGE = re.compile(
    r"(?:\b(?:i am|i'm|im|is|he's|she's|age|aged|jam|eshte|osht|asht)\s+(?:only\s+|vetem\s+)?"
    r"(\d{1,2})\b(?!\s*(?:hours|days|weeks|months|of us|workers|people|ore|dite|jave|muaj|veta)))"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What triage made of a message."""

    sign: Sign | None
    misuse: bool
    asks: bool
    # Whether it points back to what was told before, and says no more than that.
    plea: bool
    # In which language it is written, the one that is written more first.
    languages: tuple[Language, ...]


def read_message(text: str) -> Reading:
    """Read one message."""
    found = find_signs(text)
    windows = windows_of(found)
    pieces = max(windows, key=lambda window: score(window, "risk"))
    told = _tells_a_sign(found)
    risk = score(pieces, "risk") + (_TIPS if told else 0)
    # Who may be at risk is not refused unless the wish to harm speaks louder.
    harm = max(score(window, "misuse") for window in windows)
    misuse = harm > max(0, risk)
    at_risk = risk > (-_LENIENT if misuse else 0) or (misuse and told)
    return Reading(
        sign=_sign(found, pieces, fold(text)) if at_risk else None,
        misuse=misuse,
        asks=found.asked and "asks" in found.marks,
        plea="plea" in found.marks and _is_short(found),
        languages=found.languages,
    )


def pieces_in(text: str) -> set[str]:
    """Name what the scorer weighs in a message."""
    return pieces_of(find_signs(text))


def _tells_a_sign(found: Found) -> bool:
    # What a rule knows, told in the first person outside work and study, tips a doubtful score.
    told = "first person" in found.marks and not found.marks & {"study", "wants"}
    return bool(found.signs) and told


def _is_short(found: Found) -> bool:
    return sum(len(sentence.split()) for sentence in found.sentences) <= _PLEA_WORDS


def _sign(found: Found, pieces: set[str], folded: str) -> Sign:
    child = _is_child(found, folded)
    # The rules name what they know; of the rest, what its words are likest to.
    named = [words for words in ORDER if words in found.signs]
    words: Words = named[0] if named else max(ORDER, key=lambda one: score(pieces, _KINDS[one]))
    match words:
        case "help_danger" | "help_despair":
            return Sign("danger", words, child)
        case _ if child or words == "help_child":
            return Sign("child", "help_child", child=True)
        case "help_violence":
            return Sign("violence", words)
        case _:
            return Sign("exploitation", words)


def _is_child(found: Found, folded: str) -> bool:
    ages = [int(age) for age in _AGE.findall(folded)]
    return min(ages) < _ADULT if ages else "school" in found.marks
