"""Where to turn: help lines, the help card, what this assistant is."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from assistant.schemas.values import HelpKind, Language, LineStatus


class HelpLine(BaseModel):
    """A line to call, with what is known of it and since when."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    name: str
    number: str
    for_: Annotated[str, Field(alias="for")]
    source: str
    checked_on: str
    confirmed: bool
    status: LineStatus
    # What a caller should know before trusting the number; empty when it is confirmed.
    note: str
    hours: str
    cost: str
    url: str
    kinds: list[HelpKind]
    names: dict[Language, str]
    fors: dict[Language, str]
    notes: dict[Language, str]


class HelpLines(BaseModel):
    """Every help line, in the order in which they are offered."""

    lines: list[HelpLine]
    updated: str
    language: Language


class About(BaseModel):
    """What this is and is not, to be read before the first question."""

    ai: bool = True
    language: Language
    disclosure: str
    disclosures: dict[Language, str]
    help: str = "/help"


class Help(BaseModel):
    """A help card: shown before anything else."""

    kind: HelpKind
    text: str
    lines: list[HelpLine]
