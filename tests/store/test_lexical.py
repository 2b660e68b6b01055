import pytest

from store.lexical import LexicalIndex
from store.words import terms

ENGLISH = [
    "The shelter in Vlora opened in 2001.",
    "A lawyer helps in court.",
    "The shelter has a lawyer and a psychologist.",
]
ALBANIAN = ["Zyra e Koordinatorit Kombëtar u krijua.", "Fëmija i pashoqëruar nuk kthehet."]


def found(index, text):
    """The rows that share a word with a text, best first."""
    scored = sorted(zip(-index.scores(text), index.rows.tolist(), strict=True))
    return [row for score, row in scored if score < 0]


@pytest.fixture
def english():
    return LexicalIndex.build("en", [10, 20, 30], ENGLISH)


def test_rows_are_positions_in_the_generation_best_first(english):
    assert found(english, "shelter psychologist") == [30, 10]


@pytest.mark.parametrize("text", ["volcano", "", "the of and"])
def test_no_word_in_common_finds_nothing(english, text):
    assert found(english, text) == []


@pytest.mark.parametrize("question", ["fëmija i pashoqëruar", "femija i pashoqeruar", "FËMIJËS"])
def test_albanian_is_found_with_and_without_diacritics_and_in_other_cases(question):
    index = LexicalIndex.build("sq", [0, 1], ALBANIAN)
    assert found(index, question)[0] == 1


def test_a_saved_index_answers_as_before(english, tmp_path):
    english.save(tmp_path / "en")
    loaded = LexicalIndex.load(tmp_path / "en")
    assert (loaded.language, len(loaded)) == ("en", 3)
    assert loaded.scores("lawyer in court").tolist() == english.scores("lawyer in court").tolist()
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
    unheard, rare, common = terms("unheard psychologist shelter", "en")
    assert english.rarity(unheard) > english.rarity(rare) > english.rarity(common)


def test_texts_of_stop_words_alone_can_be_indexed():
    index = LexicalIndex.build("en", [0, 1], ["the of and", "A lawyer."])
    assert found(index, "lawyer") == [1]
