import math

import pytest

from assistant.schemas import Answer
from evals.metrics import Hit, Outcome, is_right, ndcg, recall, says_gold, score, score_groups
from evals.questions import QuestionRow


def row(**more):
    return QuestionRow.model_validate({"id": "q", "question": "When?", **more})


def hits(*passages):
    return [Hit(name, frozenset({name, name.split("#")[0]})) for name in passages]


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
    assert recall(relevant, hits(*found)) == share


def test_a_document_may_have_the_mark_of_a_place_in_its_id():
    found = [Hit("code#12#text-2", frozenset({"code#12#text-2", "code#12#text", "code#12"}))]
    assert recall(["code#12"], found) == 1
    assert recall(["code"], found) == 0


def test_a_piece_counts_for_its_part_and_a_translation_for_what_it_folds():
    found = [Hit("a.sq#art-1-2", frozenset({"a.sq#art-1-2", "a.sq#art-1", "a.en#art-1"}))]
    assert recall(["a.sq#art-1"], found) == recall(["a.en#art-1"], found) == 1


def test_only_the_first_five_are_recalled():
    assert recall(["a"], hits(*(f"{name}#1" for name in "bcdefa"))) == 0


@pytest.mark.parametrize(
    ("relevant", "found", "gain"),
    [
        (["a"], ["a#1", "b#1"], 1),
        (["a"], ["b#1", "a#1"], 1 / math.log2(3)),
        (["a"], ["b#1", "a#1", "a#2"], 1 / math.log2(3)),
        (["a", "b"], ["a#1"], 1 / (1 + 1 / math.log2(3))),
        (["a"], ["b#1"], 0),
    ],
)
def test_gain_is_discounted_by_place_and_counted_once(relevant, found, gain):
    assert ndcg(relevant, hits(*found)) == pytest.approx(gain)


def test_a_row_may_have_several_acceptable_answers():
    judged = row(must=["2005"], or_else=[{"answerable": False}, {"must": ["not counted"]}])
    assert is_right(judged, answer("2005"))
    assert is_right(judged, answer("No.", "not_found"))
    assert is_right(judged, answer("They were not counted."))
    assert not is_right(judged, answer("2006"))


def test_a_short_gold_answer_is_looked_for_as_words_and_prose_is_not():
    judged = row(answers=["the Rhine", "a b c d e f g h i j k l m n"])
    assert says_gold(judged, answer("It is The Rhine. [1]")) is True
    assert says_gold(judged, answer("the Rhineland")) is False
    assert says_gold(judged, answer("the Rhine", "not_found")) is False
    assert says_gold(row(answers=["a b c d e f g h i j k l m n"]), answer("x")) is None
    assert says_gold(row(answerable=False, answers=["x"]), answer("x")) is None


def test_a_score_sums_up_its_group():
    outcomes = [
        Outcome(row(relevant=["a"]), answer("x"), hits("a#1"), seconds=0.1),
        Outcome(row(relevant=["b"], must=["2005"]), answer("x"), hits("a#1"), seconds=0.3),
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
