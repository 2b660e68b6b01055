"""The corpus's files -> what is wrong with them; an empty list means nothing."""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ingest.sources import CORPUS
from store.language import LANGUAGES

_PARTIAL_DATE = re.compile(r"^\d{4}(?:-\d\d(?:-\d\d)?)?$")
_URL = re.compile(r"^https?://[^\s<>\"']+$")
_STATUSES = {"current", "historical", "superseded", "disputed"}
_TIERS = {"treaty", "law", "by-law", "official", "monitoring", "ngo", "media"}
_NEEDED = ("id", *LANGUAGES, "as_of", "status", "tier", "source", "pinpoint", "facts")
_SHARED = 12  # words in a row with a primary document: own words only


def check_corpus(folder: Path = CORPUS, shared: Path | None = None) -> list[str]:
    """Check every statement; `shared` holds the facts and primary documents when at hand."""
    sources = tomllib.loads((folder / "sources.toml").read_text(encoding="utf-8"))
    problems = [
        f"sources.toml: {name}: not a link: {source['url']}"
        for name, source in sources.items()
        if source.get("url") and not _URL.match(source["url"])
    ]
    facts = _facts(shared) if shared else None
    runs = _runs(shared) if shared else set()
    documents = {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted((folder / "documents").glob("*.toml"))
    }
    known = {f"{name}#{s['id']}" for name, d in documents.items() for s in _statements(d)}
    for name, document in documents.items():
        problems += _document_problems(name, document)
        for statement in _statements(document):
            where = f"{name}#{statement.get('id')}"
            found = [*_field_problems(statement, sources), *_word_problems(statement, runs)]
            found += _link_problems(statement, known | set(documents), facts)
            problems += [f"{where}: {problem}" for problem in found]
    return problems


def _document_problems(name: str, document: dict[str, Any]) -> Iterator[str]:
    if document.get("id") != name:
        yield f"{name}: the id is {document.get('id')!r}"
    for language in LANGUAGES:
        if not document.get("title", {}).get(language):
            yield f"{name}: no title in {language}"
    ids = [statement.get("id") for statement in _statements(document)]
    yield from (f"{name}: the id {i!r} is there twice" for i in set(ids) if ids.count(i) > 1)


def _field_problems(statement: dict[str, Any], sources: dict[str, Any]) -> Iterator[str]:
    missing = [field for field in _NEEDED if not statement.get(field)]
    if missing:
        yield f"missing {', '.join(missing)}"
    if statement.get("source") not in sources:
        yield f"no source {statement.get('source')!r} in sources.toml"
    as_of = str(statement.get("as_of", ""))
    if not _PARTIAL_DATE.match(as_of):
        yield f"as_of is not a date: {as_of!r}"
    elif as_of > date.today().isoformat():
        yield f"as_of lies in the future: {as_of}"
    if statement.get("status") not in _STATUSES:
        yield f"status {statement.get('status')!r}"
    if statement.get("tier") not in _TIERS:
        yield f"tier {statement.get('tier')!r}"


def _word_problems(statement: dict[str, Any], runs: set[tuple[str, ...]]) -> Iterator[str]:
    texts = [str(statement.get(language, "")) for language in LANGUAGES]
    numbers = [sorted(re.findall(r"\d+", text)) for text in texts]
    if numbers[0] != numbers[1]:
        yield f"numbers differ: {numbers[0]} and {numbers[1]}"
    for language, text in zip(LANGUAGES, texts, strict=True):
        words = re.findall(r"\w+", text.lower())
        if any(tuple(words[i : i + _SHARED]) in runs for i in range(len(words) - _SHARED + 1)):
            yield f"{language}: {_SHARED} words in a row as in a primary document"


def _link_problems(
    statement: dict[str, Any], known: set[str], facts: set[str] | None
) -> Iterator[str]:
    if statement.get("status") == "superseded" and not statement.get("superseded_by"):
        yield "superseded, but not by what"
    if statement.get("status") == "disputed" and not statement.get("conflicts_with"):
        yield "disputed, but not by what"
    targets = [statement.get("superseded_by"), *statement.get("conflicts_with", [])]
    yield from (f"points to {t!r}, which is not there" for t in targets if t and t not in known)
    if facts is not None:
        yield from (f"no fact {f!r}" for f in statement.get("facts", []) if f not in facts)


def _statements(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [s for section in document.get("section", []) for s in section.get("statement", [])]


def _facts(shared: Path) -> set[str]:
    names = ("framework.jsonl", "law.jsonl")
    texts = [(shared / "facts" / name).read_text(encoding="utf-8") for name in names]
    return {json.loads(line)["id"] for text in texts for line in text.splitlines()}


def _runs(shared: Path) -> set[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for path in (shared / "documents").iterdir():
        if path.suffix in {".txt", ".md", ".xml"}:
            words = re.findall(r"\w+", path.read_text(encoding="utf-8", errors="ignore").lower())
            runs.update(tuple(words[i : i + _SHARED]) for i in range(len(words) - _SHARED + 1))
    return runs
