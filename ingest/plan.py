"""Sources and the generation in force -> which documents go into the next one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ingest.draft import Draft
from ingest.read import read_source
from ingest.sources import SourceFile
from store.chunk import Chunk, Document
from store.passages import Passages

Split = Callable[[Draft, str], tuple[Document, list[Chunk]]]


@dataclass
class Plan:
    """What the next generation holds, and how it differs from the last."""

    documents: list[Document] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)

    @property
    def differs(self) -> bool:
        """Whether a new generation is needed at all."""
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True)
class Wish:
    """What the operator asked for."""

    sources: dict[str, tuple[SourceFile, str]]
    keep_others: bool = True
    remove: frozenset[str] = frozenset()


def make_plan(
    wish: Wish,
    old: Passages | None,
    old_sources: dict[str, str],
    split: Split,
    advance: Callable[[str], None],
) -> Plan:
    """Keep what is unchanged, read what is new, drop what is gone."""
    plan = Plan()
    before = {document.id: document for document in old.documents()} if old else {}
    taken: set[str] = set()
    if old:
        _keep(plan, wish, old, old_sources, taken)
    for name, (source, digest) in wish.sources.items():
        if old_sources.get(name) != digest:
            _read(plan, source, before, taken, split)
            plan.sources[name] = digest
        advance(name)
    plan.removed = sorted(set(before) - taken)
    return plan


def _keep(
    plan: Plan, wish: Wish, old: Passages, old_sources: dict[str, str], taken: set[str]
) -> None:
    for name, digest in old_sources.items():
        wished = wish.sources.get(name)
        if (wished is None and wish.keep_others) or (wished and wished[1] == digest):
            plan.sources[name] = digest
    for document in old.documents():
        if document.id in wish.remove and document.origin in plan.sources:
            # The source is no longer held whole: asked for again, it is read again.
            plan.sources[document.origin] = "incomplete"
        elif document.origin in plan.sources:
            plan.documents.append(document)
            plan.chunks += old.chunks_of(document.id)
            plan.unchanged.append(document.id)
            taken.add(document.id)


def _read(
    plan: Plan,
    source: SourceFile,
    before: dict[str, Document],
    taken: set[str],
    split: Split,
) -> None:
    for draft in _drafts(plan, source):
        if draft.id in taken:
            plan.rejected.append((source.name, f"the id {draft.id!r} is taken by another document"))
            continue
        document, chunks = split(draft, source.name)
        taken.add(document.id)
        plan.documents.append(document)
        plan.chunks += chunks
        old = before.get(document.id)
        news = plan.added if old is None else plan.unchanged if old == document else plan.changed
        news.append(document.id)


def _drafts(plan: Plan, source: SourceFile) -> Iterable[Draft]:
    for found in read_source(source):
        if isinstance(found, Draft):
            yield found
        else:
            plan.rejected.append(found)
