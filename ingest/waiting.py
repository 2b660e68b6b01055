"""A manifest and a plan -> what waits for approval, remembered without being read again."""

from dataclasses import asdict
from typing import Any

from ingest.plan import HELD, STALE, Plan
from ingest.read.screen import Held
from store.generation import Manifest

Rows = dict[str, list[dict[str, Any]]]


def known_sources(old: Manifest, approved: frozenset[str]) -> dict[str, str]:
    """Give the hash of each source that need not be read: what was let in since needs it."""
    waiting = {
        name: old.sources[name].removesuffix(HELD)
        for name, rows in old.held.items()
        if not any({row["approval"], row["document_id"]} & approved for row in rows)
    }
    return old.sources | waiting


def recall_waiting(old: Manifest) -> dict[str, list[Held]]:
    """Name again what waits."""
    return {name: [Held(**row) for row in rows] for name, rows in old.held.items()}


def remember_waiting(plan: Plan, old: Manifest | None) -> Rows:
    """Give what the next manifest must hold: what this ingest found, and what it left unread."""
    found: Rows = {n: [asdict(item) for item in items] for n, items in plan.waiting.items()}
    if old is None:
        return found
    now = {name: mark.removesuffix(STALE) for name, mark in plan.sources.items()}
    kept = {n: r for n, r in old.held.items() if now.get(n) == old.sources[n].removesuffix(STALE)}
    return kept | found
