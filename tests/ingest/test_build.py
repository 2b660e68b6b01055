import json
from pathlib import Path

import pytest

from ingest.errors import IngestError, IngestRunning
from store.generation import Generations
from tests.ingest.conftest import ingest

ROOT = Path(__file__).resolve().parents[2]


def write_rows(path, **texts):
    rows = [json.dumps({"id": name, "title": name, "text": text}) for name, text in texts.items()]
    path.write_text("\n".join(rows))
    return path


def test_unchanged_sources_make_no_new_generation(tmp_path, store):
    rows = write_rows(tmp_path / "a.jsonl", one="Shelters opened in Vlora.", two="A law passed.")
    first = ingest(store, rows)
    again = ingest(store, rows)
    assert (first.plan.added, again.plan.unchanged) == (["one", "two"], ["one", "two"])
    assert again.generation == first.generation
    assert again.embedded == 0


def test_only_changed_text_is_embedded_and_the_removed_is_gone_from_every_file(tmp_path, store):
    rows = write_rows(tmp_path / "a.jsonl", one="Shelters opened in Vlora.", two="Xylophonic law.")
    ingest(store, rows)
    write_rows(rows, one="Shelters opened in Vlora.", three="A new rule came.")
    report = ingest(store, rows)
    assert (report.plan.added, report.plan.removed) == (["three"], ["two"])
    assert report.embedded == 1
    folder = Generations(store).folder(report.generation)
    assert not any(b"ylophonic" in p.read_bytes() for p in folder.rglob("*") if p.is_file())


def test_add_keeps_replace_drops_and_remove_takes_out(tmp_path, store):
    one = write_rows(tmp_path / "a.jsonl", one="Shelters opened in Vlora.")
    two = write_rows(tmp_path / "b.jsonl", two="A law passed in 2013.")
    ingest(store, one)
    assert ingest(store, two).plan.removed == []
    assert ingest(store, remove=frozenset({"one"})).plan.removed == ["one"]
    assert ingest(store, one, keep_others=False).plan.removed == ["two"]


def test_bad_files_are_named_with_a_reason_and_the_others_go_in(tmp_path, store):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("A sound statement about shelters.")
    (folder / "empty.txt").write_text("  \n")
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02text")
    (folder / "latin.txt").write_bytes("Shqipëria".encode("latin-1"))
    with (folder / "huge.txt").open("wb") as stream:
        stream.truncate(51 * 1024 * 1024)
    (folder / "rows.jsonl").write_text('{"id": "x"\n{"id":"y"}\n{"id":"z","text":"Fine text."}\n')
    report = ingest(store, folder)
    assert report.plan.added == ["good", "z"]
    reasons = dict(report.plan.rejected)
    assert reasons["in/empty.txt"] == "empty"
    assert "binary" in reasons["in/binary.txt"]
    assert "UTF-8" in reasons["in/latin.txt"]
    assert "50 MB" in reasons["in/huge.txt"]
    assert "not JSON" in reasons["rows.jsonl:1"]
    assert "text" in reasons["rows.jsonl:2"]


def test_nothing_usable_changes_nothing_and_says_why(tmp_path, store):
    (tmp_path / "bad.txt").write_text("")
    with pytest.raises(IngestError, match=r"bad\.txt: empty"):
        ingest(store, tmp_path / "bad.txt")
    assert Generations(store).current() is None


def test_a_second_ingest_at_the_same_time_is_refused(tmp_path, store):
    import fcntl

    rows = write_rows(tmp_path / "a.jsonl", one="Shelters opened in Vlora.")
    store.mkdir()
    with (store / "ingest.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(IngestRunning):
            ingest(store, rows)


def test_a_document_id_is_taken_once(tmp_path, store):
    rows = tmp_path / "a.jsonl"
    rows.write_text('{"id":"x","text":"First."}\n{"id":"x","text":"Second."}\n')
    report = ingest(store, rows)
    assert report.plan.added == ["x"]
    assert "taken" in report.plan.rejected[0][1]
