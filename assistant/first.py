"""What a person wrote -> what is said before any search: a help card, a refusal, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from assistant.card import make_card
from assistant.lines import Lines
from assistant.schemas import Help, Language
from assistant.triage.read import Reading, read_message
from assistant.triage.sign import Sign

# So many turns before the last are looked at again when the last one only begs for help.
_EARLIER_TURNS = 3


@dataclass(frozen=True, slots=True)
class First:
    """The card, if any, and the status when nothing is to be searched for."""

    language: Language | None = None
    help: Help | None = None
    status: Literal["refused", "referred"] | None = None


def read_first(turns: Sequence[str], wish: Literal["auto", "en", "sq"], lines: Lines) -> First:
    """Decide what comes first. A card stands beside the answer whenever facts were asked for.

    `turns` are all messages of the person, the last one to be answered.
    """
    reading = read_message(turns[-1])
    sign = reading.sign or _told_before(reading, turns[:-1])
    written = list(reading.languages)
    languages = written if wish == "auto" else [wish, *(one for one in written if one != wish)]
    if wish != "auto" and len(written) == 1:
        languages = [wish]
    if reading.misuse:
        status: Literal["refused", "referred"] | None = "refused"
    else:
        status = "referred" if sign and not reading.asks else None
    if sign is None:
        return First(languages[0] if status else None, None, status)
    card = make_card(lines, sign, languages, datetime.now(UTC).date())
    return First(languages[0], card, status)


def _told_before(reading: Reading, earlier: Sequence[str]) -> Sign | None:
    # "Please help" means what was told before it.
    if not reading.plea or reading.misuse:
        return None
    signs = (read_message(turn).sign for turn in reversed(earlier[-_EARLIER_TURNS:]))
    return next((sign for sign in signs if sign), None)
