import threading

import pytest

from store.chunk import Chunk, Document, Source
from store.errors import IndexDamaged
from store.passages import Passages, write_passages

DOCUMENTS = [
    Document("law", "Ligji", "Neni 1. Çdo fëmijë mbrohet. Neni 2. Hyn në fuqi.", "sq"),
    Document("note", "Note", "A note.", "en", date="2014-06-01", tier="official"),
]
CHUNKS = [
    Chunk("law", "art-1", "Article 1", "Neni 1. Çdo fëmijë mbrohet.", 0, 27, "sq"),
    Chunk("note", "text", "", "A note.", 0, 7, "en", source=Source("T", "P", "2014", "", "p. 3")),
    Chunk("law", "art-2", "Article 2", "Neni 2. Hyn në fuqi.", 28, 48, "sq", context="Ligji"),
]


@pytest.fixture
def path(tmp_path):
    write_passages(tmp_path / "passages.sqlite", DOCUMENTS, CHUNKS)
    return tmp_path / "passages.sqlite"


@pytest.fixture
def passages(path):
    with Passages(path) as opened:
        yield opened


def test_documents_come_back_as_they_went_in_and_in_order(passages):
    assert list(passages.documents()) == DOCUMENTS
    assert passages.document_ids() == ["law", "note"]
    assert passages.document("note") == DOCUMENTS[1]
    assert passages.document("nothing") is None


def test_chunks_come_back_by_id_with_their_source(passages):
    assert passages.chunk("note#text") == CHUNKS[1]
    assert passages.chunk("note#other") is None


def test_chunks_of_a_document_come_in_order(passages):
    assert passages.chunks_of("law") == [CHUNKS[0], CHUNKS[2]]
    assert passages.chunks_of("nothing") == []


def test_chunks_are_found_by_position(passages):
    assert passages.at([2, 0]) == {0: CHUNKS[0], 2: CHUNKS[2]}
    assert passages.at([]) == {}
    assert list(passages.chunks()) == CHUNKS
    assert passages.counts() == (2, 3)


def test_offsets_count_characters_not_bytes(passages):
    text = passages.document("law").text
    assert all(text[c.start : c.end] == c.text for c in passages.chunks_of("law"))


def test_many_threads_may_read_at_once(passages):
    found = []

    def read():
        found.extend(passages.chunk("law#art-1") == CHUNKS[0] for _ in range(50))
        passages.close()

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 300


def test_reading_leaves_the_folder_as_it_was(path):
    with Passages(path) as passages:
        passages.counts()
    assert [file.name for file in path.parent.iterdir()] == ["passages.sqlite"]


@pytest.mark.parametrize("damage", [b"", b"not a database at all", None])
def test_a_damaged_or_missing_file_is_named(path, damage):
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage)
    with Passages(path) as passages, pytest.raises(IndexDamaged, match=r"passages\.sqlite"):
        passages.counts()


def test_two_chunks_of_one_id_are_refused(tmp_path):
    import sqlite3

    with pytest.raises(sqlite3.IntegrityError):
        write_passages(tmp_path / "p.sqlite", DOCUMENTS, [CHUNKS[0], CHUNKS[0]])
