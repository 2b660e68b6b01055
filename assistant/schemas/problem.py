"""An error, in the one shape that every route but the OpenAI ones gives."""

from pydantic import BaseModel


class Fault(BaseModel):
    """Where a request does not fit, and which rule it breaks."""

    at: str
    rule: str


class Problem(BaseModel):
    """An error as RFC 9457 has it."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    request_id: str
    # Only with 422.
    errors: list[Fault] | None = None
    # Only with 429 and 503: the page of help lines, which is always there.
    help: str | None = None
