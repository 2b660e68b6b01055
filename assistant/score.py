"""Features of a sentence -> how well it answers, and whether it answers at all.

Both are logistic models fitted on `evals/questions` by five-fold cross-validation; the figures
are in evals/RESULTS.md. Order of the weights: `features.NAMES`, the constant last.
"""

import math
from collections.abc import Sequence

_RANK = {
    "en": (3.9, -2.0, -0.4, -1.5, 2.6, -0.4, 4.5, 4.0, 2.4, 3.4, 2.6, 2.6, -20.4),
    "sq": (4.9, -0.1, 0.7, -1.0, 2.5, -1.3, 6.1, 3.5, 3.7, 2.7, 3.0, 1.0, -23.0),
}
# covered_around, rarest_missing, similarity, years, articles, rank score, constant
_GATE = {
    "en": (2.1, -1.3, 2.9, 3.1, 3.8, 0.35, -7.2),
    "sq": (8.0, -1.0, 0.0, 4.0, 4.0, 0.2, -9.4),
}
_ANSWERS_FROM = 0.4


def rank_score(features: Sequence[float], language: str) -> float:
    """Score a sentence; higher answers better. Only differences between sentences matter."""
    *weights, constant = _RANK.get(language, _RANK["en"])
    return sum(w * f for w, f in zip(weights, features, strict=True)) + constant


def answers(features: Sequence[float], language: str) -> bool:
    """Say whether the best sentence answers the question at all."""
    *weights, constant = _GATE.get(language, _GATE["en"])
    chosen = [features[at] for at in (1, 2, 5, 8, 9)] + [rank_score(features, language)]
    total = sum(w * f for w, f in zip(weights, chosen, strict=True)) + constant
    return 1 / (1 + math.exp(-total)) >= _ANSWERS_FROM
