"""Faithful drafts, and the same with one planted error, about statements of the corpus.

A line of `tests/made/gate/*.txt` is `statement | kind | words => other words | draft`, in our own
words: the draft says what the statement says; with the other words it says something else. Every
second line was looked at while the gate was made (`tuned`), the others were only counted (`held`)
until the `free` files came.
The `fresh` files were written after it was made, freer, with errors of more kinds. The `free` files
are freer still and their errors harder: again every second line was looked at while the gate was
made better (`free`), the others were only counted (`unseen`). The `model` files are by writers who
had not seen the gate and wrote as a language model would; they were worked on. The `last` files, by
two more such writers, are only counted.
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from store.chunk import Chunk, Source

ROOT = Path(__file__).resolve().parents[2]
_BEFORE = ("", "fresh-", "free-", "model-", "last-")
FILES = tuple(f"{before}{language}" for before in _BEFORE for language in ("en", "sq"))
# What the even and the odd lines of a file are called.
_HALVES = {
    "": ("tuned", "held"),
    "fresh": ("fresh", "fresh"),
    "free": ("free", "unseen"),
    "model": ("model", "model"),
    "last": ("last", "last"),
}


class Row(NamedTuple):
    """A draft, its twin with an error of a kind, and the chunk that both cite."""

    language: str
    half: str
    kind: str
    draft: str
    wrong: str
    chunk: Chunk


def read_rows(*names):
    """Every row of the files."""
    rows = []
    for name in names or FILES:
        language = name[-2:]
        lines = (ROOT / f"tests/made/gate/{name}.txt").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            place, kind, change, draft = line.split(" | ")
            half = _HALVES[name.rpartition("-")[0]][number % 2]
            wrong = _planted(draft, *change.split(" => "))
            rows.append(Row(language, half, kind, draft, wrong, _chunk(place, language)))
    return rows


def _planted(draft, words, others):
    wrong = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", others, draft, count=1)
    wrong = draft.replace(words, others, 1) if wrong == draft else wrong
    assert wrong != draft, draft
    return wrong


def _chunk(place, language):
    name, statement = place.split("#")
    document = _document(name)
    for section in document["section"]:
        for found in section["statement"]:
            if found["id"] == statement:
                title, heading = document["title"][language], section["heading"][language]
                return Chunk(
                    document_id=f"{name}.{language}",
                    locator=statement,
                    label=heading,
                    text=found[language],
                    start=0,
                    end=len(found[language]),
                    language=language,
                    title=title,
                    context=f"{title} — {heading}",
                    date=str(found["as_of"]),
                    source=Source(title=found["source"]),
                )
    raise KeyError(place)


@cache
def _document(name):
    return tomllib.loads((ROOT / f"corpus/documents/{name}.toml").read_text(encoding="utf-8"))
