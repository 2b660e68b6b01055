from pathlib import Path

import pytest

from evals.questions import QuestionRow, QuestionsInvalid, read_questions

FILES = sorted((Path(__file__).resolve().parents[2] / "evals/questions").glob("*.jsonl"))


def test_there_are_question_files():
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_question_file_parses_and_says_what_a_right_answer_is(path):
    rows = read_questions(path)
    assert rows
    assert all(row.must or not row.answerable for row in rows)


def test_no_two_questions_share_an_id():
    ids = [row.id for path in FILES for row in read_questions(path)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ('{"id": "b"}', "question"),
        ('{"question": "When?"}', "id"),
        ('{"id": "b", "question": "When?", "answerable": "perhaps"}', "answerable"),
        ('{"id": "b", "question": "When?", "language": "fr"}', "language"),
        ("{not json", "JSON"),
    ],
)
def test_a_bad_line_is_named_by_file_and_number(tmp_path, line, where):
    path = tmp_path / "set.jsonl"
    path.write_text('{"id": "a", "question": "Fine?"}\n\n' + line + "\n")
    with pytest.raises(QuestionsInvalid, match=rf"set\.jsonl:3: .*{where}"):
        read_questions(path)


def test_only_id_and_question_are_needed_and_q_is_a_short_question():
    row = QuestionRow.model_validate({"id": "a", "q": "When?"})
    assert (row.question, row.answerable, row.must, row.language) == ("When?", True, [], "auto")


def test_history_is_put_before_the_question_and_cut_to_what_the_api_takes():
    turn = [{"role": "user", "text": "Who?"}, {"role": "assistant", "content": "They."}]
    row = QuestionRow.model_validate({"id": "a", "question": "When?", "history": turn * 15})
    messages = row.messages()
    assert len(messages) == 21
    assert messages[0] == {"role": "user", "content": "Who?"}
    assert messages[-1] == {"role": "user", "content": "When?"}
