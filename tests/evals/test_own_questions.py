"""The questions we measure ourselves by: enough of each kind, and each fair to a right answer."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from evals.questions import QuestionRow, read_questions

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    row
    for path in sorted((ROOT / "evals/questions").glob("*.jsonl"))
    for row in read_questions(path)
]


def _passages() -> dict[str, str]:
    found = {}
    for path in (ROOT / "corpus/documents").glob("*.toml"):
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        for section in document["section"]:
            for statement in section.get("statement", []):
                for language in ("en", "sq"):
                    found[f"{path.stem}.{language}#{statement['id']}"] = statement[language]
    return found


PASSAGES = _passages()


def _matches(patterns: list[str], text: str) -> bool:
    return all(re.search(pattern, text, re.I | re.S) for pattern in patterns)


def test_there_are_enough_questions_of_each_kind():
    asked = Counter((row.language, row.kind) for row in ROWS)
    plain = [row for row in ROWS if row.kind in {"fact", "timeline"}]
    albanian = [row.question for row in plain if row.language == "sq"]
    kinds = Counter(row.kind for row in ROWS)
    assert asked["en", "fact"] + asked["en", "timeline"] >= 120
    assert len(albanian) >= 70
    assert sum(not re.search("[ëçËÇ]", text) for text in albanian) * 3 >= len(albanian)
    assert kinds["follow-up"] >= 30
    assert kinds["near-miss"] + kinds["gap"] >= 30
    assert kinds["timeline"] >= 30


def test_every_relevant_passage_is_in_the_corpus():
    named = {(row.id, name) for row in ROWS for name in row.relevant}
    assert [pair for pair in sorted(named) if pair[1] not in PASSAGES] == []


@pytest.mark.parametrize("row", [r for r in ROWS if r.answerable], ids=lambda row: row.id)
def test_the_relevant_passages_hold_a_right_answer(row: QuestionRow):
    texts = [PASSAGES[name] for name in row.relevant]
    assert _matches(row.must, " ".join(texts)), "no right answer among the relevant passages"
    right = [text for text in texts if _matches(row.must, text)] or texts
    assert not all(
        any(re.search(pattern, text, re.I | re.S) for pattern in row.must_not) for text in right
    ), "every right passage is forbidden by must_not"
