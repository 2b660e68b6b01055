import numpy as np
import pytest

from store.fusion import fuse


def order(*scores, language="en"):
    words, meaning = (np.array(each, dtype=float) for each in zip(*scores, strict=True))
    return np.argsort(-fuse(words, meaning, language), kind="stable").tolist()


def test_what_both_find_comes_first():
    assert order((9.0, 0.1), (8.0, 0.9), (1.0, 0.8))[0] == 1


def test_a_clear_lead_by_words_is_kept_where_ranks_would_lose_it():
    assert order((30.0, 0.50), (5.0, 0.52), (4.0, 0.51), (3.0, 0.49))[0] == 0


def test_meaning_moves_albanian_less_since_the_model_hardly_reads_it():
    scores = ((5.0, 0.3), (3.9, 0.9), (1.0, 0.2))
    assert order(*scores, language="sq")[0] == 0
    assert order(*scores, language="en")[0] == 1


@pytest.mark.parametrize("size", [1, 2, 200])
def test_equal_scores_of_any_number_of_chunks_stay_finite(size):
    fused = fuse(np.ones(size), np.zeros(size), "en")
    assert fused.shape == (size,)
    assert np.isfinite(fused).all()
