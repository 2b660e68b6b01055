"""Markdown with front matter -> a document whose headings, articles and points are its parts."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.draft import Draft
from ingest.errors import DocumentRejected
from ingest.read.block import Block
from ingest.read.normalise import normalise
from ingest.read.structure import draft_from_blocks
from ingest.sources import read_text

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)
_METADATA = (
    "language date publisher url tier status topic kind in_force_from in_force_to superseded_by"
    " licence"
).split()
# Many converters write "##Heading" without the space that CommonMark asks for.
_TIGHT_HEADING = re.compile(r"^(#{1,6})(?=[^#\s])", re.M)


def read_markdown(path: Path) -> Iterator[Draft]:
    """Read a Markdown file; front matter gives id, title, language, date and the like."""
    yield markdown_draft(read_text(path), path.stem)


def markdown_draft(text: str, stem: str) -> Draft:
    """Turn a Markdown text into a draft; `stem` is its id unless the front matter has one."""
    text = normalise(text)
    metadata: dict[str, Any] = {}
    if match := _FRONT.match(text + "\n"):
        try:
            metadata = yaml.safe_load(match[1]) or {}
        except yaml.YAMLError as error:
            raise DocumentRejected(f"front matter is not YAML: {error}") from error
        if not isinstance(metadata, dict):
            raise DocumentRejected("front matter is not a table of names and values")
        text = (text + "\n")[match.end() :]
    spaced = _TIGHT_HEADING.sub(r"\1 ", text)
    blocks = _blocks(MarkdownIt("commonmark").enable("table").parse(spaced))
    title = next((block.text for block in blocks if block.level), stem)
    known: dict[str, Any] = {key: str(metadata[key]) for key in _METADATA if metadata.get(key)}
    name = str(metadata.get("id") or stem)
    return draft_from_blocks(name, blocks, str(metadata.get("title") or title), **known)


def _blocks(tokens: list[Token]) -> list[Block]:
    blocks: list[Block] = []
    row: list[str] | None = None
    level, mark = 0, ""
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "list_item_open":
            mark = f"{token.info}{token.markup} " if token.info else "- "
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            blocks.append(Block(" | ".join(row), kind="row"))
            row = None
        elif text := _plain(token):
            if row is None:
                blocks.append(Block(mark + text, level=level))
            else:
                row.append(text)
            level, mark = 0, ""
    return blocks


def _plain(token: Token) -> str:
    if token.type not in ("inline", "fence", "code_block"):
        return ""
    if token.children is None:
        return token.content.strip()
    pieces = [
        "\n" if child.type == "hardbreak" else " " if child.type == "softbreak" else child.content
        for child in token.children
        if child.type not in ("html_inline",)
    ]
    return "".join(pieces).strip()
