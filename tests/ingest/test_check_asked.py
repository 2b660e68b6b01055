import pytest

from ingest.check.asked import find_stray_questions
from ingest.check.corpus import Corpus, load_corpus

STATEMENTS = {"section": [{"statement": [{"id": "penalty"}, {"id": "fine"}]}]}
SOUND = {"en": ["how many years"], "sq": ["sa vjet"]}


def stray(asked):
    corpus = Corpus({"code": STATEMENTS}, {}, [], {"code": asked}, None, frozenset())
    return list(find_stray_questions(corpus))


def test_a_question_beside_one_statement_in_both_languages_is_sound():
    assert stray({"penalty": SOUND}) == []


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"gone": SOUND}, "asked of code#gone, which is not there"),
        ({"penalty": {"en": ["how many years"]}}, "asked in ['en']"),
        ({"penalty": {**SOUND, "sq": [" "]}}, "an empty question"),
        ({"penalty": SOUND, "fine": {"en": ["How many years?"], "sq": ["x"]}}, "penalty too"),
    ],
)
def test_a_question_that_stands_beside_none_or_two_is_named(asked, says):
    assert any(says in one for one in stray(asked))


def test_the_questions_of_a_folder_are_read_by_document(tmp_path):
    (tmp_path / "asked").mkdir()
    (tmp_path / "asked/code.toml").write_text('[penalty]\nen = ["a"]\nsq = ["b"]\n')
    assert load_corpus(tmp_path, None).asked == {"code": {"penalty": {"en": ["a"], "sq": ["b"]}}}
