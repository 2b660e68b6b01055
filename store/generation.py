"""The index as a series of immutable generations: where they lie and which one is current."""

import json
import os
import shutil
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from store.errors import IndexDamaged, IndexMissing

REBUILD = "Build one with: python -m ingest"


@dataclass(frozen=True)
class Manifest:
    """What a generation was made with and what it must hold."""

    id: str
    built_at: str
    embedding_model: str
    embedding_digest: str
    embedding_dtype: str
    dimension: int
    chunker: str
    chromadb: str
    documents: int
    chunks: int
    languages: dict[str, int]
    # source name -> SHA-256 of its bytes; equal sources need no new generation.
    sources: dict[str, str] = field(default_factory=dict)
    # source name -> where its file lay; read again there when passages must be cut anew.
    places: dict[str, str] = field(default_factory=dict)
    # source name -> what of it waits for approval, as the ingest named it.
    held: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    # added, changed, removed, rejected -> documents, over all ingests that led here.
    ingested: dict[str, int] = field(default_factory=dict)


class Generations:
    """The folder `STORE_PATH`: `generations/<id>/` and the small file `current`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._pointer = root / "current"

    def current(self) -> str | None:
        """Name the generation in force, or None when nothing was built yet."""
        try:
            return self._pointer.read_text(encoding="utf-8").strip() or None
        except FileNotFoundError:
            return None

    def folder(self, generation: str) -> Path:
        """Where a generation lies."""
        return self.root / "generations" / generation

    def manifest(self, generation: str) -> Manifest:
        """Read a generation's manifest."""
        path = self.folder(generation) / "manifest.json"
        try:
            return Manifest(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise IndexDamaged(f"{path} cannot be read: {error}. {REBUILD}") from error

    def require_current(self) -> Manifest:
        """Read the manifest in force; raises IndexMissing when there is none."""
        generation = self.current()
        if generation is None:
            raise IndexMissing(f"There is no index in {self.root}. {REBUILD}")
        return self.manifest(generation)

    def new_folder(self) -> Path:
        """Make a folder for a generation being built; its name sorts by time."""
        folder = self.folder(
            f"{time.strftime('%Y%m%dT%H%M%S', time.gmtime())}-{os.urandom(3).hex()}"
        )
        folder.mkdir(parents=True)
        return folder

    def publish(self, manifest: Manifest) -> None:
        """Write the manifest, flush everything, then swap `current` in one rename."""
        folder = self.folder(manifest.id)
        text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
        (folder / "manifest.json").write_text(text, encoding="utf-8")
        for path in sorted(folder.rglob("*")):
            _flush(path)
        _flush(folder)
        fresh = self.root / f"current.{os.getpid()}"
        fresh.write_text(manifest.id + "\n", encoding="utf-8")
        _flush(fresh)
        fresh.replace(self._pointer)
        _flush(self.root)

    def others(self) -> list[str]:
        """Name every generation that is not current: old ones and unfinished ones."""
        current = self.current()
        folders = (self.root / "generations").glob("*")
        return sorted(folder.name for folder in folders if folder.name != current)

    def remove(self, generation: str) -> None:
        """Delete a generation's folder."""
        shutil.rmtree(self.folder(generation), ignore_errors=True)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
