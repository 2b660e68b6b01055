"""A plan + the manifest before -> documents by what became of them, over all ingests so far."""

from collections import Counter

from ingest.plan import Plan
from store.generation import Manifest

_RESULTS = ("added", "changed", "removed", "rejected")


def count_languages(plan: Plan) -> dict[str, int]:
    """Count the documents of each language."""
    return dict(Counter(document.language for document in plan.documents))


def count_documents(plan: Plan, old: Manifest | None) -> dict[str, int]:
    """Add what this ingest did to what those before it did."""
    before = old.ingested if old else {}
    return {name: before.get(name, 0) + len(getattr(plan, name)) for name in _RESULTS}
