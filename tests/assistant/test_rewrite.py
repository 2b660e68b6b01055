import pytest

from assistant.rewrite import rewrite_question
from assistant.schemas import Message
from prompts import say


def rewrite(*turns):
    """Turns by turns: the user's, the assistant's, the user's."""
    roles = ("user", "assistant")
    return rewrite_question(
        [Message(role=roles[at % 2], content=turn) for at, turn in enumerate(turns)]
    )


def test_a_first_question_stays_as_it_is():
    assert rewrite("and in 2014?") == "and in 2014?"


def test_a_question_that_stands_alone_stays_as_it_is():
    question = "Which ministry hosts the national coordinator of Albania in 2013?"
    assert rewrite("Who chairs the Regional Committees?", "The prefect.", question) == question


@pytest.mark.parametrize(
    ("before", "follow_up", "kept"),
    [
        ("Who was National Coordinator in 2018?", "and in 2014?", "National Coordinator"),
        ("Kush ishte koordinator kombëtar në 2018?", "po në 2014?", "koordinator kombëtar"),
    ],
)
def test_another_year_replaces_the_year_asked_of_before(before, follow_up, kept):
    question = rewrite(before, "Someone.", follow_up)
    assert kept in question
    assert "2014" in question
    assert "2018" not in question


@pytest.mark.parametrize(
    ("before", "follow_up", "first", "kept"),
    [
        ("Who chairs the Regional Committees?", "And the police?", "the police", "Regional"),
        ("Kush ishte koordinator kombëtar?", "Po policia?", "policia", "koordinator"),
        ("Who chairs the Regional Committees?", "When did it change hands?", "When", "Regional"),
    ],
)
def test_new_words_come_first_and_the_turn_before_completes_them(before, follow_up, first, kept):
    question = rewrite(before, "Someone.", follow_up)
    assert question.startswith(first)
    assert kept in question


def test_only_the_user_is_quoted_back():
    question = rewrite("Who chairs the Regional Committees?", "Xylophones do.", "And the police?")
    assert "Xylophones" not in question


def test_the_last_turn_counts_and_not_the_ones_before_it():
    question = rewrite("Who runs the helpline?", "x", "Who chairs the Committees?", "y", "And now?")
    assert "Committees" in question
    assert "helpline" not in question


@pytest.mark.parametrize(
    "question",
    [
        "Which law says that victims are not punished?",
        "What did GRETA say in its second report?",
        "Is it a crime to buy the services of a trafficked person?",
        "Are there shelters for trafficked children in Albania?",
        "What is SPAK?",
        "Which articles protect those who testify against traffickers?",
        "Si dënohet ai që përdor shërbimet e viktimës?",
    ],
)
def test_words_that_point_inside_the_question_ask_for_nothing_more(question):
    assert rewrite("Who chairs the Regional Committees?", "The prefect.", question) == question


@pytest.mark.parametrize(
    "question",
    [
        "Who signed it?",
        "Since when is that in force?",
        "What is the penalty for that?",
        "And its protocols?",
        "What is the penalty?",
        "Kush e nënshkroi atë dhe ku gjendet ajo?",
    ],
)
def test_words_that_point_back_are_completed(question):
    asked = rewrite("Is there an agreement with Greece?", "Yes.", question)
    assert "agreement with Greece" in asked


def test_a_chain_of_follow_ups_keeps_its_subject():
    turns = ("Who was National Coordinator in 2018?", "A.", "and in 2014?", "B.", "and in 2010?")
    question = rewrite(*turns)
    assert "National Coordinator" in question
    assert "2010" in question
    assert "2014" not in question


@pytest.mark.parametrize("language", ["en", "sq"])
@pytest.mark.parametrize("status", ["refused", "referred"])
def test_a_turn_that_was_turned_away_is_left_out(language, status):
    turns = ("Who runs the shelters?", "NGOs.", "How do I move girls?", say(status, language))
    question = rewrite(*turns, "And who pays them?")
    assert "shelters" in question
    assert "girls" not in question


def test_thanks_are_no_subject():
    question = rewrite("Who runs the shelters?", "NGOs.", "Thank you!", "Gladly.", "And in Vlora?")
    assert "shelters" in question
    assert "Thank" not in question


def test_another_name_after_an_opening_takes_the_place_of_the_one_before():
    asked = rewrite_question(
        [
            Message(role="user", content="When was the Office of the National Coordinator set up?"),
            Message(role="assistant", content="In 2005."),
            Message(role="user", content="And the Task Force?"),
        ]
    )
    assert "Task Force" in asked
    assert "set up" in asked
    assert "Coordinator" not in asked
