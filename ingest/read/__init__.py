"""Source files in, drafts of documents out: one module a format, all in limited children."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue

from ingest.errors import DocumentRejected
from ingest.read.sandbox import Found, Sandbox
from ingest.read.statements import read_statements
from ingest.sources import CORPUS, SourceFile

_MOST_CHILDREN = 4
Read = tuple[SourceFile, list[Found]]
Keep = Callable[[SourceFile, list[Found]], None]


def read_sources(sources: Iterable[SourceFile], keep: Keep | None = None) -> Iterator[Read]:
    """Give each source with what is in it, in order; a few are read ahead in children.

    `keep` is told of each as soon as it is read, before those that stand in front of it are.
    """
    children = min(_MOST_CHILDREN, os.cpu_count() or 1)
    sandboxes = [Sandbox() for _ in range(children)]
    free: SimpleQueue[Sandbox] = SimpleQueue()
    for sandbox in sandboxes:
        free.put(sandbox)
    pool = ThreadPoolExecutor(children)
    ahead: deque[tuple[SourceFile, Future[list[Found]]]] = deque()
    try:
        for source in sources:
            ahead.append((source, pool.submit(_read, source, free, keep)))
            if len(ahead) > 2 * children:
                first, found = ahead.popleft()
                yield first, found.result()
        while ahead:
            first, found = ahead.popleft()
            yield first, found.result()
    finally:
        # When the work is broken off, the children go first: nobody waits for them then.
        pool.shutdown(wait=False, cancel_futures=True)
        for sandbox in sandboxes:
            sandbox.close()
        pool.shutdown(wait=True)


def _read(source: SourceFile, free: "SimpleQueue[Sandbox]", keep: Keep | None) -> list[Found]:
    if source.format == "statements" and source.path.resolve().is_relative_to(CORPUS):
        # Written for this project and checked by its tests.
        found = _statements(source)
    else:
        sandbox = free.get()
        try:
            found = sandbox.read(source)
        finally:
            free.put(sandbox)
    if keep:
        keep(source, found)
    return found


def _statements(source: SourceFile) -> list[Found]:
    try:
        return [(found, []) for found in read_statements(source.path)]
    except DocumentRejected as error:
        return [((source.name, str(error)), [])]
