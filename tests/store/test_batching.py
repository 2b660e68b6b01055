import threading

import numpy as np
import pytest

from store.batching import BatchingEmbedder
from store.embedding import Embedder

QUESTIONS = [f"Which rule number {number} binds the police?" for number in range(40)]


@pytest.fixture(scope="module")
def batching():
    return BatchingEmbedder(dtype="float32")


@pytest.fixture
def calls(batching, monkeypatch):
    """How many texts each call of the model got."""
    sizes, embed = [], Embedder.embed

    def counted(self, texts):
        sizes.append(len(texts))
        return embed(self, texts)

    monkeypatch.setattr(Embedder, "embed", counted)
    return sizes


def ask_all(batching, questions):
    found, gate = {}, threading.Barrier(len(questions))

    def ask(question):
        gate.wait()
        found[question] = batching.embed([question])

    threads = [threading.Thread(target=ask, args=(question,)) for question in questions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_questions_at_once_share_calls_and_each_gets_its_own_vector(batching, embedder, calls):
    found = ask_all(batching, QUESTIONS)
    assert sum(calls) == len(QUESTIONS)
    assert len(calls) < len(QUESTIONS)
    for question, alone in zip(QUESTIONS, embedder.embed(QUESTIONS), strict=True):
        assert np.allclose(found[question][0], alone, atol=1e-5)


def test_a_question_asked_again_is_not_embedded_again(batching, calls):
    first = batching.embed(["Who was the first judge of Berat?"])
    again = batching.embed(["Who was the first judge of Berat?"])
    assert calls == [1]
    assert np.array_equal(first, again)
    assert first.shape == (1, batching.dimension)


def test_what_is_kept_is_bounded_and_holds_no_words(batching, monkeypatch):
    monkeypatch.setattr("store.batching._KEPT", 3)
    for question in QUESTIONS[:6]:
        batching.embed([question + " kanarine4711"])
    assert len(batching._kept) == 3
    assert b"kanarine" not in repr(batching._kept).encode()


def test_a_failure_reaches_everybody_who_waited(batching, monkeypatch):
    def fail(self, texts):
        raise RuntimeError("no model")

    monkeypatch.setattr(Embedder, "embed", fail)
    with pytest.raises(RuntimeError):
        batching.embed(["a question that nobody asked"])
    monkeypatch.undo()
    assert batching.embed(["a question that nobody asked"]).shape[0] == 1
