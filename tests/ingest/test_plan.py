import json

import pytest

from ingest.plan import Wish, make_plan
from ingest.sources import list_sources
from ingest.split import Ruler, split_draft
from store.passages import Passages, write_passages

WORDS = Ruler(lambda texts: [len(text.split()) + 2 for text in texts], 256)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def write(folder, name, **texts):
    rows = [json.dumps({"id": key, "text": text}) for key, text in texts.items()]
    (folder / name).write_text("\n".join(rows))


def plan(paths, old=None, **wish):
    """Plan an ingest of paths on top of what `old` planned."""
    sources = {s.name: (s, s.digest()) for s in list_sources(paths)}
    before = None
    if old:
        place = paths[0].parent / "before.sqlite"
        place.unlink(missing_ok=True)
        write_passages(place, old.documents, old.chunks)
        before = Passages(place)
    try:
        return make_plan(
            Wish(sources, **wish),
            before,
            old.sources if old else {},
            lambda draft, origin: split_draft(draft, WORDS, origin),
            lambda _: None,
        )
    finally:
        if before:
            before.close()


def news(made):
    return made.added, made.changed, made.unchanged, made.removed


def test_in_an_empty_store_everything_is_added(folder):
    write(folder, "a.jsonl", one="First.", two="Second.")
    assert news(plan([folder])) == (["one", "two"], [], [], [])


def test_added_changed_unchanged_and_removed_are_told_apart(folder):
    write(folder, "a.jsonl", one="First.", two="Second.")
    write(folder, "b.jsonl", three="Third.")
    first = plan([folder])
    write(folder, "a.jsonl", one="First, but new.", four="Fourth.")
    second = plan([folder], first)
    assert news(second) == (["four"], ["one"], ["three"], ["two"])
    assert second.differs


def test_a_document_untouched_in_a_changed_file_is_unchanged(folder):
    write(folder, "a.jsonl", one="First.", two="Second.")
    first = plan([folder])
    write(folder, "a.jsonl", one="First.", two="Second, but new.")
    assert news(plan([folder], first)) == ([], ["two"], ["one"], [])


def test_files_that_are_not_named_stay_unless_the_rest_is_to_go(folder):
    write(folder, "a.jsonl", one="First.")
    write(folder, "b.jsonl", two="Second.")
    first = plan([folder / "a.jsonl", folder / "b.jsonl"])
    added = plan([folder / "b.jsonl"], first)
    assert news(added) == ([], [], ["one", "two"], [])
    replaced = plan([folder / "b.jsonl"], first, keep_others=False)
    assert news(replaced) == ([], [], ["two"], ["one"])
    assert [chunk.document_id for chunk in replaced.chunks] == ["two"]


def test_a_removed_document_comes_back_when_its_file_is_named_again(folder):
    write(folder, "a.jsonl", one="First.", two="Second.")
    first = plan([folder / "a.jsonl"])
    (folder / "c.jsonl").write_text('{"id": "three", "text": "Third."}')
    second = plan([folder / "c.jsonl"], first, remove=frozenset({"one"}))
    assert news(second) == (["three"], [], ["two"], ["one"])
    assert news(plan([folder / "a.jsonl"], second))[0] == ["one"]


def test_an_id_goes_to_the_first_and_the_second_file_is_told(folder):
    write(folder, "a.jsonl", one="First.")
    write(folder, "b.jsonl", one="Another first.", two="Second.")
    made = plan([folder])
    assert made.added == ["one", "two"]
    (rejected,) = made.rejected
    assert rejected[0] == "in/b.jsonl"
    assert "'one' is taken by in/a.jsonl" in rejected[1]
    assert [document.text for document in made.documents] == ["First.", "Second."]


def test_a_file_whose_id_was_taken_comes_in_when_the_other_has_gone(folder):
    write(folder, "a.jsonl", one="First.")
    write(folder, "b.jsonl", one="Another first.")
    first = plan([folder])
    again = plan([folder], first)
    assert len(again.rejected) == 1
    (folder / "a.jsonl").unlink()
    second = plan([folder], first, keep_others=False)
    assert second.rejected == []
    assert [document.text for document in second.documents] == ["Another first."]


def test_an_id_that_moves_to_another_file_is_not_rejected(folder):
    write(folder, "a.jsonl", one="First.", two="Second.")
    write(folder, "b.jsonl", three="Third.")
    first = plan([folder])
    write(folder, "a.jsonl", two="Second.")
    write(folder, "b.jsonl", three="Third.", one="First.")
    second = plan([folder], first)
    assert (second.rejected, second.removed) == ([], [])


def test_a_file_without_reader_is_rejected_and_the_others_go_in(folder):
    write(folder, "a.jsonl", one="First.")
    (folder / "data.bin").write_bytes(b"bytes")
    made = plan([folder / "data.bin", folder / "a.jsonl"])
    assert made.added == ["one"]
    assert made.rejected == [((folder / "data.bin").as_posix(), "no reader for .bin")]
