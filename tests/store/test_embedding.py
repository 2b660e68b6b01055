import numpy as np
import pytest

import store.embedding
from store.embedding import Embedder, bundled_path, model_digest
from store.errors import EmbedderInvalid
from store.settings import BUNDLED_MODEL

ALBANIAN = "Përgjegjësia e përbashkët për mbrojtjen e viktimave"


def test_an_index_made_with_another_last_layer_is_noticed(monkeypatch):
    shipped = model_digest(BUNDLED_MODEL)
    monkeypatch.setattr(store.embedding, "LAYER_SHA256", "0" * 64)
    assert model_digest(BUNDLED_MODEL) != shipped


def test_a_damaged_layer_is_refused(monkeypatch, tmp_path):
    damaged = tmp_path / "layer.safetensors"
    damaged.write_bytes(store.embedding.LAYER.read_bytes()[:-1] + b"x")
    monkeypatch.setattr(store.embedding, "LAYER", damaged)
    with pytest.raises(EmbedderInvalid, match="SHA-256"):
        Embedder(dtype="float32")


def test_the_layer_brings_albanian_nearer_to_what_it_means(embedder):
    asked = "Trafikimi i personave dënohet me 8 deri në 15 vjet burgim."
    right = "Trafficking in persons is punished with 8 to 15 years of imprisonment."
    wrong = "The shelter in Vlora was opened in 2001 and helps women and children."
    plain = Embedder(bundled_path(), dtype="float32")

    def lead(model: Embedder) -> float:
        vectors = model.embed([asked, right, wrong])
        return float(vectors[0] @ vectors[1] - vectors[0] @ vectors[2])

    assert lead(embedder) > lead(plain) + 0.1


def test_any_other_model_is_known_by_its_name():
    assert model_digest("/models/other") == "/models/other"


def test_a_folder_without_a_model_is_refused_with_a_way_out(tmp_path):
    with pytest.raises(EmbedderInvalid, match="STORE_EMBEDDING_MODEL"):
        Embedder(str(tmp_path), dtype="float32")


def test_vectors_are_of_length_one_and_of_the_stated_dimension(embedder):
    vectors = embedder.embed(["A shelter opened.", ALBANIAN])
    assert vectors.shape == (2, embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_vectors_of_half_precision_are_of_length_one_too():
    vectors = Embedder(dtype="bfloat16").embed(["A shelter opened.", ALBANIAN, "Law 2 of 2020"])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_vectors(embedder):
    assert embedder.embed([]).shape == (0, embedder.dimension)


def test_the_same_text_gets_the_same_vector_alone_or_among_others(embedder):
    alone = embedder.embed([ALBANIAN])[0]
    among = embedder.embed(["A much longer text about something else. " * 9, ALBANIAN])[1]
    assert float(alone @ among) > 0.9999


def test_texts_of_one_meaning_lie_nearer_than_others(embedder):
    shelter, refuge, tax = embedder.embed(
        ["a shelter for victims", "a safe house for survivors", "a rise of the fuel tax"]
    )
    assert shelter @ refuge > shelter @ tax


def test_albanian_costs_more_tokens_than_words(embedder):
    assert embedder.count_tokens([ALBANIAN])[0] > len(ALBANIAN.split()) + 2


def test_a_text_longer_than_the_model_reads_is_counted_in_full(embedder):
    assert embedder.count_tokens(["word " * 1000])[0] > 1000
    # Counting must not switch the model's own truncation off for the next embedding.
    assert embedder.embed(["word " * 1000]).shape == (1, embedder.dimension)
