"""Markdown with front matter -> a document whose headings and points are its parts."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.draft import Draft, Part, TextBuilder
from ingest.errors import DocumentRejected
from ingest.read.normalise import normalise
from ingest.sources import read_text

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)
_METADATA = (
    "language date publisher url tier status topic kind in_force_from in_force_to superseded_by"
).split()


def read_markdown(path: Path) -> Iterator[Draft]:
    """Read a Markdown file; front matter gives id, title, language, date and the like."""
    text = normalise(read_text(path))
    metadata: dict[str, Any] = {}
    if match := _FRONT.match(text + "\n"):
        try:
            metadata = yaml.safe_load(match[1]) or {}
        except yaml.YAMLError as error:
            raise DocumentRejected(f"front matter is not YAML: {error}") from error
        if not isinstance(metadata, dict):
            raise DocumentRejected("front matter is not a table of names and values")
        text = (text + "\n")[match.end() :]
    title, builder, parts = _walk(MarkdownIt("commonmark").enable("table").parse(text))
    if not parts:
        raise DocumentRejected("no text")
    yield Draft(
        str(metadata.get("id") or path.stem),
        str(metadata.get("title") or title or path.stem),
        builder.text,
        tuple(parts),
        **{key: str(metadata[key]) for key in _METADATA if metadata.get(key)},
    )


def _walk(tokens: list[Token]) -> tuple[str, TextBuilder, list[Part]]:
    builder, title, heading = TextBuilder(), "", ""
    parts: list[Part] = []
    used: dict[str, int] = {}
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type not in ("inline", "fence", "code_block"):
            continue
        text = _plain(token)
        if not text:
            continue
        span = builder.add(text)
        if before is not None and before.type == "heading_open":
            heading = text
            title = title or text
            continue
        locator = _slug(heading) or "text"
        used[locator] = used.get(locator, 0) + 1
        if used[locator] > 1:
            locator = f"{locator}-{used[locator]}"
        parts.append(
            Part(locator, heading or f"paragraph {len(parts) + 1}", *span, heading=heading)
        )
    return title, builder, parts


def _plain(token: Token) -> str:
    if token.children is None:
        return token.content.strip()
    pieces = [
        "\n" if child.type == "hardbreak" else " " if child.type == "softbreak" else child.content
        for child in token.children
        if child.type not in ("html_inline",)
    ]
    return "".join(pieces).strip()


def _slug(heading: str) -> str:
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]
