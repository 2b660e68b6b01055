"""The help lines in service: read again when the file changes, kept when it breaks."""

from contextlib import suppress
from pathlib import Path

from assistant.errors import LinesInvalid
from assistant.lines import Lines, read_lines


class LiveLines:
    """Follows the file of help lines. Raises LinesInvalid only at the start."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = self._stamp()
        self._lines = read_lines(path)

    def get(self) -> Lines:
        """The lines to offer now: the newest that could be read."""
        stamp = self._stamp()
        if stamp not in (self._seen, 0):
            self._seen = stamp
            # A frightened person is better served by yesterday's lines than by none.
            with suppress(LinesInvalid):
                self._lines = read_lines(self._path)
        return self._lines

    def _stamp(self) -> int:
        try:
            return self._path.stat().st_mtime_ns
        except OSError:
            return 0
