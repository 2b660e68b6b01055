"""PDFs and a reference reader -> megabytes a second of two cores' computing, in one run."""

import resource
from collections.abc import Callable
from pathlib import Path

from ingest.read import read_sources
from ingest.read.files import read_file
from ingest.sources import SourceFile

# Enough to read that starting the children weighs little.
_COPIES, _TURNS, _CORES = 8, 2, 2


def speed(paths: list[Path], reference: Callable[[Path], str]) -> tuple[float, float, float]:
    """Megabytes of PDF a second of two cores' computing: our reader, with all of it, pypdf.

    All of it: the limited children, their start, screening, the way to the parent.
    """
    size = _COPIES * sum(path.stat().st_size for path in paths) / 1e6
    sources = [SourceFile(f"{n}-{path.name}", path, "") for n in range(_COPIES) for path in paths]
    works: tuple[Callable[[], object], ...] = (
        lambda: [list(read_file(source.path, "", source.name)) for source in sources],
        lambda: list(read_sources(sources)),
        lambda: [reference(source.path) for source in sources],
    )
    spent: list[list[float]] = [[] for _ in works]
    for _ in range(_TURNS):
        for work, seconds in zip(works, spent, strict=True):
            started = _computing()
            work()
            seconds.append(_computing() - started)
    reader, whole, theirs = (_CORES * size / min(seconds) for seconds in spent)
    return reader, whole, theirs


def _computing() -> float:
    """CPU seconds of this process and of the children that have ended."""
    own, ended = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime
