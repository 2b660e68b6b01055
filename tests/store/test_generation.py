import json
import threading
from dataclasses import replace

import pytest

from store.errors import IndexDamaged, IndexMissing
from store.generation import Generations, Manifest

MANIFEST = Manifest("", "2026-01-01T00:00:00Z", "m", "d", "float32", 4, "c", "1", 1, 2, {"en": 1})


@pytest.fixture
def generations(tmp_path):
    return Generations(tmp_path)


def publish(generations):
    manifest = replace(MANIFEST, id=generations.new_folder().name, sources={"a.txt": "ff"})
    generations.publish(manifest)
    return manifest


def test_an_empty_store_says_how_to_build_an_index(generations):
    assert generations.current() is None
    with pytest.raises(IndexMissing, match="python -m ingest"):
        generations.require_current()


def test_the_published_generation_is_in_force(generations):
    publish(generations)
    second = publish(generations)
    assert generations.current() == second.id
    assert generations.require_current() == second


def test_a_folder_being_built_is_not_in_force(generations):
    first = publish(generations)
    unfinished = generations.new_folder().name
    assert generations.current() == first.id
    assert generations.others() == [unfinished]


def test_a_removed_generation_is_gone_and_removing_it_again_is_no_error(generations):
    first, second = publish(generations), publish(generations)
    generations.remove(first.id)
    generations.remove(first.id)
    assert generations.others() == []
    assert generations.require_current() == second


def test_whoever_reads_the_pointer_during_a_swap_sees_a_whole_generation(generations):
    publish(generations)
    seen, over = [], threading.Event()

    def read():
        while not over.is_set():
            seen.append(generations.require_current().chunks)

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(50):
        publish(generations)
    over.set()
    reader.join()
    assert set(seen) == {2}


def test_nothing_but_the_pointer_is_left_beside_the_generations(generations):
    publish(generations)
    assert sorted(path.name for path in generations.root.iterdir()) == ["current", "generations"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", json.dumps({"id": "x", "unknown": 1})],
    ids=["empty", "cut", "list", "bare", "unknown"],
)
def test_a_damaged_manifest_is_named_with_a_way_out(generations, text):
    manifest = publish(generations)
    path = generations.folder(manifest.id) / "manifest.json"
    path.write_text(text)
    with pytest.raises(IndexDamaged, match=r"manifest\.json.*python -m ingest"):
        generations.require_current()


def test_a_pointer_to_a_generation_that_is_gone_is_named(generations):
    generations.remove(publish(generations).id)
    with pytest.raises(IndexDamaged, match=r"manifest\.json"):
        generations.require_current()
