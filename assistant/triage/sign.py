"""What triage can see in a message."""

from dataclasses import dataclass
from typing import Literal

from assistant.schemas import HelpKind

Words = Literal["help_danger", "help_exploitation", "help_child", "help_violence", "help_despair"]

# The first of these that is seen decides the card.
ORDER: tuple[Words, ...] = (
    "help_danger",
    "help_despair",
    "help_violence",
    "help_exploitation",
    "help_child",
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of a person at risk: which card, which words on it, and whether a child is meant."""

    kind: HelpKind
    words: Words
    child: bool = False
