"""What a reader found <-> JSON between the limited child and its parent."""

from dataclasses import asdict, fields
from operator import attrgetter
from typing import Any

from ingest.draft import Draft, Finding, Part
from ingest.read.screen import Held
from store.chunk import Source

Found = Draft | tuple[str, str]
# A law has thousands of parts: they go as plain lists, the source only where there is one.
_PLAIN = [field.name for field in fields(Part) if field.name != "source"]
_plain_of = attrgetter(*_PLAIN)
_NO_SOURCE = Source()


def to_row(found: Found, held: list[Held]) -> dict[str, Any]:
    """Turn a draft and what of it waits, or a rejection, into plain values."""
    if not isinstance(found, Draft):
        return {"rejected": list(found)}
    values = {field.name: getattr(found, field.name) for field in fields(Draft)}
    values["findings"] = [asdict(finding) for finding in found.findings]
    values["parts"] = [_plain_of(part) for part in found.parts]
    values["sources"] = [
        None if part.source == _NO_SOURCE else asdict(part.source) for part in found.parts
    ]
    return {"draft": values, "held": [asdict(item) for item in held]}


def from_row(row: dict[str, Any]) -> tuple[Found, list[Held]]:
    """Turn plain values back; raises when a damaged child sent something else."""
    if "rejected" in row:
        name, reason = row["rejected"]
        return (str(name), str(reason)), []
    values = dict(row["draft"])
    sources = [Source(**source) if source else _NO_SOURCE for source in values.pop("sources")]
    parts = tuple(
        _part(dict(zip(_PLAIN, plain, strict=True)), source)
        for plain, source in zip(values["parts"], sources, strict=True)
    )
    findings = tuple(Finding(**finding) for finding in values["findings"])
    draft = Draft(**{**values, "parts": parts, "findings": findings})
    return draft, [Held(**item) for item in row["held"]]


def _part(values: dict[str, Any], source: Source) -> Part:
    return Part(**{**values, "asked": tuple(values["asked"])}, source=source)
