"""Own questions + an index -> the three weights of the second look in assistant/score.json.

Run: python -m ingest && python -m training.fit_reader [STORE]. The reader has seen every training
question, so these weights are chosen on every other question of evals/questions; the ones between
are left for measuring, and their figure is printed. Chosen: most right answers, refusals that were
due counted twice (they are few); of weights that do about as well, the smallest.
"""

import itertools
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import language_of
from assistant.extract import Quote, extract_quotes, read_quotes
from assistant.retrieve import retrieve_passages
from assistant.rewrite import rewrite_question
from assistant.schemas import Answer, ChatRequest
from assistant.score import NO_SECOND_LOOK, load_weights
from evals.metrics import is_right
from evals.questions import QuestionRow, read_questions
from store.embedding import Embedder
from store.generation import Generations
from store.reader import Reader
from store.search import Index

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "assistant" / "score.json"
# Few steps: on so few questions more of them only fit chance.
_RANKING = (0.0, 0.25, 0.5)
_GATE = (0.0, 0.25, 0.5, 0.75)
_SHIFT = tuple(step / 2 for step in range(-2, 9))
_REFUSAL = 2
# About one standard error of the count of right answers.
_NEAR_ENOUGH = 2


@dataclass(frozen=True)
class Case:
    """A question as it is looked up, with every sentence found for it."""

    row: QuestionRow
    question: str
    language: str
    near: list[Quote]


class Remembering(Reader):
    """The reader, that reads each text once."""

    def __init__(self, dtype: str) -> None:
        super().__init__(dtype)
        self._read: dict[tuple[str, str], float] = {}

    def read(self, question: str, texts: list[str]) -> list[float]:
        """Give the opinion on each text; see `Reader.read`."""
        for text in texts:
            if (question, text) not in self._read:
                self._read[question, text] = super().read(question, [text])[0]
        return [self._read[question, text] for text in texts]


def read_cases(index: Index) -> list[Case]:
    """Look every own question up."""
    cases = []
    for path in sorted((ROOT / "evals" / "questions").glob("*.jsonl")):
        for row in read_questions(path):
            request = ChatRequest.model_validate(
                {"messages": row.messages(), "language": row.language}
            )
            question, language = rewrite_question(request.messages), language_of(request)
            passages = retrieve_passages(index, question, language)
            quotes = read_quotes(index, question, language, passages)
            cases.append(Case(row, question, language, quotes))
    return cases


def outcome(case: Case, reader: Remembering, weights: tuple[float, float, float]) -> bool:
    """Say whether the answer would be right under these weights."""
    load_weights()[case.language]["second_look"] = [*weights]
    quotes = extract_quotes(reader, case.question, case.near)
    answered = bool(quotes) and quotes[0].chunk.kind != "gap"
    text = " ".join(quote.text for quote in quotes)
    status = "answered" if answered else "not_found"
    return is_right(case.row, Answer.model_construct(status=status, text=text))


def value(
    cases: list[Case], reader: Remembering, weights: tuple[float, float, float]
) -> tuple[float, ...]:
    """Right answers, refusals counted twice; among equals more refusals."""
    came = [(case.row.answerable, outcome(case, reader, weights)) for case in cases]
    refused = sum(right for answerable, right in came if not answerable)
    right = sum(right for _, right in came) + (_REFUSAL - 1) * refused
    return right, refused


def choose(cases: list[Case], reader: Remembering) -> tuple[float, float, float]:
    """Give the smallest weights that do about as well as the best ones (Breiman's rule, 1984)."""
    grid = list(itertools.product(_RANKING, _GATE, _SHIFT))
    values = {weights: value(cases, reader, weights) for weights in grid}
    least = max(values.values())[0] - _NEAR_ENOUGH
    return min((w for w in grid if values[w][0] >= least), key=lambda w: sum(map(abs, w)))


def figures(cases: list[Case], reader: Remembering, weights: tuple[float, float, float]) -> str:
    """Shares of right answers and of refusals that were due."""
    parts = []
    for answerable in (True, False):
        rows = [
            outcome(case, reader, weights) for case in cases if case.row.answerable == answerable
        ]
        parts.append(f"{sum(rows) / max(len(rows), 1):.3f} of {len(rows)}")
    return f"answered rightly {parts[0]}, refused {parts[1]}"


def main() -> None:
    """Choose the weights of both languages and write them."""
    generations = Generations(Path(sys.argv[1] if len(sys.argv) > 1 else ".store"))
    embedder = Embedder(dtype=generations.require_current().embedding_dtype)
    index = Index.open(generations, embedder)
    cases = read_cases(index)
    reader = Remembering(index.manifest.embedding_dtype)
    shipped = json.loads(TARGET.read_text(encoding="utf-8"))
    for language in ("en", "sq"):
        own = [case for case in cases if case.language == language]
        best = choose(own[::2], reader)
        print(language, best, "without:", figures(own[1::2], reader, NO_SECOND_LOOK))
        print(
            " chosen on:",
            figures(own[::2], reader, best),
            "· measured on:",
            figures(own[1::2], reader, best),
        )
        shipped[language]["second_look"] = [*best]
    TARGET.write_text(json.dumps(shipped, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
