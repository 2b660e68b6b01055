import numpy as np

from store.chunk import Chunk
from store.parts import PartIndex, load_parts


def piece(locator, text, part=""):
    return Chunk("law", locator, "", text, 0, len(text), "en", context="Law", part=part)


CHUNKS = [
    piece("art-1-1", "The shelter takes in victims.", "art-1"),
    piece("art-1-2", "It is open at night.", "art-1"),
    piece("art-2", "The court sits in Tirana."),
]


def test_a_piece_is_scored_by_the_words_of_its_whole_article():
    scores = PartIndex.build("en", CHUNKS).scores("shelter open at night")
    assert scores[0] == scores[1] > 0
    assert scores[2] == 0


def test_chunks_that_are_whole_need_no_second_index():
    assert PartIndex.build("en", CHUNKS[2:]) is None


def test_what_is_saved_is_read_back_by_language(tmp_path):
    index = PartIndex.build("en", CHUNKS)
    index.save(tmp_path / "parts/en")
    loaded = load_parts(tmp_path / "parts")
    assert list(loaded) == ["en"]
    assert np.array_equal(loaded["en"].scores("court"), index.scores("court"))


def test_a_generation_without_pieces_has_no_such_folder(tmp_path):
    assert load_parts(tmp_path / "parts") == {}
