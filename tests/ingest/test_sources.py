import hashlib
from pathlib import Path

import pytest

from ingest.errors import DocumentRejected, IngestError
from ingest.sources import decode, list_sources, read_text


def test_a_folder_gives_its_documents_in_order_and_leaves_the_rest(tmp_path):
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    names = ["b.txt", "a.md", "sub/c.jsonl", "sub/D.MARKDOWN", "x.exe", ".d.txt", ".hidden/e.txt"]
    for name in names:
        (folder / name).write_text("text")
    found = {source.name: source.format for source in list_sources([folder])}
    assert list(found.items()) == [
        ("in/a.md", "markdown"),
        ("in/b.txt", "text"),
        ("in/sub/D.MARKDOWN", "markdown"),
        ("in/sub/c.jsonl", "jsonl"),
    ]


def test_statements_are_the_toml_files_of_a_folder_called_documents(tmp_path):
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/one.toml").write_text("")
    (tmp_path / "sources.toml").write_text("")
    (source,) = list_sources([tmp_path])
    assert (source.path.name, source.format) == ("one.toml", "statements")


def test_a_file_named_by_hand_is_never_left_out(tmp_path):
    path = tmp_path / "data.bin"
    path.write_bytes(b"bytes")
    (source,) = list_sources([path])
    assert (source.name, source.format) == (path.as_posix(), "unknown")


def test_a_file_named_twice_comes_once(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("text")
    assert len(list_sources([path, path])) == 1


def test_files_of_one_name_in_two_folders_of_one_name_are_both_taken(tmp_path):
    for name in ("x/law", "y/law"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "a.txt").write_text(name)
    found = list_sources([tmp_path / "x/law", tmp_path / "y/law"])
    assert [source.path.read_text() for source in found] == ["x/law", "y/law"]
    assert len({source.name for source in found}) == 2


def test_a_path_that_is_not_there_is_named(tmp_path):
    with pytest.raises(IngestError, match=r"gone\.txt: no such file"):
        list_sources([tmp_path / "gone.txt"])


def test_the_digest_is_of_the_bytes(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\r\n")
    (source,) = list_sources([path])
    assert source.digest() == hashlib.sha256(b"one\r\n").hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_albanian_text_is_read_in_every_unicode_encoding(encoding):
    assert decode("Shqipëria e çliruar".encode(encoding)) == "Shqipëria e çliruar"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"text\x00more", "binary"),
        ("përse".encode("latin-1"), r"not UTF-8.* text \(byte 1\)"),
        (b"\xff\xfea", "not UTF-16"),
    ],
    ids=["nothing", "white", "binary", "latin-1", "half"],
)
def test_what_is_not_text_is_rejected_with_its_reason(data, reason):
    with pytest.raises(DocumentRejected, match=reason):
        decode(data)


def test_a_huge_file_is_rejected_before_it_is_read(tmp_path: Path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(51 * 1024 * 1024)
    with pytest.raises(DocumentRejected, match=r"larger than 50 MB \(51 MB\)"):
        read_text(path)


@pytest.mark.parametrize("beside", ["asked/code.toml", "sources.toml"])
def test_a_corpus_file_is_read_again_when_what_it_is_read_with_changes(tmp_path, beside):
    for name in ("documents/code.toml", "asked/code.toml", "sources.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("a = 1", encoding="utf-8")
    (source,) = list_sources([tmp_path])
    before = source.digest()
    (tmp_path / beside).write_text("a = 2", encoding="utf-8")
    assert source.digest() != before
