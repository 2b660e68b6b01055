"""A question with "X or Y" -> one question for each, so that each side has its sentence."""

import re

from store.language import fold

_CHOICE = re.compile(
    r"^(?P<asked>.+[,:–-]) ?(?P<left>[^,?]+?) (?:or|apo|ose) (?P<right>[^,?]+)\?*$", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"\b(?:first|older|newer|earlier|later|more|which|who|cil\w+|kush|me (?:i|e|te|shume|pare)\b)"
)


def split_choice(question: str) -> list[str]:
    """Give the question once for each side; as it is where it sets no two things side by side."""
    found = _CHOICE.match(question.strip())
    if found is None or not _BETWEEN.search(fold(found["asked"])):
        return [question]
    return [f"{found['asked']} {side.strip()}?" for side in (found["left"], found["right"])]
