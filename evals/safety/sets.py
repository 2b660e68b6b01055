"""JSON lines of messages with what should come of them -> rows."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel

SETS = Path(__file__).parent / "sets"
Group = Literal["explicit", "indirect", "benign", "misuse", "twin"]


class Row(BaseModel):
    """One message. `half` is what the rules were worked on with, or what was held back.

    The independent halves were written by people who had not seen the rules; independent-unseen
    is measured on alone, and nobody reads a message of it.
    """

    id: str
    text: str
    language: Literal["en", "sq"]
    group: Group
    half: Literal[
        "dev",
        "held",
        "late",
        "last",
        "fresh",
        "independent-dev",
        "independent-held",
        "independent-more",
        "independent-past",
        "independent-unseen",
    ]
    card: Literal["danger", "exploitation", "child", "violence", "despair"] | None = None


def read_sets(folder: Path = SETS) -> list[Row]:
    """Read every set of a folder, in the order of their names."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.jsonl"))]
    lines = [line for text in texts for line in text.splitlines()]
    return [Row.model_validate_json(line) for line in lines if line.strip()]
