"""The file of help lines -> dated lines to offer, and the numbers that may never be offered."""

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assistant.errors import LinesInvalid
from assistant.schemas import HelpKind, HelpLine, Language
from prompts import say

_CONFIRMED_FOR = timedelta(days=180)
Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Number = Annotated[str, StringConstraints(pattern=r"^\+?\d[\d ]*\d$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Tongues(_Strict):
    """A text in both languages; both or neither may be empty."""

    en: str
    sq: str


class Line(_Strict):
    """A line as the file has it."""

    number: Number
    name: Tongues
    serves: Annotated[Tongues, Field(alias="for")]
    hours: str
    cost: Tongues
    source: Filled
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
    checked_on: date
    checked_by: Filled
    confirmed: bool
    status: Literal["working", "unconfirmed", "out-of-order"]
    kinds: Annotated[list[HelpKind], Field(min_length=1)]
    priority: int
    police: bool
    doubt: Tongues

    def state(self, today: date) -> Literal["working", "unconfirmed", "stale", "out-of-order"]:
        """What may be said of the line today: a confirmation does not last for ever."""
        if self.status == "out-of-order":
            return self.status
        old = today - self.checked_on > _CONFIRMED_FOR
        if old:
            return "stale"
        return "working" if self.confirmed and self.status == "working" else "unconfirmed"

    def shown(self, language: Language, today: date) -> HelpLine:
        """Turn the line into its wire form."""
        notes: dict[Language, str] = {tongue: self._note(tongue, today) for tongue in ("en", "sq")}
        names: dict[Language, str] = {"en": self.name.en, "sq": self.name.sq}
        fors: dict[Language, str] = {"en": self.serves.en, "sq": self.serves.sq}
        state = self.state(today)
        return HelpLine(
            name=names[language],
            number=self.number,
            for_=fors[language],
            source=self.source,
            checked_on=self.checked_on.isoformat(),
            confirmed=state == "working",
            status=state,
            note=notes[language],
            hours=self.hours,
            cost=getattr(self.cost, language),
            url=self.url,
            kinds=self.kinds,
            names=names,
            fors=fors,
            notes=notes,
        )

    def _note(self, language: Language, today: date) -> str:
        state = self.state(today)
        doubt = getattr(self.doubt, language)
        if state == "working":
            return ""
        key = f"line_{state.replace('-', '_')}"
        return f"{say(key, language)} {doubt}".strip()


class Denied(_Strict):
    """A number that is never offered, and why."""

    number: Number
    why: Filled


class Lines(_Strict):
    """All help lines, in the order in which they are offered."""

    line: Annotated[list[Line], Field(min_length=1)]
    denied: list[Denied]

    @property
    def updated(self) -> str:
        """The day of the last check of any line."""
        return max(line.checked_on for line in self.line).isoformat()

    def known(self) -> frozenset[str]:
        """The digits of every number that may be said."""
        return frozenset(digits_of(line.number) for line in self.line)

    def refused(self) -> frozenset[str]:
        """The digits of every number that may never be said as help."""
        return frozenset(digits_of(denied.number) for denied in self.denied)


def read_lines(path: Path) -> Lines:
    """Read and check a file of help lines; raises LinesInvalid with the reason."""
    try:
        return parse_lines(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, LinesInvalid) as error:
        raise LinesInvalid(f"{path}: {error}") from error


def parse_lines(text: str) -> Lines:
    """Check the text of a file of help lines; raises LinesInvalid with the reason."""
    try:
        lines = Lines.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise LinesInvalid(str(error)) from error
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        raise LinesInvalid(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    _check(lines)
    return lines.model_copy(update={"line": sorted(lines.line, key=lambda line: line.priority)})


def digits_of(number: str) -> str:
    """The digits of a number, to compare two ways of writing it."""
    return re.sub(r"\D", "", number)


def _check(lines: Lines) -> None:
    if both := lines.known() & lines.refused():
        raise LinesInvalid(f"offered and denied at once: {', '.join(sorted(both))}")
    if "112" not in lines.known():
        raise LinesInvalid("the emergency number 112 is missing")
    for line in lines.line:
        for text in (line.name, line.serves):
            if not (text.en.strip() and text.sq.strip()):
                raise LinesInvalid(f"{line.number}: name and for are needed in both languages")
        if line.confirmed and line.status != "working":
            raise LinesInvalid(f"{line.number}: confirmed, but its status is {line.status}")
