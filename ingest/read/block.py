"""The common currency of the readers: one paragraph, heading, table row or footnote."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text in reading order; list marks ("1.", "a)", "•") stay in front of it.

    `level` is 1 for the highest heading and 0 for running text; `page` counts from 1, 0 means
    that the format has none; `kind` is `text`, `row` (cells joined by " | ") or `note`.
    """

    text: str
    page: int = 0
    level: int = 0
    kind: str = "text"
