"""What was broken off goes on where it was."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ingest.read import read_sources
from ingest.resume import Resume
from ingest.sources import SourceFile
from store.generation import Generations
from tests.ingest.conftest import indexed, ingest

ROOT = Path(__file__).resolve().parents[2]

# Kills itself after some batches, or runs through; prints how much was embedded and read.
CHILD = """
import os, signal, sys
from pathlib import Path
import ingest.embed, ingest.resume
from ingest.build import build_index
from ingest.progress import Progress
from ingest.sources import list_sources
from store.embedding import Embedder
from store.settings import StoreSettings
ingest.embed._AT_ONCE = 4
batches, kill_at = 0, int(sys.argv[3])
embed, save, read = Embedder.embed, ingest.resume._save, 0
def counted(self, texts):
    global batches
    if batches == kill_at:
        os.kill(os.getpid(), signal.SIGKILL)
    batches += 1
    return embed(self, texts)
def saved(path, found):
    global read
    read += 1
    save(path, found)
Embedder.embed, ingest.resume._save = counted, saved
settings = StoreSettings(_env_file=None, path=Path(sys.argv[1]))
report = build_index(list_sources([Path(sys.argv[2])]), settings, Progress())
print(report.embedded, read)
"""


def run(store, folder, kill_at):
    command = [sys.executable, "-W", "ignore", "-c", CHILD, str(store), str(folder), str(kill_at)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, [int(word) for word in done.stdout.split()]


def test_a_killed_ingest_goes_on_where_it_was_and_ends_the_same(store, folder, tmp_path):
    for n in range(20):
        (folder / f"n{n:02}.txt").write_text(
            f"Report {n} counts {n * 7} cases heard by the courts."
        )
    code, _ = run(store, folder, 3)
    assert code == -signal.SIGKILL
    assert Generations(store).current() is None
    code, (embedded, read) = run(store, folder, 99)
    assert code == 0
    # Three batches of four were finished; nothing that was read is read again.
    assert (embedded, read) == (8, 0)
    assert not (store / "resume").exists()
    ingest(tmp_path / "clean", folder)
    texts, vectors = indexed(store)
    clean_texts, clean_vectors = indexed(tmp_path / "clean")
    assert list(texts.items()) == list(clean_texts.items())
    assert np.allclose(vectors, clean_vectors, atol=1e-2)


def test_half_a_record_at_the_end_of_the_kept_vectors_is_cut_off(tmp_path):
    resume = Resume(tmp_path, "model")
    rows = np.arange(6, dtype=np.float32).reshape(2, 3)
    resume.add([b"a" * 32, b"b" * 32], rows)
    (kept,) = (tmp_path / "resume").iterdir()
    os.truncate(kept, kept.stat().st_size - 5)
    assert list(Resume(tmp_path, "model").vectors(3)) == [b"a" * 32]
    resume.add([b"c" * 32], rows[:1])
    assert list(Resume(tmp_path, "model").vectors(3)) == [b"a" * 32, b"c" * 32]
    assert Resume(tmp_path, "another model").vectors(3) == {}


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one child reads one file at a time")
def test_a_document_is_kept_before_a_slower_one_in_front_of_it_is_read(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("The shelter opened in 2001.")
    kept = []

    def keep(source, _):
        kept.append(source.name)
        if source.name.endswith("b.txt"):
            # Only now can the first one be read to its end.
            (tmp_path / "a.txt").write_text("The office opened in 2003.")

    sources = [SourceFile(str(path), path, "") for path in sorted(tmp_path.iterdir())]
    read = [found[0][0].text for _, found in read_sources(sources, keep)]
    assert [name[-5:] for name in kept] == ["b.txt", "a.txt"]
    assert read == ["The office opened in 2003.", "The shelter opened in 2001."]
