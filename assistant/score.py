"""Features of a sentence -> how well it answers, and whether it answers at all.

Both are logistic models; `training/fit_scores.py` fits them and writes `score.json`. Order of the
weights: `features.NAMES`, the constant last.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path


def rank_score(features: Sequence[float], language: str) -> float:
    """Score a sentence; higher answers better. Only differences between sentences matter."""
    return _weighed(features, _weights()[language]["ranking"])


def answers(features: Sequence[float], language: str) -> bool:
    """Say whether the best sentence answers the question at all."""
    return _weighed(features, _weights()[language]["gate"]) >= 0


def _weighed(features: Sequence[float], weights: Sequence[float]) -> float:
    return sum(w * f for w, f in zip(weights, features, strict=False)) + weights[-1]


@lru_cache(maxsize=1)
def _weights() -> dict[str, dict[str, list[float]]]:
    loaded: dict[str, dict[str, list[float]]] = json.loads(
        Path(__file__).with_name("score.json").read_text(encoding="utf-8")
    )
    return loaded
