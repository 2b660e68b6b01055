"""Sources -> a new generation of the index: embed what is new, write, verify, swap."""

import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Unpack

from ingest.approvals import read_approvals, write_approvals
from ingest.embed import embed_chunks, open_embedder
from ingest.errors import IngestError
from ingest.lock import lock_store
from ingest.plan import Orders, Plan, Wish, make_plan
from ingest.progress import Progress
from ingest.resume import Resume
from ingest.sources import SourceFile
from ingest.split import CHUNKER, Ruler, split_draft
from ingest.stale import is_recut, is_rewritten, read_again
from ingest.tally import count_documents, count_languages
from ingest.waiting import known_sources, recall_waiting, remember_waiting
from store.embedding import Embedder, model_digest
from store.generation import Generations, Manifest
from store.passages import Passages, write_passages
from store.settings import StoreSettings

GRACE_SECONDS = 3.0


@dataclass(frozen=True)
class Report:
    """What an ingest did."""

    plan: Plan
    generation: str
    chunks: int
    embedded: int
    seconds: float


def build_index(
    sources: list[SourceFile],
    settings: StoreSettings,
    progress: Progress,
    **orders: Unpack[Orders],
) -> Report:
    """Bring the sources into the index; the old generation serves until the new one is whole."""
    with lock_store(settings.path):
        resume = Resume(settings.path, model_digest(settings.embedding_model))
        orders["approved"] = read_approvals(settings.path) | orders.get("approved", frozenset())
        known = {s.name: (s, s.digest()) for s in sources}
        wish = Wish(known, read=resume.read, **orders)
        report = _build(wish, settings, progress, resume)
        write_approvals(settings.path, report.plan.approved)
        # Whatever was kept for the case of a break is in the index now, or was taken out of it.
        resume.clear()
        return report


def _build(wish: Wish, settings: StoreSettings, progress: Progress, resume: Resume) -> Report:
    started = time.perf_counter()
    generations = Generations(settings.path)
    old = generations.manifest(current) if (current := generations.current()) else None
    model = model_digest(settings.embedding_model)
    alike = old if old and not is_rewritten(old, model) else None
    if alike and not wish.remove and _same_sources(wish, alike):
        return _unchanged(generations, alike, started)
    dtype = old.embedding_dtype if old and old.embedding_digest == model else "auto"
    embedder = open_embedder(settings.embedding_model, dtype)
    plan = _plan(wish, generations, old, embedder, progress)
    if alike and not plan.differs and plan.sources == alike.sources:
        return Report(plan, alike.id, alike.chunks, 0, time.perf_counter() - started)
    if not plan.chunks:
        raise IngestError("no document could be taken in: " + _reasons(plan))
    manifest, embedded = _write(plan, old, embedder, (settings, progress, resume))
    return Report(plan, manifest.id, manifest.chunks, embedded, time.perf_counter() - started)


def _same_sources(wish: Wish, old: Manifest) -> bool:
    wished = {name: digest for name, (_, digest) in wish.sources.items()}
    others = old.sources.keys() - wished.keys()
    known = known_sources(old, wish.approved)
    return wished.items() <= known.items() and all(wish.keeps(name) for name in others)


def _unchanged(generations: Generations, old: Manifest, started: float) -> Report:
    with Passages(generations.folder(old.id) / "passages.sqlite") as passages:
        plan = Plan(unchanged=passages.document_ids(), sources=old.sources)
    plan.waiting = recall_waiting(old)
    return Report(plan, old.id, old.chunks, 0, time.perf_counter() - started)


def _plan(
    wish: Wish,
    generations: Generations,
    old: Manifest | None,
    embedder: Embedder,
    progress: Progress,
) -> Plan:
    ruler = Ruler(embedder.count_tokens, embedder.limit)
    passages = Passages(generations.folder(old.id) / "passages.sqlite") if old else None
    sources = old.sources if old else {}
    if old and passages and is_recut(old, model_digest(embedder.name)):
        torn = frozenset(d.origin for d in passages.documents() if d.id in wish.remove)
        wish, sources = read_again(wish, old, torn)
    try:
        with progress.step("reading", len(wish.sources), "files") as advance:
            return make_plan(
                wish,
                passages,
                sources,
                lambda draft, origin: split_draft(draft, ruler, origin),
                lambda note: advance(1, note),
            )
    finally:
        if passages:
            passages.close()


def _write(
    plan: Plan,
    old: Manifest | None,
    embedder: Embedder,
    tools: tuple[StoreSettings, Progress, Resume],
) -> tuple[Manifest, int]:
    # chromadb takes over a second to import; an ingest with nothing to do must not pay.
    from ingest.write import write_generation

    settings, progress, resume = tools
    generations = Generations(settings.path)
    model = model_digest(embedder.name)
    before = generations.folder(old.id) if old and old.embedding_digest == model else None
    vectors, embedded = embed_chunks(plan.chunks, before, embedder, resume, progress)
    folder = generations.new_folder()
    manifest = Manifest(
        id=folder.name,
        built_at=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        embedding_model=embedder.name,
        embedding_digest=model,
        embedding_dtype=embedder.dtype,
        dimension=vectors.shape[1],
        chunker=CHUNKER,
        chromadb=version("chromadb"),
        documents=len(plan.documents),
        chunks=len(plan.chunks),
        languages=count_languages(plan),
        sources=plan.sources,
        places=_places(plan, old),
        held=remember_waiting(plan, old),
        ingested=count_documents(plan, old),
    )
    write_passages(folder / "passages.sqlite", plan.documents, plan.chunks)
    write_generation(folder, plan.chunks, vectors, settings.chroma_url, progress)
    _verify(folder, manifest, settings)
    generations.publish(manifest)
    _tidy(generations, old, settings, bool(plan.removed or plan.changed))
    return manifest, embedded


def _verify(folder: Path, manifest: Manifest, settings: StoreSettings) -> None:
    # In a child process: a damaged vector index can kill whoever opens it.
    command = [sys.executable, "-m", "ingest.verify", str(folder), str(manifest.chunks)]
    command += [settings.chroma_url] if settings.chroma_url else []
    root = Path(__file__).resolve().parent.parent
    checked = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False)
    if checked.returncode != 0:
        reason = (checked.stderr.strip().splitlines() or [f"exit {checked.returncode}"])[-1]
        raise IngestError(f"the new generation failed its check and was not taken: {reason}")


def _tidy(
    generations: Generations, old: Manifest | None, settings: StoreSettings, erase: bool
) -> None:
    # The last generation stays until the next ingest, for answers in flight; but what was taken
    # out of the index must be in no file of it, so then it goes as soon as they are done.
    if erase:
        time.sleep(GRACE_SECONDS)
    for name in generations.others():
        if erase or old is None or name != old.id:
            if settings.chroma_url:
                from ingest.write import drop_collection

                drop_collection(settings.chroma_url, name)
            generations.remove(name)


def _places(plan: Plan, old: Manifest | None) -> dict[str, str]:
    known = (old.places if old else {}) | plan.places
    return {name: known[name] for name in plan.sources if name in known}


def _reasons(plan: Plan) -> str:
    held = [(f"{h.document_id}#{h.locator}", f"waits for approval: {h.reason}") for h in plan.held]
    return "; ".join(f"{name}: {why}" for name, why in plan.rejected + held) or "no sources"
