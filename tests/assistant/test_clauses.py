import pytest

from assistant.clauses import taken_elsewhere
from assistant.facts import read_facts

TEXT = (
    "The longest limitation period of the Code was 20 years; 40 years came for other crimes later."
)


@pytest.mark.parametrize(("number", "taken"), [(20, False), (40, True)])
def test_a_number_of_another_clause_is_seen(number, taken):
    said = read_facts(f"The longest limitation period was {number} years.", "en")
    assert taken_elsewhere(said, TEXT, "en", str) == taken


def test_one_clause_holds_everything_that_it_says():
    said = read_facts("The period was 20 years.", "en")
    assert not taken_elsewhere(said, "The period of the Code was 20 years.", "en", str)
