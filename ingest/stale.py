"""A generation cut or embedded otherwise than now -> which of its files are read again, which not.

A file is read again, named or not, when it lies where it lay and is still the one that was taken
in. Else its passages stay as they were cut: nothing goes because the program has changed.
"""

from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from ingest.plan import HELD, STALE, Wish
from ingest.sources import CORPUS, SourceFile, form_of
from ingest.split import CHUNKER
from store.generation import Manifest


def is_recut(old: Manifest, embedding: str) -> bool:
    """Whether passages would be cut otherwise today, or for another model (its hash)."""
    return (old.chunker, old.embedding_digest) != (CHUNKER, embedding)


def is_rewritten(old: Manifest, embedding: str) -> bool:
    """Whether a new generation is needed even if no source has changed."""
    return is_recut(old, embedding) or old.chromadb != version("chromadb")


def read_again(wish: Wish, old: Manifest, torn: frozenset[str]) -> tuple[Wish, dict[str, str]]:
    """Add what can be read again to a wish; give the sources that stay as they are, marked.

    `torn` names sources out of which a document is taken: read again, they would bring it back.
    """
    asked = {digest for _, digest in wish.sources.values()}
    again: dict[str, tuple[SourceFile, str]] = {}
    kept: dict[str, str] = {}
    for name, marked in old.sources.items():
        held = marked.removesuffix(STALE)
        digest = held.removesuffix(HELD)
        if name in wish.sources or digest in asked or not wish.keeps(name):
            continue
        source = None if name in torn else _find(name, old, digest)
        if source:
            again[name] = source, digest
        else:
            kept[name] = held + STALE
    # The documents of before first: an id that two files claim stays where it was.
    return replace(wish, sources=again | wish.sources), kept


def _find(name: str, old: Manifest, digest: str) -> SourceFile | None:
    # Generations of earlier releases do not say where their files lay.
    places = [old.places[name]] if name in old.places else [name, str(CORPUS.parent / name)]
    for place in map(Path, places):
        source = SourceFile(name, place, form_of(place))
        if place.is_file() and source.digest() == digest:
            return source
    return None
