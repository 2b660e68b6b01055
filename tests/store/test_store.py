import numpy as np
import pytest

from store.chroma import VectorIndex
from store.embedding import Embedder
from store.errors import EmbedderChanged, EmbedderInvalid, IndexMissing, VectorsUnreachable
from store.generation import Generations
from store.language import analyse, detect_language
from store.lexical import LexicalIndex
from store.search import Index
from store.sentences import sentence_spans


def test_chroma_finds_the_neighbours_that_exact_search_finds(tmp_path):
    vectors = np.random.default_rng(7).normal(size=(1500, 64)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    index = VectorIndex.create(tmp_path, "some-vectors")
    index.add([str(at) for at in range(1500)], vectors, lambda _: None)
    index.close()
    index = VectorIndex.open(tmp_path, "some-vectors")
    hits = 0
    for row in vectors[:50]:
        exact = set(np.argsort(-(vectors @ row))[:20].tolist())
        hits += len(exact & {int(name) for name, _ in index.query(row, 20)})
    index.close()
    assert hits / (50 * 20) >= 0.99


def test_a_dead_chroma_server_is_named():
    with pytest.raises(VectorsUnreachable, match="127.0.0.1:9"):
        VectorIndex.open("http://127.0.0.1:9", "nothing")


def test_words_are_found_without_diacritics_and_in_other_endings(tmp_path):
    texts = ["Zyra e Koordinatorit Kombëtar u krijua.", "Gjykata vendosi për strehëzat."]
    LexicalIndex.build("sq", [4, 9], texts).save(tmp_path / "sq")
    index = LexicalIndex.load(tmp_path / "sq")
    assert index.query("koordinatori kombetar", 5)[0][0] == 4
    assert index.query("strehezave", 5)[0][0] == 9
    assert index.query("xyz", 5) == []
    assert not list(tmp_path.rglob("*.pkl"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("kush e drejton zyren", "sq"),
        ("Sa viktima u identifikuan?", "sq"),
        ("who runs it?", "en"),
        ("penalty for trafficking", "en"),
    ],
)
def test_short_questions_are_told_apart(text, language):
    assert detect_language(text) == language


def test_set_up_and_established_are_one_word():
    assert analyse("was set up", "en") == analyse("was established", "en")


def test_sentences_end_where_a_reader_ends_them():
    text = "Ligji nr. 144/2013 e ndryshoi. U.S. reports of 27.2.2006 differ.\nNeni 110/a. Po?"
    found = [text[a:b] for a, b in sentence_spans(text)]
    assert found == [
        "Ligji nr. 144/2013 e ndryshoi.",
        "U.S. reports of 27.2.2006 differ.",
        "Neni 110/a.",
        "Po?",
    ]


def test_vectors_have_length_one_and_albanian_costs_more_tokens(embedder):
    vectors = embedder.embed(["Victims are protected.", "Viktimat mbrohen."])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert embedder.count_tokens(["Përgjegjësia e përbashkët"])[0] > 6


def test_a_missing_model_is_named():
    with pytest.raises(EmbedderInvalid, match="/no/such/model"):
        Embedder("/no/such/model")


def test_no_index_says_how_to_build_one(tmp_path):
    with pytest.raises(IndexMissing, match="python -m ingest"):
        Generations(tmp_path).require_current()


def test_another_embedding_model_is_refused(corpus_store, embedder):
    class Renamed:
        name = "other"

    with pytest.raises(EmbedderChanged, match="--replace"):
        Index.open(Generations(corpus_store), Renamed())
