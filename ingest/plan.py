"""Sources and the generation in force -> which documents go into the next one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypedDict

from ingest.draft import Draft, Finding
from ingest.read import Read, read_sources
from ingest.read.sandbox import Found
from ingest.read.screen import Held, without_held
from ingest.sources import SourceFile
from store.chunk import Chunk, Document
from store.passages import Passages

Split = Callable[[Draft, str], tuple[Document, list[Chunk]]]
# Marks a source of which something waits: approvals make it be read again.
HELD = ":held"
STALE = ":cut-before"  # its passages are as an earlier release cut them
_INCOMPLETE = "incomplete"


@dataclass
class Plan:
    """What the next generation holds, and how it differs from the last."""

    documents: list[Document] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    # Source name -> where its file lies, of those asked for.
    places: dict[str, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    # Source name -> what of it waits for approval.
    waiting: dict[str, list[Held]] = field(default_factory=dict)
    findings: list[tuple[str, Finding]] = field(default_factory=list)
    approved: set[str] = field(default_factory=set)
    pages: int = 0

    @property
    def held(self) -> list[Held]:
        """What waits for approval."""
        return [item for items in self.waiting.values() for item in items]

    @property
    def stale(self) -> list[str]:
        """Sources kept as an earlier release cut them."""
        return sorted(name for name, mark in self.sources.items() if mark.endswith(STALE))

    @property
    def differs(self) -> bool:
        """Whether a new generation is needed at all."""
        return bool(self.added or self.changed or self.removed or self.renamed)


class Orders(TypedDict, total=False):
    """What an operator can say beside the sources; see `Wish`."""

    keep_others: bool
    remove: frozenset[str]
    mirrored: tuple[str, ...]
    approved: frozenset[str]


@dataclass(frozen=True)
class Wish:
    """What the operator asked for.

    `mirrored` names folders that are kept as they are now: what is gone from them goes.
    """

    sources: dict[str, tuple[SourceFile, str]]
    keep_others: bool = True
    remove: frozenset[str] = frozenset()
    mirrored: tuple[str, ...] = ()
    approved: frozenset[str] = frozenset()
    read: Callable[[Iterable[SourceFile]], Iterator[Read]] = read_sources

    def keeps(self, name: str) -> bool:
        """Whether a source that was not asked for stays."""
        return self.keep_others and not name.startswith(self.mirrored)


def make_plan(
    wish: Wish,
    old: Passages | None,
    old_sources: dict[str, str],
    split: Split,
    advance: Callable[[str], None],
) -> Plan:
    """Keep what is unchanged, read what is new, drop what is gone."""
    plan = Plan(places={name: str(s.path.resolve()) for name, (s, _) in wish.sources.items()})
    before = {document.id: document for document in old.documents()} if old else {}
    # Document id -> the file that it came from.
    taken: dict[str, str] = {}
    renamed = _renamed(wish, old_sources)
    if old:
        _keep(plan, wish, old, (old_sources, renamed), taken)
    new = [
        source
        for name, (source, digest) in wish.sources.items()
        if old_sources.get(name) != digest and name not in renamed.values()
    ]
    for _ in range(len(wish.sources) - len(new)):
        advance("")
    for source, found in wish.read(new):
        _take(plan, wish, source, found, (before, taken, split))
        advance(f"{len(plan.documents)} documents, {plan.pages} pages")
    plan.removed = sorted(set(before) - taken.keys())
    return plan


def _renamed(wish: Wish, old_sources: dict[str, str]) -> dict[str, str]:
    """Old name -> new name of sources whose bytes came back under another name."""
    gone = {d: name for name, d in old_sources.items() if name not in wish.sources}
    new = {name: d for name, (_, d) in wish.sources.items() if name not in old_sources}
    found: dict[str, str] = {}
    for name, digest in new.items():
        if digest in gone:
            found[gone.pop(digest)] = name
    return found


def _keep(
    plan: Plan,
    wish: Wish,
    old: Passages,
    sources: tuple[dict[str, str], dict[str, str]],
    taken: dict[str, str],
) -> None:
    old_sources, renamed = sources
    plan.renamed = sorted(renamed.items())
    origins: dict[str, str] = {}
    for name, digest in old_sources.items():
        wished = wish.sources.get(name)
        new = renamed.get(name, name)
        if name in renamed or (wish.keeps(name) if wished is None else wished[1] == digest):
            plan.sources[new] = digest
            origins[name] = new
    for document in old.documents():
        origin = origins.get(document.origin)
        if origin is None:
            continue
        if document.id in wish.remove:
            # The source is no longer held whole: asked for again, it is read again.
            plan.sources[origin] = _INCOMPLETE
            continue
        plan.documents.append(replace(document, origin=origin))
        plan.chunks += old.chunks_of(document.id)
        plan.unchanged.append(document.id)
        taken[document.id] = origin


def _take(
    plan: Plan,
    wish: Wish,
    source: SourceFile,
    found: list[Found],
    known: tuple[dict[str, Document], dict[str, str], Split],
) -> None:
    before, taken, split = known
    plan.sources[source.name] = wish.sources[source.name][1]
    for draft, held in found:
        if not isinstance(draft, Draft):
            plan.rejected.append(draft)
            continue
        plan.pages += draft.pages
        plan.findings += [(draft.id, finding) for finding in draft.findings]
        kept = _without_held(plan, wish, source, draft, held)
        if kept is None:
            continue
        if kept.id in taken:
            other = taken[kept.id] or "another document"
            reason = f"its id {kept.id!r} is taken by {other}: rename one of them"
            plan.rejected.append((source.name, reason))
            # Not held whole: when the other has gone or is renamed, this one is read again.
            plan.sources[source.name] = _INCOMPLETE
            continue
        document, chunks = split(kept, source.name)
        taken[document.id] = source.name
        plan.documents.append(document)
        plan.chunks += chunks
        old = before.get(document.id)
        news = plan.added if old is None else plan.unchanged if old == document else plan.changed
        news.append(document.id)


def _without_held(
    plan: Plan, wish: Wish, source: SourceFile, draft: Draft, held: list[Held]
) -> Draft | None:
    approved = {item.approval for item in held if {item.approval, draft.id} & wish.approved}
    plan.approved |= approved
    waiting = [item for item in held if item.approval not in approved]
    if waiting:
        plan.waiting.setdefault(source.name, []).extend(waiting)
        plan.sources[source.name] += "" if plan.sources[source.name].endswith(HELD) else HELD
    return without_held(draft, held, frozenset(approved))
