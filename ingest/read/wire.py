"""What a reader found <-> JSON between the limited child and its parent."""

from dataclasses import asdict
from typing import Any

from ingest.draft import Draft, Finding, Part
from ingest.read.screen import Held
from store.chunk import Source

Found = Draft | tuple[str, str]


def to_row(found: Found, held: list[Held]) -> dict[str, Any]:
    """Turn a draft and what of it waits, or a rejection, into plain values."""
    if isinstance(found, Draft):
        return {"draft": asdict(found), "held": [asdict(item) for item in held]}
    return {"rejected": list(found)}


def from_row(row: dict[str, Any]) -> tuple[Found, list[Held]]:
    """Turn plain values back; raises when a damaged child sent something else."""
    if "rejected" in row:
        name, reason = row["rejected"]
        return (str(name), str(reason)), []
    values = row["draft"]
    parts = tuple(
        Part(**{**p, "source": Source(**p["source"]), "asked": tuple(p["asked"])})
        for p in values["parts"]
    )
    findings = tuple(Finding(**finding) for finding in values["findings"])
    draft = Draft(**{**values, "parts": parts, "findings": findings})
    return draft, [Held(**item) for item in row["held"]]
