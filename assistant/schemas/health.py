"""The state of the service: alive, ready, which versions."""

from pydantic import BaseModel


class Alive(BaseModel):
    """The process answers."""

    status: str


class Ready(BaseModel):
    """The service can answer; what is off is named."""

    status: str
    generation: str
    model: str
    breaker: str | None = None
    off: list[str] = []


class Version(BaseModel):
    """What exactly is running."""

    version: str
    generation: str
    built_at: str
    embedding_model: str
    embedding_digest: str
    chunker: str
    prompts: str
