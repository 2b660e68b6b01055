"""The corpus -> statements that name a source, a statement or a fact that is not there."""

from collections.abc import Iterator
from typing import Any

from ingest.check.corpus import Corpus


def find_broken_links(corpus: Corpus) -> Iterator[str]:
    """List broken references, and facts of high confidence that no statement rests on."""
    known = {where: statement for where, statement in corpus.statements()}
    for name, document in corpus.documents.items():
        target = document.get("superseded_by")
        if target and target not in corpus.documents:
            yield f"{name}: superseded by {target!r}, which is not there"
    for where, statement in known.items():
        if statement.get("source") not in corpus.sources:
            yield f"{where}: no source {statement.get('source')!r} in sources.toml"
        yield from (f"{where}: {fault}" for fault in _target_faults(where, statement, known))
        if corpus.facts is not None:
            missing = [fact for fact in statement.get("facts", []) if fact not in corpus.facts]
            yield from (f"{where}: no fact {fact!r}" for fact in missing)
    covered = {fact for statement in known.values() for fact in statement.get("facts", [])}
    for fact, confidence in (corpus.facts or {}).items():
        if confidence == "high" and fact not in covered:
            yield f"fact {fact}: in no statement"


def _target_faults(
    where: str, statement: dict[str, Any], known: dict[str, dict[str, Any]]
) -> Iterator[str]:
    newer, rivals = statement.get("superseded_by"), statement.get("conflicts_with", [])
    if statement.get("status") == "superseded" and not newer:
        yield "superseded, but not by what"
    if newer and statement.get("status") not in {"superseded", "disputed"}:
        yield f"superseded by {newer!r}, yet its status is {statement.get('status')!r}"
    if statement.get("status") == "disputed" and not rivals:
        yield "disputed, but not by what"
    targets = [target for target in (newer, statement.get("qualifies"), *rivals) if target]
    yield from (f"points to {t!r}, which is not there" for t in targets if t not in known)
    for rival in rivals:
        if where not in known.get(rival, {}).get("conflicts_with", [where]):
            yield f"conflicts with {rival!r}, which does not say so"
    if newer and _circles(where, known):
        yield "superseded by itself, in a circle"


def _circles(where: str, known: dict[str, dict[str, Any]]) -> bool:
    seen = {where}
    at = known[where].get("superseded_by")
    while at in known:
        if at in seen:
            return True
        seen.add(at)
        at = known[at].get("superseded_by")
    return False
