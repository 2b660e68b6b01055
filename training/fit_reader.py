"""Own questions + an index -> the three weights of the second look in assistant/score.json.

Run: python -m ingest && python -m training.fit_reader [STORE]. The reader has seen every training
question, so these weights are chosen on every other question of evals/questions; the ones between
are left for measuring, and their figure is printed. Chosen: most right answers, refusals that were
due counted twice (they are few); among equals more refusals, then the smallest weights.
"""

import itertools
import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.answer import language_of
from assistant.extract import READ, Quote, choose_quotes, read_quotes, second_look
from assistant.retrieve import retrieve_passages
from assistant.rewrite import rewrite_question
from assistant.schemas import Answer, ChatRequest
from assistant.score import NO_SECOND_LOOK, answers, load_weights
from evals.metrics import is_right
from evals.questions import QuestionRow, read_questions
from store.embedding import Embedder
from store.generation import Generations
from store.reader import open_reader
from store.search import Index

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "assistant" / "score.json"
_RANKING = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5)
_GATE = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5)
_SHIFT = tuple(step / 2 for step in range(-2, 9))
_REFUSAL = 2


@dataclass(frozen=True)
class Case:
    """A question with the sentences that the reader looked at, unweighed."""

    row: QuestionRow
    language: str
    quotes: list[Quote]


def read_cases(index: Index) -> list[Case]:
    """Look every own question up, and let the reader read without a say."""
    reader = open_reader(index.manifest.embedding_dtype)
    for weights in load_weights().values():
        weights["second_look"] = [*NO_SECOND_LOOK]
    cases = []
    for path in sorted((ROOT / "evals" / "questions").glob("*.jsonl")):
        for row in read_questions(path):
            request = ChatRequest.model_validate(
                {"messages": row.messages(), "language": row.language}
            )
            question, language = rewrite_question(request.messages), language_of(request)
            passages = retrieve_passages(index, question, language)
            quotes = read_quotes(index, question, language, passages)
            cases.append(Case(row, language, second_look(reader, question, quotes, READ)))
    return cases


def outcome(case: Case, weights: tuple[float, float, float]) -> bool:
    """Say whether the answer would be right under these weights."""
    load_weights()[case.language]["second_look"] = [*weights]
    weighed = [replace(q, score=q.score + weights[0] * q.read) for q in case.quotes]
    quotes = sorted(weighed, key=lambda q: (-q.score, q.chunk.id, q.start))
    if not quotes or not answers(quotes[0].features, quotes[0].read, quotes[0].chunk.language):
        return not case.row.answerable
    gap = quotes[0].chunk.kind == "gap"
    text = " ".join(quote.text for quote in choose_quotes(quotes))
    status = "not_found" if gap else "answered"
    return is_right(case.row, Answer.model_construct(status=status, text=text))


def value(cases: list[Case], weights: tuple[float, float, float]) -> tuple[float, ...]:
    """Right answers, refusals counted twice; among equals more refusals, then smaller weights."""
    came = [(case.row.answerable, outcome(case, weights)) for case in cases]
    refused = sum(right for answerable, right in came if not answerable)
    right = sum(right for _, right in came) + (_REFUSAL - 1) * refused
    return right, refused, -sum(abs(weight) for weight in weights)


def figures(cases: list[Case], weights: tuple[float, float, float]) -> str:
    """Shares of right answers and of refusals that were due."""
    parts = []
    for answerable in (True, False):
        rows = [outcome(case, weights) for case in cases if case.row.answerable == answerable]
        parts.append(f"{sum(rows) / max(len(rows), 1):.3f} of {len(rows)}")
    return f"answered rightly {parts[0]}, refused {parts[1]}"


def main() -> None:
    """Choose the weights of both languages and write them."""
    generations = Generations(Path(sys.argv[1] if len(sys.argv) > 1 else ".store"))
    embedder = Embedder(dtype=generations.require_current().embedding_dtype)
    cases = read_cases(Index.open(generations, embedder))
    shipped = json.loads(TARGET.read_text(encoding="utf-8"))
    for language in ("en", "sq"):
        own = [case for case in cases if case.language == language]
        grid = itertools.product(_RANKING, _GATE, _SHIFT)
        best = max(grid, key=lambda weights: value(own[::2], weights))
        print(language, best, "without:", figures(own[1::2], NO_SECOND_LOOK))
        print(" chosen on:", figures(own[::2], best), "· measured on:", figures(own[1::2], best))
        shipped[language]["second_look"] = [*best]
    TARGET.write_text(json.dumps(shipped, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
