"""The pieces of a message -> how much they speak for a reading; above nothing it is taken.

A logistic model a reading; `training/fit_triage.py` fits it and writes `weights.json`: a piece, and
what it adds in hundredths for each reading. "" is the constant.
"""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

Reads = Literal["risk", "misuse", "danger", "exploitation", "child", "violence", "despair"]


def score(pieces: Iterable[str], reading: Reads) -> int:
    """Add up what the pieces weigh."""
    return total(_weights()[reading], pieces)


def total(weights: Mapping[str, int], pieces: Iterable[str]) -> int:
    """Add up weights; a piece that was never learnt weighs nothing."""
    return weights[""] + sum(weights.get(piece, 0) for piece in pieces)


@lru_cache(maxsize=1)
def _weights() -> dict[str, dict[str, int]]:
    loaded: dict[str, dict[str, int]] = json.loads(
        Path(__file__).with_name("weights.json").read_text(encoding="utf-8")
    )
    return loaded
