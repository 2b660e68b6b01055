import pytest

from ingest.errors import DocumentRejected
from ingest.read.markdown import read_markdown

NOTE = """---
id: shelters-note
title: A note
language: en
date: 2014-06-01
publisher: Test
unknown: kept out
---
# Heading of the page

Opening words.

## Këshilli i Ministrave

A *soft* line
goes on, with `code` and a [link](https://example.org).

- First item.
- Second item.

| Year | Count |
| --- | --- |
| 2019 | 103 |
"""


def read(tmp_path, text):
    path = tmp_path / "file.md"
    path.write_text(text, encoding="utf-8")
    (draft,) = read_markdown(path)
    return draft, {part.locator: draft.text[part.start : part.end] for part in draft.parts}


def test_front_matter_gives_the_metadata(tmp_path):
    draft, _ = read(tmp_path, NOTE)
    assert (draft.id, draft.title, draft.language) == ("shelters-note", "A note", "en")
    assert (draft.date, draft.publisher) == ("2014-06-01", "Test")
    assert "shelters-note" not in draft.text


def test_without_front_matter_file_name_and_first_heading_stand_in(tmp_path):
    draft, _ = read(tmp_path, "# Titulli\n\nTeksti.")
    assert (draft.id, draft.title, draft.language, draft.date) == ("file", "Titulli", "", "")


def test_parts_are_named_by_their_heading_and_counted(tmp_path):
    _, texts = read(tmp_path, NOTE)
    assert texts["heading-of-the-page"] == "Opening words."
    assert texts["keshilli-i-ministrave-2"] == "First item."
    assert texts["keshilli-i-ministrave-3"] == "Second item."


def test_marks_are_gone_and_words_stay(tmp_path):
    _, texts = read(tmp_path, NOTE)
    assert texts["keshilli-i-ministrave"] == "A soft line goes on, with code and a link."


def test_a_row_of_a_table_is_one_part_and_knows_its_columns(tmp_path):
    draft, texts = read(tmp_path, NOTE)
    assert texts["table-1-row-1"] == "Year | Count"
    assert texts["table-1-row-2"] == "2019 | 103"
    (row,) = (part for part in draft.parts if part.locator == "table-1-row-2")
    assert row.heading == "Këshilli i Ministrave — Year | Count"


def test_every_part_knows_its_heading(tmp_path):
    draft, _ = read(tmp_path, NOTE.partition("| Year")[0])
    assert {part.heading for part in draft.parts} == {
        "Heading of the page",
        "Këshilli i Ministrave",
    }


def test_script_and_html_tags_are_not_text(tmp_path):
    draft, _ = read(tmp_path, "Words <b>bold</b>.\n\n<script>alert(1)</script>\n")
    assert draft.text == "Words bold."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\nid: [\n---\nText.", "not YAML"),
        ("---\n- a\n- b\n---\nText.", "not a table"),
        ("# Only a heading", "no text"),
        ("---\nid: x\n---\n", "no text"),
        ("", "empty"),
    ],
)
def test_a_file_without_use_is_rejected_with_its_reason(tmp_path, text, reason):
    with pytest.raises(DocumentRejected, match=reason):
        read(tmp_path, text)
