"""JSON lines -> one document a line: {"id", "title", "text", …metadata}."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ingest.draft import Draft, Part
from ingest.errors import DocumentRejected
from ingest.read.mend import mend_texts
from ingest.read.normalise import normalise
from ingest.sources import decode

_METADATA = (
    "language date publisher url tier status topic kind in_force_from in_force_to superseded_by"
    " licence"
).split()


def read_jsonl(path: Path) -> Iterator[Draft | tuple[str, str]]:
    """Read each line as a document; a bad line is rejected by its number, the others go in."""
    with path.open("rb") as stream:
        yield from jsonl_drafts(stream, path.name)


def jsonl_drafts(lines: Iterable[bytes], name: str) -> Iterator[Draft | tuple[str, str]]:
    """Turn each line into a draft; `name` is the file's, for the lines that are rejected."""
    seen = False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        seen = True
        try:
            yield _draft(json.loads(decode(line)))
        except DocumentRejected as error:
            yield f"{name}:{number}", str(error)
        except (json.JSONDecodeError, RecursionError) as error:
            yield f"{name}:{number}", f"not JSON: {str(error)[:80]}"
    if not seen:
        raise DocumentRejected("empty")


def _draft(row: Any) -> Draft:  # noqa: ANN401 - whatever the line holds
    if not isinstance(row, dict):
        raise DocumentRejected("not a JSON object")
    name, text = row.get("id"), row.get("text")
    if not isinstance(name, str | int) or not str(name).strip():
        raise DocumentRejected('no "id"')
    if not isinstance(text, str) or not text.strip():
        raise DocumentRejected(f'{name}: no "text"')
    (text,), findings = mend_texts([normalise(text)])
    metadata: dict[str, Any] = {key: str(row[key]) for key in _METADATA if row.get(key)}
    part = Part("text", "", 0, len(text))
    return Draft(
        str(name).strip(),
        str(row.get("title") or name),
        text,
        (part,),
        findings=tuple(findings),
        **metadata,
    )
