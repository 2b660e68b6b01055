"""Features of a sentence -> how well it answers, and whether it answers at all.

Both are logistic models; `training/fit_scores.py` fits them and writes `score.json`. Order of the
weights: `features.NAMES`, the constant last. The reader's opinion is added with three more
(`training/fit_reader.py`): its weight in the ranking, its weight in the gate, the gate's shift.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

# Weight in the ranking, weight in the gate, shift of the gate.
NO_SECOND_LOOK = (0.0, 0.0, 0.0)
# The reader is believed no further than this, in log-odds: on own questions it says -6.4 to 4.6.
_BELIEVED = 6.0


def rank_score(features: Sequence[float], language: str) -> float:
    """Score a sentence; higher answers better. Only differences between sentences matter."""
    return _weighed(features, load_weights()[language]["ranking"])


def reorders(language: str) -> bool:
    """Whether the reader's opinion counts in the ranking."""
    return load_weights()[language]["second_look"][0] != 0


def second_score(first: float, read: float, language: str) -> float:
    """Add the reader's opinion, in log-odds, to a sentence's score."""
    return first + load_weights()[language]["second_look"][0] * read


def answer_score(features: Sequence[float], read: float, language: str) -> float:
    """Score how surely a sentence answers the question at all, in log-odds; from 0 on it does."""
    weights = load_weights()[language]
    _, weight, constant = weights["second_look"]
    read = max(-_BELIEVED, min(_BELIEVED, read))
    return _weighed(features, weights["gate"]) + weight * read + constant


def is_open(features: Sequence[float], language: str) -> bool:
    """Whether the reader's opinion decides if a sentence answers at all."""
    worst, best = (answer_score(features, read, language) for read in (-_BELIEVED, _BELIEVED))
    return worst < 0 <= best


def _weighed(features: Sequence[float], weights: Sequence[float]) -> float:
    return sum(w * f for w, f in zip(weights, features, strict=False)) + weights[-1]


@lru_cache(maxsize=1)
def load_weights() -> dict[str, dict[str, list[float]]]:
    """Read the fitted weights of each language, once a process."""
    loaded: dict[str, dict[str, list[float]]] = json.loads(
        Path(__file__).with_name("score.json").read_text(encoding="utf-8")
    )
    return loaded
