import pytest

from assistant.choice import split_choice


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        (
            "Which came first for Albania, the Palermo Protocol or CETS 197?",
            [
                "Which came first for Albania, the Palermo Protocol?",
                "Which came first for Albania, CETS 197?",
            ],
        ),
        (
            "Cila është më e vjetër, linja e parë apo linja e dytë?",
            ["Cila është më e vjetër, linja e parë?", "Cila është më e vjetër, linja e dytë?"],
        ),
    ],
)
def test_each_side_of_a_choice_is_asked_for_itself(question, sides):
    assert split_choice(question) == sides


@pytest.mark.parametrize(
    "question",
    [
        "Is forging or hiding papers punished?",
        "If a victim is a child, must she testify or may she refuse?",
        "When was the office set up?",
        "A mund të flas me psikolog, avokat apo polic?",
    ],
)
def test_other_questions_are_asked_whole(question):
    assert split_choice(question) == [question]
