"""Questions -> pairs of question and text that teach the reader what an answer is.

Own pairs: every training question with its statement (an answer), statements that the index ranks
beside it (not one), and, for questions without an answer, what the index finds first (not one).
Foreign pairs: SQuAD 2.0 questions with a window of their paragraph, and ones made false by another
paragraph, number or name. Articles in HELD_OUT are left for measuring.
"""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.retrieve import retrieve_passages
from store.search import Index, Passage
from store.sentences import sentence_spans

HERE = Path(__file__).parent
HELD_OUT = {
    "Construction", "Force", "Fresno, California", "Harvard University",
    "Huguenot", "Imperialism", "Packet switching", "Southern California",
}  # fmt: skip
_NEAR = 8
_WINDOW = 420
_NAME = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*")
_NUMBER = re.compile(r"\b\d+\b")


@dataclass(frozen=True)
class Pair:
    """A question, a text, whether the text answers, and where: `text[start:end]`."""

    question: str
    text: str
    answers: bool
    start: int = -1
    end: int = -1
    weight: float = 1.0


def own_pairs(index: Index, language: str, negatives: int, chance: random.Random) -> list[Pair]:
    """Pair the training questions of a language with what the index holds."""
    pairs = []
    for line in (HERE / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["language"] != language:
            continue
        document, _, locator = row["answer"].partition("#")
        found = [
            passage
            for passage in retrieve_passages(index, row["question"], language)
            if passage.chunk.language == language
        ]
        right = [p for p in found if locator and p.chunk.id == f"{document}.{language}#{locator}"]
        wrong = [passage for passage in found[:_NEAR] if passage not in right]
        if locator and not right:
            continue
        taken = chance.sample(wrong, min(negatives, len(wrong))) if locator else wrong[:2]
        pairs += [Pair(row["question"], seen(p), True, weight=1.5) for p in right[:1]]
        pairs += [Pair(row["question"], seen(p), False) for p in taken]
    return pairs


def seen(passage: Passage) -> str:
    """The text as the reader sees it: the headings above, then the words."""
    return f"{passage.chunk.context}\n{passage.chunk.text}"


def squad_pairs(folder: Path, chance: random.Random) -> Iterator[Pair]:
    """Pair SQuAD 2.0 questions (corpus.jsonl and questions.jsonl of `folder`) with windows."""
    corpus = {row["id"]: row for row in _rows(folder / "corpus.jsonl")}
    article = defaultdict(list)
    for row in corpus.values():
        article[row["title"]].append(row)
    for row in _rows(folder / "questions.jsonl"):
        paragraph = corpus[row["paragraph"]]
        if paragraph["title"] in HELD_OUT:
            continue
        text, question = paragraph["text"], row["question"]
        if not row["answerable"]:
            yield _window(Pair(question, text, False), chance)
            continue
        start = text.find(row["answers"][0])
        if start >= 0:
            end = start + len(row["answers"][0])
            yield _window(Pair(question, text, True, start, end), chance)
        if chance.random() < 0.15:
            yield from _made_false(row, text, article[paragraph["title"]], chance)


def _rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _made_false(row: dict, text: str, siblings: list, chance: random.Random) -> Iterator[Pair]:
    question = row["question"]
    others = [s["text"] for s in siblings if not any(a in s["text"] for a in row["answers"])]
    if others:
        nearest = max(others, key=lambda other: len(_words(question) & _words(other)))
        yield _window(Pair(question, nearest, False, weight=0.7), chance)
    if number := _NUMBER.search(question):
        other = str(int(number.group()) + chance.choice([-7, -3, -2, -1, 1, 2, 3, 5, 10]))
        changed = question[: number.start()] + other + question[number.end() :]
        if other not in text:
            yield _window(Pair(changed, text, False, weight=0.7), chance)
    elif names := _NAME.findall(question):
        strangers = [n for s in siblings for n in _NAME.findall(s["text"]) if n not in text]
        if strangers:
            changed = question.replace(chance.choice(names), chance.choice(strangers))
            yield _window(Pair(changed, text, False, weight=0.7), chance)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text.lower()))


def _window(pair: Pair, chance: random.Random) -> Pair:
    """Cut whole sentences around the answer, or around what shares most words, to _WINDOW."""
    spans = sentence_spans(pair.text)
    if pair.answers:
        first = next(at for at, (a, b) in enumerate(spans) if a <= pair.start < b)
    else:
        asked = _words(pair.question)
        shared = [len(asked & _words(pair.text[a:b])) for a, b in spans]
        first = shared.index(max(shared))
    last = first
    while True:
        ways = [way for way, more in ((-1, first > 0), (1, last < len(spans) - 1)) if more]
        if not ways or spans[last][1] - spans[first][0] > _WINDOW:
            break
        way = chance.choice(ways)
        first, last = first + min(way, 0), last + max(way, 0)
    begin, stop = spans[first][0], spans[last][1]
    moved = (pair.start - begin, pair.end - begin) if pair.answers else (-1, -1)
    return Pair(pair.question, pair.text[begin:stop], pair.answers, *moved, pair.weight)
