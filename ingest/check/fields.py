"""The corpus -> fields that are missing, of the wrong kind, or out of order in time."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from ingest.check.corpus import Corpus, statements_of
from store.language import LANGUAGES

STATUSES = {"current", "historical", "superseded", "disputed"}
TIERS = {"treaty", "law", "by-law", "official", "monitoring", "ngo", "media"}
_NEEDED = ("id", *LANGUAGES, "as_of", "status", "tier", "source", "pinpoint", "facts")
_SOURCE_NEEDED = ("title", "publisher", "date", "language", "licence")
_TIMES = ("in_force_from", "in_force_to")
_PERIOD = re.compile(r"^\d{4}(?:-\d{4})?$")
_URL = re.compile(r"^https?://[^\s<>\"']+$")


def find_faulty_fields(corpus: Corpus) -> Iterator[str]:
    """List what is missing or malformed in sources, documents and statements."""
    for name, source in corpus.sources.items():
        yield from (f"sources.toml: {name}: {fault}" for fault in _source_faults(source))
    for name, document in corpus.documents.items():
        yield from (f"{name}: {fault}" for fault in _document_faults(name, document))
        for statement in statements_of(document):
            # A statement without times of its own takes its document's.
            timed = {**{time: document[time] for time in _TIMES if time in document}, **statement}
            where = f"{name}#{statement.get('id')}"
            yield from (f"{where}: {fault}" for fault in _statement_faults(timed))


def _source_faults(source: dict[str, Any]) -> Iterator[str]:
    missing = [field for field in _SOURCE_NEEDED if not source.get(field)]
    if missing:
        yield f"missing {', '.join(missing)}"
    if source.get("url") and not _URL.match(source["url"]):
        yield f"not a link: {source['url']}"


def _document_faults(name: str, document: dict[str, Any]) -> Iterator[str]:
    if document.get("id") != name:
        yield f"the id is {document.get('id')!r}"
    yield from (f"no {field}" for field in ("topic", "kind", "licence") if not document.get(field))
    for language in LANGUAGES:
        if not document.get("title", {}).get(language):
            yield f"no title in {language}"
        for section in document.get("section", []):
            if not section.get("heading", {}).get(language):
                yield f"section {section.get('id')!r}: no heading in {language}"
    ids = [str(statement.get("id")) for statement in statements_of(document)]
    yield from (f"the id {i!r} is there twice" for i in sorted(set(ids)) if ids.count(i) > 1)


def _statement_faults(statement: dict[str, Any]) -> Iterator[str]:
    missing = [field for field in _NEEDED if not statement.get(field)]
    if missing:
        yield f"missing {', '.join(missing)}"
    if statement.get("status") not in STATUSES:
        yield f"status {statement.get('status')!r}"
    if statement.get("tier") not in TIERS:
        yield f"tier {statement.get('tier')!r}"
    note = statement.get("note", {})
    yield from (f"the note is not in {lang}" for lang in LANGUAGES if note and not note.get(lang))
    yield from _time_faults(statement)


def _time_faults(statement: dict[str, Any]) -> Iterator[str]:
    for field in ("as_of", "in_force_from", "in_force_to"):
        if field in statement and _day(statement[field]) is None:
            yield f"{field} is not a date: {statement[field]!r}"
    as_of = _day(statement.get("as_of", ""))
    if as_of and as_of > date.today():
        yield f"as_of lies in the future: {statement['as_of']}"
    start, end = str(statement.get("in_force_from", "")), str(statement.get("in_force_to", "9999"))
    if start[: len(end)] > end[: len(start)]:
        yield f"in force from {start} to {end}"
    if not _PERIOD.match(str(statement.get("period", "2000"))):
        yield f"period {statement['period']!r} is neither a year nor two"


def _day(partial: str) -> date | None:
    try:
        parts = [int(part) for part in str(partial).split("-")]
        return date(*(parts + [1, 1])[:3]) if len(parts) <= 3 else None
    except (ValueError, TypeError):
        return None
