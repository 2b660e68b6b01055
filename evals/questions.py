"""JSON lines -> question rows."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ValidationError, model_validator


def _compiles(pattern: str) -> str:
    re.compile(pattern)
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]


# What the API takes at most: turns of history, and bytes of a conversation with some room left.
_TURNS = 20
_LONGEST_TURN = 4000
_ROOM = 30_000


class Expectation(BaseModel):
    """What a right answer must and must not hold; with `answerable` false, that there is none."""

    must: list[Pattern] = []
    must_not: list[Pattern] = []
    answerable: bool = True


class QuestionRow(Expectation):
    """One question, what is relevant to it, and what a right answer is.

    `or_else` holds further answers that are right too, such as a dated report beside a plain
    "not known". `answers` are words one of which a right answer says; they are counted apart.
    """

    id: str
    question: str
    history: list[dict[str, str]] = []
    language: Literal["auto", "en", "sq"] = "auto"
    as_of: str | None = None
    relevant: list[str] = []
    or_else: list[Expectation] = []
    answers: list[str] = []
    kind: str = "question"

    @model_validator(mode="before")
    @classmethod
    def _short_names(cls, row: Any) -> Any:  # noqa: ANN401 - whatever the line holds
        if isinstance(row, dict) and "question" not in row and "q" in row:
            return {**row, "question": row["q"]}
        return row

    def messages(self) -> list[dict[str, str]]:
        """The conversation as the API takes it; sets write a turn's words as text or content."""
        said = [
            (turn["role"], (turn.get("content") or turn.get("text", "")).strip()[:_LONGEST_TURN])
            for turn in self.history
        ]
        turns = [{"role": role, "content": words} for role, words in said if words][-_TURNS:]
        while turns and sum(len(turn["content"].encode()) for turn in turns) > _ROOM:
            del turns[0]
        return [*turns, {"role": "user", "content": self.question}]


class QuestionsInvalid(Exception):
    """A question file cannot be read; the message names the file, line and reason."""


def read_questions(path: Path) -> list[QuestionRow]:
    """Read a question file; raises QuestionsInvalid at the first bad line."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            rows.append(QuestionRow.model_validate_json(line))
        except ValidationError as error:
            reason = error.errors()[0]
            where = ".".join(map(str, reason["loc"]))
            raise QuestionsInvalid(f"{path}:{number}: {where}: {reason['msg']}") from error
    return rows
