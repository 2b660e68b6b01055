import pytest

from assistant.exchanged import exchanged
from assistant.facts import read_facts
from store.words import terms

RESTS = (
    "The police investigated 85 new cases with 112 suspects in 2022 and 61 cases with 27 suspects"
    " in 2021."
)


@pytest.mark.parametrize(
    ("said", "turned"),
    [
        ("In 2022 the police investigated 85 new cases with 112 suspects.", False),
        ("61 cases were investigated in 2021, and 85 in 2022.", False),
        (
            "The police investigated 61 new cases with 27 suspects in 2022, 85 with 112 before.",
            True,
        ),
    ],
)
def test_two_words_that_changed_places_are_seen(said, turned):
    def stem(word):
        return next(iter(terms(word, "en")), "")

    assert exchanged(read_facts(said, "en"), read_facts(RESTS, "en"), stem) is turned
