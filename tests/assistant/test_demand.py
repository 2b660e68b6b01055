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
    assert read_demand("Sa është dënimi në Gjermani?", "sq").places == frozenset({"germany"})


def test_names_and_numbers_of_a_question_are_looked_for():
    demand = read_demand("When did Different and Equal sign with SPAK in 2019?", "en")
    assert demand.names_missing("different and equal signed with spak in 2019") == 0
    assert demand.names_missing("vatra signed with spak in 2019") == 0.5
    assert read_demand("What is trafficking?", "en").names_missing("anything") == 0


@pytest.mark.parametrize(
    ("question", "good", "bad"),
    [
        (
            "What does Article 15 of the Protocol say?",
            "Articles 14, 15 and 16 say",
            "Article 2 sets 15 years",
        ),
        (
            "When was Convention No. 189 ratified?",
            "Convention No. 189 of 2011",
            "Convention No. 29 of 1930",
        ),
        (
            "Sa parashikon ligji 9887?",
            "Ligji nr. 9887/2008 parashikon",
            "Ligji nr. 144/2013 parashikon",
        ),
        ("What was the yearly budget?", "The budget was 20 million lek.", "It was set up in 2008."),
        ("Sa para u dhanë?", "U dhanë 3 milionë lekë.", "U trajnuan 550 zyrtarë."),
    ],
)
def test_an_instrument_article_or_amount_asked_about_must_be_there(question, good, bad):
    demand = read_demand(question, "sq" if question.startswith("Sa") else "en")
    assert demand.held_by(good)
    assert not demand.held_by(bad)


def test_a_follow_up_may_leave_the_convention_of_the_turn_before():
    demand = read_demand("how many did the UN protocol need — How many did CETS 197 need?", "en")
    assert demand.held_by("The UN protocol needed 40 ratifications.")


@pytest.mark.parametrize(
    "question",
    ["What was it before 2013?", "Si ishte para vitit 2013?", "Was it already punished in 2010?"],
)
def test_what_was_before_a_year_need_not_name_that_year(question):
    assert read_demand(question, "en").held_by("As added in 2008, the article set 4 years.")


def test_of_two_years_asked_about_a_sentence_holds_one_and_the_other_is_missed():
    demand = read_demand("What did the police have in 2010, and what was asked in 2024?", "en")
    assert demand.held_by("Units existed in 2010.")
    assert not demand.held_by("Units existed in 2012.")
    assert demand.years_missing(["Units existed in 2010."]) == {"2024"}


@pytest.mark.parametrize(
    ("question", "language"),
    [("What was the yearly budget?", "en"), ("Sa lekë u dhanë në vitin 2023?", "sq")],
)
def test_where_a_sum_is_asked_for_more_money_is_no_answer(question, language):
    demand = read_demand(question, language)
    assert not demand.money_met("The report of 2023 said that the budget in lekë was doubled.")
    assert demand.money_met("In 2023 it was 20 million lekë.")


def test_whether_a_budget_grew_is_answered_without_a_sum():
    assert read_demand("Did the budget grow?", "en").money_met("In 2019 the budget was doubled.")


def test_an_abbreviation_asked_about_must_be_there_or_what_it_stands_for():
    demand = read_demand("How many experts sit on GREVIO?", "en")
    assert demand.held_by("GREVIO has 10 to 15 experts.")
    assert not demand.held_by("GRETA has 10 to 15 experts.")
    asked = read_demand("Who heads the ONAC?", "en")
    assert asked.held_by("The Office of the National Coordinator is headed by a deputy minister.")
    assert read_demand("HOW MANY EXPERTS ARE THERE?", "en").held_by("It has 10 to 15 experts.")


def test_the_report_of_a_year_does_not_count_for_that_year():
    text = "In 2014, 18 people were prosecuted, said the Trafficking in Persons Report of 2015."
    assert not read_demand("How many people were prosecuted in 2015?", "en").held_by(text)
    assert read_demand("How many people were prosecuted in 2014?", "en").held_by(text)
    assert read_demand("What did the report of 2015 say?", "en").held_by(text)


def test_another_round_than_the_one_asked_about_is_no_answer():
    demand = read_demand("When did GRETA come for the second evaluation round?", "en")
    assert not demand.held_by("GRETA came in 2019 for the third evaluation round.")
    assert demand.held_by("GRETA came in 2014 for the second evaluation round.")
    assert demand.held_by("GRETA came in 2014.")


def test_who_held_a_post_is_answered_by_who_held_it():
    demand = read_demand("Who was the national coordinator in 2010?", "en")
    assert not demand.holder_met("The Office of the National Coordinator was set up in 2005.")
    assert demand.holder_met("In 2010 Ana Dema was the national coordinator.")
    assert read_demand("What did the coordinator do?", "en").holder_met("Whatever was said.")
