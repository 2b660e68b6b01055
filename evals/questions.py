"""JSON lines -> question rows."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, Field, ValidationError, model_validator


def _compiles(pattern: str) -> str:
    re.compile(pattern)
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]


class QuestionRow(BaseModel):
    """One question and what a right answer must and must not hold."""

    id: str
    question: str
    history: list[dict[str, str]] = []
    language: Literal["auto", "en", "sq"] = "auto"
    as_of: str | None = None
    relevant: list[str] = []
    must: list[Pattern] = []
    must_not: list[Pattern] = []
    answerable: bool = True
    kind: str = Field("question")

    @model_validator(mode="before")
    @classmethod
    def _short_names(cls, row: Any) -> Any:  # noqa: ANN401 - whatever the line holds
        if isinstance(row, dict) and "question" not in row and "q" in row:
            return {**row, "question": row["q"]}
        return row

    def messages(self) -> list[dict[str, str]]:
        """The conversation as the API takes it; sets write a turn's words as text or content."""
        turns = [
            {"role": turn["role"], "content": turn.get("content") or turn.get("text", "")}
            for turn in self.history
        ]
        # The API takes ten turns of history.
        return [*turns[-20:], {"role": "user", "content": self.question}]


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
