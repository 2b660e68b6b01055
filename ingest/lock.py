"""A store's folder -> the right to change it; one ingest at a time has it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import IngestRunning


@contextmanager
def lock_store(root: Path) -> Iterator[None]:
    """Hold the store; raises IngestRunning when another ingest has it."""
    root.mkdir(parents=True, exist_ok=True)
    with (root / "ingest.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise IngestRunning(f"another ingest is at work in {root}; wait for it") from error
        yield
