import threading
import time

import pytest

from ingest.watch import watch


def test_watching_follows_each_change_once_it_rests(folder):
    seen: list[set[str]] = []

    class Enough(Exception):
        """The test has seen what it came for."""

    def look(sources):
        seen.append({source.path.name for source in sources})
        if len(seen) == 3:
            raise Enough

    def work():
        for change in (
            lambda: (folder / "b.txt").write_text("Second."),
            lambda: (folder / "a.txt").unlink(),
        ):
            count = len(seen)
            while len(seen) == count == 0:
                time.sleep(0.02)
            time.sleep(0.3)
            change()

    (folder / "a.txt").write_text("First.")
    worker = threading.Thread(target=work)
    worker.start()
    with pytest.raises(Enough):
        watch([folder], look, every=0.05)
    worker.join()
    assert seen == [{"a.txt"}, {"a.txt", "b.txt"}, {"b.txt"}]
