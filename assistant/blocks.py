"""Question + passages -> the prompt: numbered blocks between marks nobody can foresee (X3)."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from prompts import read_prompt
from store.chunk import Chunk

_MARKS = re.compile(r"<{2,}|>{2,}")


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is sent to a model."""

    system: str
    user: str


def make_prompt(question: str, chunks: Sequence[Chunk], language: str, most: int) -> Prompt:
    """Make the prompt for an answer; chunk N of the list is passage N."""
    marker = secrets.token_hex(6)
    blocks = [
        _block(marker, number, f"({_head(chunk)})\n{chunk.text}")
        for number, chunk in enumerate(chunks, 1)
    ]
    system = read_prompt("answer", language, marker=marker, most=most)
    return Prompt(system, "\n\n".join([*blocks, _quiet(question)]))


def make_restating(turns: Sequence[str], language: str) -> Prompt:
    """Make the prompt for a question that leans on the turns before it."""
    marker = secrets.token_hex(6)
    system = read_prompt("restate", language, marker=marker)
    return Prompt(system, _block(marker, 1, "\n".join(turns)))


def _block(marker: str, number: int, text: str) -> str:
    return f"<<{marker} {number}>>\n{_quiet(text)}\n<<{marker} end {number}>>"


def _head(chunk: Chunk) -> str:
    source = chunk.source.title or chunk.title
    parts = [chunk.context or chunk.title, chunk.label, source, f"as of {chunk.date or 'unknown'}"]
    return "; ".join(dict.fromkeys(part for part in [*parts, f"status: {chunk.status}"] if part))


def _quiet(text: str) -> str:
    # A passage cannot close its own block, nor open another.
    return _MARKS.sub("", text)
