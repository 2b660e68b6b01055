"""What triage saw -> a help card: a few plain words and at most three lines to call."""

from datetime import date

from assistant.lines import Line, Lines
from assistant.schemas import Help, Language
from assistant.triage.sign import Sign
from prompts import say

_MOST = 3


def make_card(lines: Lines, sign: Sign, languages: list[Language], today: date) -> Help:
    """Make the card in every language that the person wrote in; the first one names the lines."""
    chosen = choose_lines(lines, sign, today)
    keys = [sign.words, "help_safely"]
    if any(line.state(today) != "working" for line in chosen):
        keys.append("help_unconfirmed")
    said = [" ".join(say(key, language) for key in keys) for language in languages]
    return Help(
        kind=sign.kind,
        text="\n\n".join(said),
        lines=[line.shown(languages[0], today) for line in chosen],
    )


def choose_lines(lines: Lines, sign: Sign, today: date) -> list[Line]:
    """Choose at most three: 112 first in danger, the child line first for a child."""
    child = sign.child or sign.kind == "child"
    kinds = {sign.kind, "child"} if child else {sign.kind}
    fitting = [line for line in lines.line if kinds & set(line.kinds)]
    usable = [line for line in fitting if line.state(today) != "out-of-order"]

    def rank(line: Line) -> tuple[bool, bool, bool, int]:
        emergency = sign.kind == "danger" and line.number == "112"
        for_children = child and line.kinds == ["child"]
        return (not emergency, not for_children, sign.kind not in line.kinds, line.priority)

    chosen = sorted(usable or fitting, key=rank)[:_MOST]
    return _with_other_road(chosen, sorted(usable, key=rank))


def _with_other_road(chosen: list[Line], ranked: list[Line]) -> list[Line]:
    # The police are never the only ones to turn to.
    others = [line for line in ranked if not line.police]
    if others and all(line.police for line in chosen):
        return [*chosen[: _MOST - 1], others[0]]
    return chosen
