"""A corpus file of statements in two languages -> one document a language, aligned by id."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from ingest.draft import Draft, Part, TextBuilder
from ingest.errors import DocumentRejected
from ingest.sources import asked_beside, read_text
from store.chunk import Source
from store.language import LANGUAGES

_OWN = (
    "period",
    "in_force_from",
    "in_force_to",
    "superseded_by",
    "qualifies",
    "status",
    "tier",
)
_WHOLE = ("topic", "kind", "in_force_from", "in_force_to", "superseded_by", "licence")


def read_statements(path: Path) -> Iterator[Draft | tuple[str, str]]:
    """Read `<id>.toml` beside `../sources.toml` into the documents `<id>.en` and `<id>.sq`."""
    try:
        document = tomllib.loads(read_text(path))
        sources = _sources(path.parent.parent / "sources.toml")
        asked = _asked(path)
        for language in LANGUAGES:
            yield _draft(document, language, sources, asked)
    except tomllib.TOMLDecodeError as error:
        raise DocumentRejected(f"not TOML: {error}") from error
    except (KeyError, TypeError) as error:
        raise DocumentRejected(f"a field is missing or of the wrong kind: {error}") from error


def _asked(path: Path) -> dict[str, Any]:
    beside = asked_beside(path)
    return tomllib.loads(read_text(beside)) if beside.exists() else {}


def _draft(
    document: dict[str, Any], language: str, sources: dict[str, Any], asked: dict[str, Any]
) -> Draft:
    builder = TextBuilder()
    parts: list[Part] = []
    for section in document["section"]:
        heading = section["heading"][language]
        builder.add(heading)
        for statement in section.get("statement", []):
            start, end = builder.add(statement[language])
            part = _part(statement, (start, end), heading, language, sources)
            questions = asked.get(statement["id"], {}).get(language, [])
            parts.append(replace(part, asked=tuple(questions)))
    first = parts[0]
    return Draft(
        f"{document['id']}.{language}",
        document["title"][language],
        builder.text,
        tuple(parts),
        language=language,
        date=document.get("published") or max(part.date for part in parts),
        publisher=first.source.publisher,
        tier=first.tier,
        status=document.get("status") or _status(document, parts),
        **{key: document[key] for key in _WHOLE if key in document},
    )


def _status(document: dict[str, Any], parts: list[Part]) -> str:
    """A document in which nothing is current any more is not listed as current."""
    if document.get("superseded_by"):
        return "superseded"
    found = {part.status for part in parts}
    return "current" if found & {"", "current", "disputed"} else max(found)


def _part(
    statement: dict[str, Any],
    span: tuple[int, int],
    heading: str,
    language: str,
    sources: dict[str, Any],
) -> Part:
    source = sources[statement["source"]]
    return Part(
        statement["id"],
        heading,
        *span,
        heading=heading,
        date=statement["as_of"],
        note=statement.get("note", {}).get(language, ""),
        source=Source(
            source["title"],
            source["publisher"],
            source["date"],
            source.get("url", ""),
            statement["pinpoint"],
        ),
        **{key: statement[key] for key in _OWN if key in statement},
    )


@lru_cache(maxsize=4)
def _sources(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
