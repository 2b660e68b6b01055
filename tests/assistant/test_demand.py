import pytest

from assistant.demand import read_demand


@pytest.mark.parametrize(
    ("question", "good", "bad"),
    [
        ("How many convictions in 2016?", "Convictions in 2016: 3.", "Convictions in 2018: 5."),
        ("Çfarë thotë neni 110/a?", "Neni 110/a dënon …", "Neni 110 dënon …"),
        ("What does article 110 say?", "Article 110 says …", "Article 110/a says …"),
    ],
)
def test_a_year_or_article_asked_about_must_be_there(question, good, bad):
    demand = read_demand(question, "en")
    assert demand.years_met(good)
    assert demand.articles_met(good)
    assert not (demand.years_met(bad) and demand.articles_met(bad))


def test_another_country_is_not_answered_with_albania():
    demand = read_demand("What is the sentence under German law?", "en")
    assert not demand.places_met("Albania's Criminal Code sets 8 to 15 years.")
    assert demand.places_met("Germany's Criminal Code sets another term.")
    assert read_demand("Sa është dënimi në Gjermani?", "sq").places == frozenset({"gjerman"})


def test_names_and_numbers_of_a_question_are_looked_for():
    demand = read_demand("When did Different and Equal sign with SPAK in 2019?", "en")
    assert demand.names_missing("different and equal signed with spak in 2019") == 0
    assert demand.names_missing("vatra signed with spak in 2019") == 0.5
    assert read_demand("What is trafficking?", "en").names_missing("anything") == 0
