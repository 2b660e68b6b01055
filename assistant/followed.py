"""A file that an operator may change while we serve -> its newest content that could be read."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from assistant.errors import FileInvalid

Content = TypeVar("Content")


class Followed(Generic[Content]):
    """Reads a file again when it changes and keeps the last good content when it breaks."""

    def __init__(self, path: Path, read: Callable[[Path], Content]) -> None:
        self._path = path
        self._read = read
        self._seen = self._stamp()
        self._content = read(path)

    def get(self) -> Content:
        """The newest content that could be read."""
        stamp = self._stamp()
        if stamp not in (self._seen, 0):
            self._seen = stamp
            # Yesterday's content serves people better than none.
            try:
                self._content = self._read(self._path)
            except FileInvalid:
                return self._content
        return self._content

    def _stamp(self) -> int:
        try:
            return self._path.stat().st_mtime_ns
        except OSError:
            return 0
