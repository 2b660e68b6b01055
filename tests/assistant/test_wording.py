import numpy as np
import pytest

from assistant.wording import strays
from store.words import terms

EVIDENCE = "The office trains judges and police officers every year."


def alike(texts):
    return np.ones((len(texts), 1), dtype=np.float32)


def apart(texts):
    return np.eye(len(texts), dtype=np.float32)


@pytest.mark.parametrize(
    ("sentence", "embed", "wrong"),
    [
        ("The office trains judges.", apart, False),
        ("Judges attend its courses, officers too.", alike, False),
        ("Judges attend its courses, officers too.", apart, True),
        ("The office trains judges and pays rent, clothes, food.", alike, True),
    ],
)
def test_other_words_pass_where_the_meaning_is_alike_and_never_three_in_a_row(
    sentence, embed, wrong
):
    stems = frozenset(terms(EVIDENCE, "en"))
    assert strays(sentence, EVIDENCE, stems, "en", embed) == wrong
