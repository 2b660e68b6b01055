"""Answers and question rows -> scores."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from statistics import quantiles

from assistant.schemas import Answer
from evals.questions import QuestionRow

ANSWERED = ("answered", "partial")


@dataclass(frozen=True)
class Outcome:
    """One question, what came back, and whether it was right."""

    row: QuestionRow
    answer: Answer
    found: list[str] = field(default_factory=list)
    false_quotes: int = 0
    seconds: float = 0.0

    @property
    def right(self) -> bool:
        """Answered with all that it must hold, or rightly not found."""
        return is_right(self.row, self.answer)

    @property
    def recalled(self) -> float | None:
        """Share of the relevant passages (or their documents) among the found; None if unknown."""
        return recall(self.row.relevant, self.found)


def is_right(row: QuestionRow, answer: Answer) -> bool:
    """Judge an answer by the row's patterns; a refusal to answer is right only when due."""
    if not row.answerable:
        return answer.status not in ANSWERED
    if answer.status not in ANSWERED:
        return False
    text = answer.text
    held = all(re.search(pattern, text, re.I | re.S) for pattern in row.must)
    return held and not any(re.search(pattern, text, re.I | re.S) for pattern in row.must_not)


def recall(relevant: list[str], found: list[str]) -> float | None:
    """Recall of passage ids, or of document ids where no passage is named."""
    if not relevant:
        return None
    documents = {name.split("#")[0] for name in found}
    hits = sum(name in found or ("#" not in name and name in documents) for name in relevant)
    return hits / len(relevant)


@dataclass(frozen=True)
class Score:
    """One line of the table."""

    group: str
    questions: int
    right: float
    recall: float | None
    p50_ms: float
    p95_ms: float


def score(group: str, outcomes: list[Outcome]) -> Score:
    """Sum up a group of outcomes."""
    recalls = [value for outcome in outcomes if (value := outcome.recalled) is not None]
    times = sorted(1000 * outcome.seconds for outcome in outcomes)
    cuts = quantiles(times, n=20) if len(times) > 1 else [times[0]] * 19
    return Score(
        group,
        len(outcomes),
        sum(outcome.right for outcome in outcomes) / len(outcomes),
        sum(recalls) / len(recalls) if recalls else None,
        cuts[9],
        cuts[18],
    )


def score_groups(outcomes: Iterable[Outcome]) -> list[Score]:
    """Score all outcomes, then by language and by kind, answerable or not."""
    outcomes = list(outcomes)
    keys: list[Callable[[Outcome], str]] = [
        lambda o: "all",
        lambda o: f"{'answerable' if o.row.answerable else 'unanswerable'} · {o.answer.language}",
        lambda o: f"kind: {o.row.kind}",
    ]
    scores = []
    for key in keys:
        groups: dict[str, list[Outcome]] = {}
        for outcome in outcomes:
            groups.setdefault(key(outcome), []).append(outcome)
        scores += [score(name, groups[name]) for name in sorted(groups)]
    return scores
