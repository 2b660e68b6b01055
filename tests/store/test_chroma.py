import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import create_server

import numpy as np
import pytest

from store.chroma import VectorIndex, delete_collection
from store.errors import VectorsUnreachable

DEAD = "http://127.0.0.1:9"


def unit_vectors(count, seed=1):
    vectors = np.random.default_rng(seed).normal(size=(count, 48)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def fill(place, name, vectors):
    index = VectorIndex.create(place, name)
    added = []
    index.add([str(at) for at in range(len(vectors))], vectors, added.append)
    index.close()
    return added


def test_what_went_in_is_found_again_after_closing(tmp_path):
    vectors = unit_vectors(20)
    assert sum(fill(tmp_path, "first", vectors)) == 20
    index = VectorIndex.open(tmp_path, "first")
    assert index.count() == 20
    ((name, similarity),) = index.query(vectors[7], 1)
    assert name == "7"
    assert similarity == pytest.approx(1, abs=1e-5)
    index.close()


def test_the_nearest_come_first_with_their_cosine(tmp_path):
    vectors = unit_vectors(60)
    fill(tmp_path, "order", vectors)
    index = VectorIndex.open(tmp_path, "order")
    found = index.query(vectors[3], 10)
    similarities = [similarity for _, similarity in found]
    assert similarities == sorted(similarities, reverse=True)
    for name, similarity in found:
        assert similarity == pytest.approx(float(vectors[int(name)] @ vectors[3]), abs=1e-4)
    index.close()


def test_almost_no_true_neighbour_is_missed(tmp_path):
    vectors = unit_vectors(500)
    fill(tmp_path, "recall", vectors)
    index = VectorIndex.open(tmp_path, "recall")
    hits = 0
    for question in unit_vectors(50, seed=2):
        exact = {str(at) for at in np.argsort(-(vectors @ question))[:20]}
        hits += len(exact & {name for name, _ in index.query(question, 20)})
    index.close()
    assert hits / (50 * 20) >= 0.99


def test_more_neighbours_than_vectors_gives_all_of_them(tmp_path):
    vectors = unit_vectors(5)
    fill(tmp_path, "few", vectors)
    index = VectorIndex.open(tmp_path, "few")
    assert len(index.query(vectors[0], 60)) == 5
    index.close()


def test_creating_a_collection_again_starts_it_empty(tmp_path):
    fill(tmp_path, "again", unit_vectors(9))
    fill(tmp_path, "again", unit_vectors(4))
    index = VectorIndex.open(tmp_path, "again")
    assert index.count() == 4
    index.close()


def test_a_collection_that_is_not_there_is_named(tmp_path):
    fill(tmp_path, "here", unit_vectors(3))
    with pytest.raises(VectorsUnreachable, match="elsewhere"):
        VectorIndex.open(tmp_path, "elsewhere")


@pytest.mark.parametrize(
    "call",
    [
        lambda: VectorIndex.open(DEAD, "any-name"),
        lambda: VectorIndex.create(DEAD, "any-name"),
        lambda: delete_collection(DEAD, "any-name"),
    ],
    ids=["open", "create", "delete"],
)
def test_a_server_that_does_not_answer_is_named_with_its_address(call):
    with pytest.raises(VectorsUnreachable, match=DEAD):
        call()


def test_a_chroma_server_that_never_answers_is_given_up():
    # It takes the connection and says nothing.
    with create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(VectorsUnreachable, match="timed out"):
            VectorIndex.open(url, "any-name")


class _Nonsense(BaseHTTPRequestHandler):
    body = b""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    do_POST = do_GET

    def log_message(self, *_):
        pass


@contextmanager
def nonsense(body):
    speaker = type("Speaker", (_Nonsense,), {"body": body})
    with ThreadingHTTPServer(("127.0.0.1", 0), speaker) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("body", [b"<html>", b"", b"{}", b'{"id": ', b"[1]"])
def test_a_chroma_server_that_speaks_nonsense_is_no_answer(body):
    with nonsense(body) as url, pytest.raises(VectorsUnreachable):
        VectorIndex.open(url, "any-name")
