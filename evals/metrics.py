"""Answers and question rows -> scores."""

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from statistics import fmean, quantiles

from assistant.schemas import Answer, SearchResult
from evals.questions import Expectation, QuestionRow

ANSWERED = ("answered", "partial")
# A gold answer is looked for in the text when it has at most so many words: longer ones are prose.
_GOLD_WORDS = 12


@dataclass(frozen=True)
class Hit:
    """A passage found: its id, and every id that a question set may name it by."""

    passage: str
    names: frozenset[str]


def hit_of(result: SearchResult) -> Hit:
    """Read a search result as what it is a hit for: passage, part, document, and what it folds."""
    names = {result.passage_id, result.part_id, result.document_id, *result.folded}
    return Hit(result.passage_id, frozenset(names))


@dataclass(frozen=True)
class Outcome:
    """One question, what came back, and whether it was right."""

    row: QuestionRow
    answer: Answer
    found: list[Hit] = field(default_factory=list)
    false_quotes: int = 0
    seconds: float = 0.0

    @property
    def right(self) -> bool:
        """Answered with all that it must hold, or rightly not found."""
        return is_right(self.row, self.answer)

    @property
    def answered(self) -> bool:
        """Whether an answer was given at all."""
        return self.answer.status in ANSWERED


def is_right(row: QuestionRow, answer: Answer) -> bool:
    """Judge an answer by the row's patterns; a refusal to answer is right only when due."""
    return any(_meets(answer, expected) for expected in (row, *row.or_else))


def _meets(answer: Answer, expected: Expectation) -> bool:
    if (answer.status in ANSWERED) != expected.answerable:
        return False
    if not expected.answerable:
        return True
    text = answer.text
    held = all(re.search(pattern, text, re.I | re.S) for pattern in expected.must)
    return held and not any(re.search(pattern, text, re.I | re.S) for pattern in expected.must_not)


def recall(relevant: list[str], found: list[Hit], at: int = 5) -> float | None:
    """Share of the relevant passages, parts or documents among the first; None if none is named."""
    if not relevant:
        return None
    seen = frozenset[str]().union(*(hit.names for hit in found[:at]))
    return len(seen & set(relevant)) / len(set(relevant))


def ndcg(relevant: list[str], found: list[Hit], at: int = 10) -> float | None:
    """Normalised discounted gain of the first; each relevant id counts once, where it comes."""
    if not relevant:
        return None
    left, gained = set(relevant), 0.0
    for place, hit in enumerate(found[:at], 2):
        gained += bool(hit.names & left) / math.log2(place)
        left -= hit.names
    best = sum(1 / math.log2(place) for place in range(2, 2 + min(at, len(set(relevant)))))
    return gained / best


def says_gold(row: QuestionRow, answer: Answer) -> bool | None:
    """Whether the answer says one of the short gold answers; None where a row has none."""
    short = [gold for gold in row.answers if len(gold.split()) <= _GOLD_WORDS]
    if not row.answerable or not short:
        return None
    text = f" {_plain(answer.text)} " if answer.status in ANSWERED else ""
    return any(f" {_plain(gold)} " in text for gold in short)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", re.sub(r"\[\d+\]", " ", text).casefold()))


@dataclass(frozen=True)
class Score:
    """One line of the table; a share is None where no question of the group can tell."""

    group: str
    questions: int
    right: float
    answered: float
    recall: float | None
    ndcg: float | None
    gold: float | None
    p50_ms: float
    p95_ms: float


def score(group: str, outcomes: list[Outcome]) -> Score:
    """Sum up a group of outcomes."""
    times = sorted(1000 * outcome.seconds for outcome in outcomes)
    cuts = quantiles(times, n=20) if len(times) > 1 else [times[0]] * 19
    return Score(
        group,
        len(outcomes),
        fmean(outcome.right for outcome in outcomes),
        fmean(outcome.answered for outcome in outcomes),
        _mean(recall(outcome.row.relevant, outcome.found) for outcome in outcomes),
        _mean(ndcg(outcome.row.relevant, outcome.found) for outcome in outcomes),
        _mean(says_gold(outcome.row, outcome.answer) for outcome in outcomes),
        cuts[9],
        cuts[18],
    )


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


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
