"""The index follows its folder: what is gone is gone from every file, what moved is no news."""

import json

from ingest.watch import mirrored
from tests.ingest.conftest import bytes_of, indexed, ingest


def test_fifty_removed_texts_and_vectors_are_in_no_file_of_the_store(store, folder):
    keep = [{"id": f"keep-{n}", "text": f"Report {n} on shelters in Vlora."} for n in range(20)]
    secret = [
        {"id": f"gone-{n}", "text": f"Zyxwv{n:02}q was heard in case {n}."} for n in range(50)
    ]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, keep + secret)))
    ingest(store, folder)
    texts, vectors = indexed(store)
    planted = [vectors[at].tobytes() for at, name in enumerate(texts) if name.startswith("gone")]
    assert len(planted) == 50
    held = bytes_of(store)
    assert all(f"Zyxwv{n:02}q".encode() in held for n in range(50))
    assert all(vector in held for vector in planted)
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, keep)))
    assert len(ingest(store, folder).plan.removed) == 50
    held = bytes_of(store)
    assert not [n for n in range(50) if f"yxwv{n:02}q".encode() in held.lower()]
    assert not [at for at, vector in enumerate(planted) if vector in held]


def test_a_renamed_file_keeps_its_documents_and_nothing_is_embedded(store, folder):
    (folder / "old.txt").write_text("The shelter in Vlora opened in 2001.")
    ingest(store, folder)
    before, _ = indexed(store)
    (folder / "old.txt").rename(folder / "new.txt")
    report = ingest(store, folder, mirrored=mirrored([folder]))
    assert report.plan.renamed == [("in/old.txt", "in/new.txt")]
    assert (report.plan.added, report.plan.removed, report.embedded) == ([], [], 0)
    assert indexed(store)[0] == before
    assert ingest(store, folder).plan.renamed == []


def test_a_mirrored_folder_loses_what_is_gone_and_others_stay(store, folder, tmp_path):
    (folder / "a.txt").write_text("The shelter in Vlora opened in 2001.")
    (folder / "b.txt").write_text("A law was passed in 2013.")
    (tmp_path / "other.txt").write_text("The court heard fifteen cases.")
    ingest(store, folder, tmp_path / "other.txt")
    (folder / "a.txt").unlink()
    report = ingest(store, folder, mirrored=mirrored([folder]))
    assert report.plan.removed == ["a"]
    assert set(report.plan.unchanged) == {"b", "other"}
