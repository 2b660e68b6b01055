"""Folders -> an ingest whenever something in them has changed and come to rest."""

import time
from collections.abc import Callable
from pathlib import Path

from ingest.sources import SourceFile, list_sources

_EVERY = 2.0

Seen = dict[str, tuple[int, int]]


def watch(
    folders: list[Path], ingest: Callable[[list[SourceFile]], object], every: float = _EVERY
) -> None:
    """Ingest now and after every change, until it is interrupted."""
    done: Seen | None = None
    before: Seen | None = None
    while True:
        sources = list_sources(folders)
        now = _look(sources)
        # Two looks that agree: a file that is still being copied is left alone.
        if now != done and (now == before or done is None):
            ingest(sources)
            done = now
        before = now
        time.sleep(every)


def mirrored(folders: list[Path]) -> tuple[str, ...]:
    """The beginnings of the names of all sources that these folders can hold."""
    return tuple(f"{folder.name}/" for folder in folders if folder.is_dir())


def _look(sources: list[SourceFile]) -> Seen:
    seen = {}
    for source in sources:
        try:
            state = source.path.stat()
        except FileNotFoundError:
            continue
        seen[source.name] = (state.st_mtime_ns, state.st_size)
    return seen
