"""The passages that an operator has approved: a small file of their ids beside the index.

An id is a hash of the passage and its document, so that a changed passage waits again; the file
holds no text.
"""

from pathlib import Path

_NAME = "approved"


def read_approvals(root: Path) -> frozenset[str]:
    """List the ids of what was approved."""
    try:
        return frozenset((root / _NAME).read_text(encoding="utf-8").split())
    except FileNotFoundError:
        return frozenset()


def write_approvals(root: Path, approved: set[str]) -> None:
    """Add ids to the file; nothing is written when all are there."""
    before = read_approvals(root)
    if not approved <= before:
        part = root / f"{_NAME}.part"
        part.write_text("".join(f"{name}\n" for name in sorted(before | approved)), "utf-8")
        part.replace(root / _NAME)
