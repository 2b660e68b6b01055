"""CSV of questions and answers -> a document with one part a pair."""

import csv
import io
from collections.abc import Iterator

from ingest.draft import Draft, Part, TextBuilder
from ingest.errors import DocumentRejected
from ingest.read.mend import mend_texts
from ingest.read.normalise import clean, normalise
from ingest.sources import decode

_QUESTION = {"question", "q", "pytje", "pyetje", "pyetja", "pytja"}
_ANSWER = {"answer", "a", "përgjigje", "pergjigje", "përgjigjja", "pergjigja"}


def read_pairs(data: bytes, name: str) -> Iterator[Draft]:
    """Read a CSV with the columns question and answer, in English or Albanian."""
    (text,), findings = mend_texts([decode(data)])
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:4096], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    try:
        rows = list(csv.reader(io.StringIO(text), dialect))
    except csv.Error as error:
        raise DocumentRejected(f"damaged CSV: {error}") from error
    question, answer = _columns(rows[0] if rows else [])
    builder = TextBuilder()
    parts: list[Part] = []
    for number, row in enumerate(rows[1:], 1):
        asked, said = _cell(row, question), normalise(_cell(row, answer))
        if asked and said:
            heading = clean(asked)
            builder.add(heading)
            parts.append(
                Part(f"pair-{number}", f"question {number}", *builder.add(said), heading=heading)
            )
    if not parts:
        raise DocumentRejected("no pair of a question and an answer")
    yield Draft(name, name, builder.text, tuple(parts), findings=tuple(findings))


def _columns(head: list[str]) -> tuple[int, int]:
    names = [name.strip().strip("\ufeff").casefold() for name in head]
    question = next((at for at, name in enumerate(names) if name in _QUESTION), None)
    answer = next((at for at, name in enumerate(names) if name in _ANSWER), None)
    if question is None or answer is None:
        raise DocumentRejected("a CSV needs the columns question and answer (pyetje, përgjigje)")
    return question, answer


def _cell(row: list[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""
