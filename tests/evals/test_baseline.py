"""The own questions score no worse than the committed baseline."""

import json
from pathlib import Path

from assistant.schemas import Answer
from evals.metrics import Outcome, score_groups
from evals.questions import QuestionRow, read_questions

EVALS = Path(__file__).resolve().parents[2] / "evals"
BASELINE = {row["group"]: row for row in json.loads((EVALS / "baseline.json").read_text("utf-8"))}


def ask(client, row: QuestionRow) -> Outcome:
    body = {"messages": row.messages(), "as_of": row.as_of, "language": row.language}
    return Outcome(row, Answer.model_validate(client.post("/v1/chat", json=body).json()))


def test_no_group_of_questions_scores_worse_than_the_baseline(client):
    paths = sorted((EVALS / "questions").glob("*.jsonl"))
    outcomes = [ask(client, row) for path in paths for row in read_questions(path)]
    scores = {score.group: score for score in score_groups(outcomes)}
    assert {group: score.questions for group, score in scores.items()} == {
        group: row["questions"] for group, row in BASELINE.items()
    }, "the questions are not those of the baseline: run `make baseline`, look at what changed"
    # Another processor rounds otherwise: a question in a hundred may tip over.
    worse = {
        group: f"{row['right']:.3f} -> {scores[group].right:.3f}"
        for group, row in BASELINE.items()
        if scores[group].right < row["right"] - max(0.01, 1.01 / row["questions"])
    }
    assert worse == {}
