"""An error, in the one shape that every route but the OpenAI ones gives."""

from pydantic import BaseModel


class Problem(BaseModel):
    """An error as RFC 9457 has it."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    request_id: str
