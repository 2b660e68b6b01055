"""A shipped file of weights -> its bytes, if they are those that were shipped."""

import hashlib
from pathlib import Path

from store.errors import EmbedderInvalid


def read_checked(path: Path, sha256: str) -> bytes:
    """Read a file whose hash is known; raises EmbedderInvalid on any other."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise EmbedderInvalid(f"{path.name} cannot be read: {error}. Reinstall.") from error
    if (found := hashlib.sha256(content).hexdigest()) != sha256:
        raise EmbedderInvalid(f"{path.name} has SHA-256 {found}, expected {sha256}. Reinstall.")
    return content
