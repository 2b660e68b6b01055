from hypothesis import given
from hypothesis import strategies as st

from assistant.features import NAMES
from assistant.score import answer_score, is_open

FEATURES = st.lists(st.floats(-3, 3), min_size=len(NAMES), max_size=len(NAMES))
LANGUAGES = st.sampled_from(["en", "sq"])


@given(FEATURES, st.floats(-30, 30), LANGUAGES)
def test_where_the_reader_is_not_asked_its_opinion_would_change_nothing(features, read, language):
    if not is_open(features, language):
        unasked = answer_score(features, 0.0, language)
        assert (answer_score(features, read, language) >= 0) == (unasked >= 0)


@given(FEATURES, LANGUAGES)
def test_where_the_reader_is_asked_its_opinion_decides(features, language):
    if is_open(features, language):
        worst, best = (answer_score(features, read, language) for read in (-30, 30))
        assert worst < 0 <= best
