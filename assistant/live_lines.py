"""The help lines in service: read again when the file changes, kept when it breaks."""

from pathlib import Path

from assistant.followed import Followed
from assistant.lines import Lines, read_lines


class LiveLines(Followed[Lines]):
    """Follows the file of help lines. Raises LinesInvalid only at the start."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, read_lines)
