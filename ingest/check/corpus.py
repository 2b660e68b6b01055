"""The corpus's folder, and the originals when at hand -> one value that the checks read."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RUN = 12  # words in a row that may not be those of a primary document: own words only


@dataclass(frozen=True, slots=True)
class Corpus:
    """The parsed files. `facts` maps id to confidence; None when the facts are not at hand."""

    documents: dict[str, dict[str, Any]]
    sources: dict[str, dict[str, Any]]
    glossary: list[dict[str, Any]]
    asked: dict[str, dict[str, Any]]
    facts: dict[str, str] | None
    runs: frozenset[int]

    def statements(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield each statement with its place, `document#id`."""
        for name, document in self.documents.items():
            for statement in statements_of(document):
                yield f"{name}#{statement.get('id')}", statement


def load_corpus(folder: Path, originals: Path | None) -> Corpus:
    """Read documents, sources, glossary and questions, and from `originals` what is there."""
    return Corpus(
        documents={
            path.stem: _toml(path) for path in sorted((folder / "documents").glob("*.toml"))
        },
        sources=_toml(folder / "sources.toml"),
        glossary=_toml(folder / "glossary.toml").get("term", []),
        asked={path.stem: _toml(path) for path in sorted((folder / "asked").glob("*.toml"))},
        facts=_facts(originals / "facts") if originals else None,
        runs=_runs(originals / "documents") if originals else frozenset(),
    )


def statements_of(document: dict[str, Any]) -> list[dict[str, Any]]:
    """List a document's statements in order."""
    return [s for section in document.get("section", []) for s in section.get("statement", [])]


def word_runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield every run of twelve words."""
    words = re.findall(r"\w+", text.lower())
    yield from (tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _facts(folder: Path) -> dict[str, str] | None:
    if not folder.is_dir():
        return None
    texts = [(folder / name).read_text("utf-8") for name in ("framework.jsonl", "law.jsonl")]
    rows = [json.loads(line) for text in texts for line in text.splitlines()]
    return {row["id"]: row["confidence"] for row in rows}


def _runs(folder: Path) -> frozenset[int]:
    # Hashes: the documents hold more runs than are worth keeping as words.
    paths = (
        [path for path in folder.iterdir() if path.suffix in {".txt", ".md", ".xml"}]
        if (folder.is_dir())
        else []
    )
    return frozenset(
        hash(run)
        for path in paths
        for run in word_runs(path.read_text(encoding="utf-8", errors="ignore"))
    )
