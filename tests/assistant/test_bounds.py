import pytest

from assistant.bounds import turned_limits
from assistant.facts import read_facts


def turned(said, rests, language="en"):
    return bool(turned_limits(read_facts(said, language), read_facts(rests, language)))


@pytest.mark.parametrize(
    ("said", "rests", "wrong"),
    [
        ("It carries at least 10 years.", "It carries up to 10 years.", True),
        ("It carries 10 years or more.", "It carries not less than 10 years.", False),
        ("It carries 10 years.", "It carries up to 10 years.", True),
        ("It carries no more than 10 years.", "It carries up to 10 years.", False),
        ("It carries up to 10 years.", "It carries 2 to 10 years.", False),
        ("It carries at least 10 years.", "It carries 2 to 10 years.", True),
        ("Workers over 18 years.", "Workers under 18 years.", True),
        ("About 60 officers came.", "The training had 60 officers.", False),
        ("At least 27 victims begged.", "At least 36 victims worked and 27 victims begged.", False),
    ],
)
def test_a_limit_is_neither_turned_nor_dropped(said, rests, wrong):
    assert turned(said, rests) == wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [("Dënimi është deri në 20 vjet.", True), ("Dënimi s'zbret nën 20 vjet.", False)],
)
def test_albanian_limits(said, wrong):
    assert turned(said, "Dënimi është jo më pak se 20 vjet.", "sq") == wrong
