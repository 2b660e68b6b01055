import pytest

from assistant.schemas import Answer
from evals.metrics import Outcome, is_right, recall, score, score_groups
from evals.questions import QuestionRow


def row(**more):
    return QuestionRow.model_validate({"id": "q", "question": "When?", **more})


def answer(text, status="answered", language="en"):
    return Answer(
        id="a",
        status=status,
        language=language,
        question="When?",
        text=text,
        sentences=[],
        citations=[],
        corpus={"generation": "g", "built_at": "2026-01-01"},
        timings={},
    )


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Set up in 2005 by ORDER.", True),
        ("Set up by order.", False),
        ("Set up in 2005 by order, or in 2006.", False),
        ("2005\norder", True),
    ],
)
def test_an_answer_is_right_with_all_it_must_hold_and_none_it_must_not(text, right):
    judged = row(must=["2005", "order"], must_not=["2006"])
    assert is_right(judged, answer(text)) is right


@pytest.mark.parametrize("status", ["not_found", "refused", "referred"])
def test_not_answering_is_right_only_when_there_is_no_answer(status):
    assert is_right(row(answerable=False), answer("No.", status))
    assert not is_right(row(), answer("No.", status))


@pytest.mark.parametrize("status", ["answered", "partial"])
def test_answering_what_has_no_answer_is_wrong(status):
    assert not is_right(row(answerable=False), answer("Yes.", status))


def test_a_partial_answer_counts_by_what_it_holds():
    assert is_right(row(must=["2005"]), answer("2005", "partial"))


@pytest.mark.parametrize(
    ("relevant", "found", "share"),
    [
        (["a#1", "b"], ["a#1", "b#7"], 1),
        (["a#1", "a#2"], ["a#2", "c#1"], 0.5),
        (["a#1"], ["a#2"], 0),
        (["a"], [], 0),
        ([], ["a#1"], None),
    ],
)
def test_recall_counts_passages_or_the_documents_named(relevant, found, share):
    assert recall(relevant, found) == share


def test_a_score_sums_up_its_group():
    outcomes = [
        Outcome(row(relevant=["a"]), answer("x"), ["a#1"], seconds=0.1),
        Outcome(row(relevant=["b"], must=["2005"]), answer("x"), ["a#1"], seconds=0.3),
        Outcome(row(), answer("x"), seconds=0.2),
    ]
    line = score("all", outcomes)
    assert (line.group, line.questions) == ("all", 3)
    assert (line.right, line.recall) == (pytest.approx(2 / 3), 0.5)
    assert line.p50_ms == pytest.approx(200)


def test_a_single_outcome_has_its_own_time_and_no_recall_without_relevant_ones():
    line = score("one", [Outcome(row(), answer("x"), seconds=0.25)])
    assert (line.recall, line.p50_ms, line.p95_ms) == (None, 250, 250)


def test_outcomes_are_grouped_by_language_answerability_and_kind():
    outcomes = [
        Outcome(row(kind="fact"), answer("x")),
        Outcome(row(kind="fact"), answer("x", language="sq")),
        Outcome(row(answerable=False), answer("x", "not_found")),
    ]
    counts = {line.group: line.questions for line in score_groups(outcomes)}
    assert counts == {
        "all": 3,
        "answerable · en": 1,
        "answerable · sq": 1,
        "unanswerable · en": 1,
        "kind: fact": 2,
        "kind: question": 1,
    }
