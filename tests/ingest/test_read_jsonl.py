import json

import pytest

from ingest.draft import Draft
from ingest.errors import DocumentRejected
from ingest.read.jsonl import read_jsonl


def read(tmp_path, *lines):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b"\n".join(x if isinstance(x, bytes) else x.encode() for x in lines))
    return list(read_jsonl(path))


def test_each_line_is_a_document_with_its_metadata(tmp_path):
    row = {"id": "a", "title": "Titulli", "text": "Teksti.", "language": "sq", "date": "2016"}
    drafts = read(tmp_path, json.dumps(row), '{"id": 7, "text": "Seven.", "other": [1]}')
    assert [draft.id for draft in drafts] == ["a", "7"]
    assert (drafts[0].title, drafts[0].language, drafts[0].date) == ("Titulli", "sq", "2016")
    assert (drafts[1].title, drafts[1].text) == ("7", "Seven.")


def test_bad_lines_are_rejected_by_number_and_the_others_go_in(tmp_path):
    found = read(
        tmp_path,
        '{"id": "a", "text": "Good."}',
        '{"id": "b", "text": ',
        "",
        "[1, 2]",
        '{"text": "No name."}',
        '{"id": "c"}',
        '{"id": "d", "text": "  "}',
        b'{"id": "e", "text": "p\xebr"}',
        b'{"id": "f", "text": "\x00"}',
        '{"id": "g", "text": "Good too."}',
    )
    assert [draft.id for draft in found if isinstance(draft, Draft)] == ["a", "g"]
    reasons = dict(row for row in found if not isinstance(row, Draft))
    # An empty line is passed over but counted: the number is the one an editor shows.
    assert list(reasons) == [f"rows.jsonl:{number}" for number in (2, 4, 5, 6, 7, 8, 9)]
    assert "not JSON" in reasons["rows.jsonl:2"]
    assert reasons["rows.jsonl:4"] == "not a JSON object"
    assert reasons["rows.jsonl:5"] == 'no "id"'
    assert reasons["rows.jsonl:6"] == 'c: no "text"'
    assert reasons["rows.jsonl:7"] == 'd: no "text"'
    assert "not UTF-8" in reasons["rows.jsonl:8"]
    assert "binary" in reasons["rows.jsonl:9"]


@pytest.mark.parametrize("line", ["", "\n  \n"])
def test_a_file_without_lines_is_empty(tmp_path, line):
    with pytest.raises(DocumentRejected, match="empty"):
        read(tmp_path, line)


def test_the_text_is_one_part_from_end_to_end(tmp_path):
    (draft,) = read(tmp_path, '{"id": "a", "text": " One.\\r\\nTwo. "}')
    (part,) = draft.parts
    assert draft.text[part.start : part.end] == draft.text == "One.\nTwo."
