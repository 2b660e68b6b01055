import pytest

from tests.assistant.test_answer import ask


@pytest.mark.parametrize(
    ("question", "basic"),
    [
        ("Sa vjet burg parashikon neni 110/a?", "nga 8 deri në 15 vjet"),
        ("How many years for trafficking an adult man?", "8 to 15 years"),
    ],
)
def test_the_basic_penalty_comes_before_the_graver_ones(live, question, basic):
    assert basic in ask(live, question).sentences[0].text


def test_of_two_things_compared_each_has_its_sentence(live):
    answer = ask(
        live, "Which came into force first for Albania, the UN trafficking protocol or CETS 197?"
    )
    assert "25 December 2003" in answer.text
    assert "1 February 2008" in answer.text


def test_what_is_older_is_not_replaced_by_what_is_newer(live):
    answer = ask(live, "Which hotline number is older, 0800 1212 or 116 006?")
    assert "November 2006" in answer.text
    assert "June 2014" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Who was the national anti-trafficking coordinator in 2010?",
        "Kush ishte Koordinator Kombëtar kundër trafikimit në nëntor 2010?",
        "Who was Albania's foreign minister when the Astana statement was delivered?",
    ],
)
def test_who_held_a_post_is_not_answered_by_what_the_post_is(live, question):
    assert ask(live, question).status == "not_found"


def test_a_gap_is_the_answer_only_to_a_question_about_it(live):
    period = ask(live, "What is the reflection period and how long is it?")
    assert (period.status, "30 days" in period.text) == ("answered", True)
    assert ask(live, "sa zgjat periudha e reflektimit sipas ligjit shqiptar").status == "not_found"
    assert ask(live, "By which Albanian law was CETS 197 ratified?").status == "not_found"
