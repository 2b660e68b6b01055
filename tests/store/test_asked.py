import numpy as np

from store.asked import AskedIndex, load_asked
from store.chunk import Chunk, chunk_from_row, chunk_to_row


def chunk(locator, text, *asked):
    return Chunk("law", locator, "", text, 0, len(text), "en", asked=asked)


CHUNKS = [
    chunk("court", "The court sits in Tirana."),
    chunk(
        "payer", "Paying for prostitution is an offence.", "Is buying sex illegal?", "punters fined"
    ),
    chunk("minor", "A child is anyone under 18.", "How old is a kid in law?"),
]


def test_a_chunk_is_found_by_words_of_a_question_that_it_does_not_hold():
    scores = AskedIndex.build("en", CHUNKS).scores("can I be fined for buying sex")
    assert scores[1] > scores[2] == scores[0] == 0


def test_a_chunk_has_the_score_of_its_best_question_and_not_of_all():
    one = [chunk("a", "x", "buying sex"), chunk("b", "y", "closing time")]
    two = [chunk("a", "x", "buying sex", "buying sex"), chunk("b", "y", "closing time")]
    ratio = (
        AskedIndex.build("en", two).scores("sex")[0] / AskedIndex.build("en", one).scores("sex")[0]
    )
    assert ratio < 1.1


def test_chunks_without_questions_need_no_such_index(tmp_path):
    assert AskedIndex.build("en", CHUNKS[:1]) is None
    assert load_asked(tmp_path / "asked") == {}


def test_what_is_saved_is_read_back_by_language(tmp_path):
    index = AskedIndex.build("en", CHUNKS)
    index.save(tmp_path / "asked/en")
    loaded = load_asked(tmp_path / "asked")
    assert list(loaded) == ["en"]
    assert np.array_equal(loaded["en"].scores("old kid"), index.scores("old kid"))


def test_a_chunk_keeps_its_questions_and_an_older_row_has_none():
    row = chunk_to_row(CHUNKS[1])
    assert chunk_from_row({**row, "asked": list(row["asked"])}) == CHUNKS[1]
    del row["asked"]
    assert chunk_from_row(row).asked == ()
