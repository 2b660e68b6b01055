import pytest

from store.lexical import LexicalIndex

ENGLISH = [
    "The shelter in Vlora opened in 2001.",
    "A lawyer helps in court.",
    "The shelter has a lawyer and a psychologist.",
]
ALBANIAN = ["Zyra e Koordinatorit Kombëtar u krijua.", "Fëmija i pashoqëruar nuk kthehet."]


@pytest.fixture
def english():
    return LexicalIndex.build("en", [10, 20, 30], ENGLISH)


def test_rows_are_positions_in_the_generation_best_first(english):
    found = english.query("shelter psychologist", 5)
    assert [row for row, _ in found] == [30, 10]
    assert found[0][1] > found[1][1] > 0


def test_no_word_in_common_finds_nothing(english):
    assert english.query("volcano", 5) == []
    assert english.query("", 5) == []
    assert english.query("the of and", 5) == []


def test_no_more_rows_come_than_asked_for(english):
    assert len(english.query("shelter lawyer", 1)) == 1


@pytest.mark.parametrize("question", ["fëmija i pashoqëruar", "femija i pashoqeruar", "FËMIJËS"])
def test_albanian_is_found_with_and_without_diacritics_and_in_other_cases(question):
    index = LexicalIndex.build("sq", [0, 1], ALBANIAN)
    assert index.query(question, 5)[0][0] == 1


def test_a_saved_index_answers_as_before(english, tmp_path):
    english.save(tmp_path / "en")
    loaded = LexicalIndex.load(tmp_path / "en")
    assert (loaded.language, len(loaded)) == ("en", 3)
    assert loaded.query("lawyer in court", 5) == english.query("lawyer in court", 5)
    assert loaded.rarity("lawyer") == english.rarity("lawyer")


def test_no_file_of_a_saved_index_is_a_pickle(english, tmp_path):
    english.save(tmp_path / "en")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    # Protocol 2 and later open with \x80; .npy files of objects hold one behind their header.
    assert not any(path.suffix in {".pkl", ".pickle"} for path in files)
    assert not any(path.read_bytes()[:1] == b"\x80" for path in files)
    assert not any(b"'descr': '|O'" in path.read_bytes()[:128] for path in files)


def test_a_rare_word_weighs_more_than_a_common_one_and_an_unknown_one_most(english):
    assert english.rarity("unheard") > english.rarity("psychologist") > english.rarity("shelter")


def test_texts_of_stop_words_alone_can_be_indexed():
    index = LexicalIndex.build("en", [0, 1], ["the of and", "A lawyer."])
    assert [row for row, _ in index.query("lawyer", 5)] == [1]
