"""Events -> one JSON line each on standard error; fields from a fixed list, never a text.

What a person wrote, a key and an address have no field here. A failure is told by its class and
the places in our code that it went through, for its message may repeat what it choked on.
"""

import json
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from store.errors import StoreError

_ROOT = Path(__file__).resolve().parent.parent
FIELDS = frozenset(
    "at event request_id trace_id method route status ms answer language mode card key failure"
    " places reason".split()
)


def log_event(event: str, **fields: object) -> None:
    """Write one line."""
    # A field that nobody has examined for what it may hold is a mistake of ours.
    assert fields.keys() <= FIELDS, fields.keys() - FIELDS
    row = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **fields}
    print(json.dumps(row, ensure_ascii=False), file=sys.stderr, flush=True)  # noqa: T201


def log_failure(error: Exception, request_id: str) -> None:
    """Write down that something broke and where, without its message."""
    log_event(
        "failure",
        request_id=request_id,
        failure=type(error).__name__,
        places=_places(error),
        # The store's own messages name files and servers, never a question.
        reason=str(error) if isinstance(error, StoreError) else "",
    )


def _places(error: Exception) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    folders = tuple(str(_ROOT / name) for name in ("assistant", "prompts", "store"))
    ours = [frame for frame in frames if frame.filename.startswith(folders)]
    return [
        f"{Path(frame.filename).relative_to(_ROOT)}:{frame.lineno} {frame.name}" for frame in ours
    ][-8:]
