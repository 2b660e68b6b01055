"""Scores by words and by meaning -> one score a chunk, on a common scale."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]

# How many of the best set the scale; deeper lists flatten it.
_SCALE_DEPTH = 50
# MiniLM reads little Albanian: more weight than this harms. Both measured in evals/RESULTS.md.
_MEANING = {"en": 0.7, "sq": 0.3}


def fuse(words: Scores, meaning: Scores, language: str) -> Scores:
    """Add standard scores of both lists; each is (n,), higher is better.

    Standard scores of the best of each list (z-score normalisation: Wu and Crestani 2006), since a
    reciprocal rank throws away by how much a passage leads.
    """
    return _standard(words) + _MEANING.get(language, _MEANING["en"]) * _standard(meaning)


def _standard(scores: Scores) -> Scores:
    best = (
        np.partition(scores, -_SCALE_DEPTH)[-_SCALE_DEPTH:]
        if len(scores) > _SCALE_DEPTH
        else scores
    )
    spread = float(best.std())
    return (scores - best.mean()) / spread if spread > 1e-9 else np.zeros_like(scores)
