import pytest

from assistant.roles import turned_round
from store.words import terms


def stem(word):
    return (terms(word, "en") or [""])[0]


@pytest.mark.parametrize(
    ("said", "rests", "wrong"),
    [
        (
            "The Constitutional Court asked the High Court.",
            "The High Court asked the Constitutional Court to look.",
            True,
        ),
        (
            "The Constitutional Court was asked by the High Court.",
            "The High Court asked the Constitutional Court to look.",
            False,
        ),
        (
            "Compensation is due from the victims to the offender.",
            "Victims have a right to compensation from the offender.",
            True,
        ),
        (
            "Compensation is due from the offender to the victims.",
            "Victims have a right to compensation from the offender.",
            False,
        ),
    ],
)
def test_who_does_what_to_whom_is_not_turned_round(said, rests, wrong):
    assert turned_round(said, rests, stem) == wrong
