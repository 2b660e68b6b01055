"""What a sentence rests on: a quote, its place, its primary source."""

from pydantic import BaseModel


class PrimarySource(BaseModel):
    """The primary document behind a quoted statement."""

    title: str
    publisher: str
    date: str
    url: str
    pinpoint: str


class Citation(BaseModel):
    """A quote, where it stands (`text[start:end] == quote`), and what it rests on."""

    number: int
    passage_id: str
    document_id: str
    title: str
    publisher: str
    date: str
    locator: str
    language: str
    quote: str
    start: int
    end: int
    url: str
    tier: str
    status: str
    source: PrimarySource | None
