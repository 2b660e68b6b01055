"""Plain text -> a document whose points, articles and paragraphs are its parts."""

import re
from collections.abc import Iterator
from pathlib import Path

from ingest.draft import Draft
from ingest.read.block import Block
from ingest.read.marks import names_reference, opens_block, opens_item
from ingest.read.normalise import normalise
from ingest.read.structure import draft_from_blocks
from ingest.sources import read_text

_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.S)
_PAGE = re.compile(r"^\s*(?:page|faqe)?\s*\d{1,4}\s*(?:(?:of|/|nga)\s*\d{1,4})?\s*$", re.I)


def read_plain(path: Path) -> Iterator[Draft]:
    """Read a text file; points become `point-5.1`, articles `art-12`, the rest `par-3`."""
    yield plain_draft(read_text(path), path.stem)


def plain_draft(text: str, name: str) -> Draft:
    """Turn a plain text into a draft; `name` becomes its id."""
    plain = _EMPHASIS.sub(r"\2", normalise(text))
    return draft_from_blocks(name, [Block(block) for block in join_lines(plain)])


def join_lines(text: str) -> list[str]:
    """Join wrapped lines into blocks; page numbers go, and sentences broken by them heal."""
    blocks: list[str] = []
    open_line = False
    for raw in text.replace("\f", "\n\n").split("\n"):
        line = raw.rstrip()
        if not line.strip():
            open_line = False
        elif _PAGE.match(line):
            continue
        elif blocks and not _begins(line, blocks[-1]) and (open_line or _continues(blocks, line)):
            blocks[-1] += " " + line.strip()
            open_line = True
        else:
            blocks.append(line.strip())
            open_line = opens_item(line) or len(line) > 60
    return blocks


def _begins(line: str, before: str) -> bool:
    return opens_block(line) and not names_reference(before, line)


def _continues(blocks: list[str], line: str) -> bool:
    # A page break in the middle of a sentence: no end mark before, a small letter after.
    return blocks[-1][-1] not in ".!?:;)" and line.lstrip()[0].islower()
