"""A message -> what is said before any search: a help card, a refusal, or nothing."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from assistant.card import make_card
from assistant.lines import Lines
from assistant.schemas import Help, Language
from assistant.triage.read import read_message


@dataclass(frozen=True, slots=True)
class First:
    """The card, if any, and the status when nothing is to be searched for."""

    language: Language | None = None
    help: Help | None = None
    status: Literal["refused", "referred"] | None = None


def read_first(message: str, wish: Literal["auto", "en", "sq"], lines: Lines) -> First:
    """Decide what comes first. A card stands beside the answer whenever facts were asked for."""
    reading = read_message(message)
    written = list(reading.languages)
    languages = written if wish == "auto" else [wish, *(one for one in written if one != wish)]
    if wish != "auto" and len(written) == 1:
        languages = [wish]
    if reading.misuse:
        status: Literal["refused", "referred"] | None = "refused"
    else:
        status = "referred" if reading.sign and not reading.asks else None
    if reading.sign is None:
        return First(languages[0] if status else None, None, status)
    card = make_card(lines, reading.sign, languages, datetime.now(UTC).date())
    return First(languages[0], card, status)


def warm_up() -> None:
    """Read the rules once, so that the first person who writes does not wait for it."""
    read_message("warm")
