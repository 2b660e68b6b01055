"""POST /v1/feedback: a verdict by code."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant.schemas.values import FeedbackReason


class Feedback(BaseModel):
    """Whether an answer was useful, by code: no field takes free text."""

    model_config = ConfigDict(extra="forbid")

    answer_id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
    verdict: Literal["up", "down"]
    reasons: Annotated[list[FeedbackReason], Field(max_length=5)] = []
