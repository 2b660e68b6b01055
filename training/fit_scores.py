"""Training questions + an index -> assistant/score.json: how well a sentence answers, and whether.

Run: python -m ingest && python -m training.fit_scores [STORE]. Takes minutes; writes the weights of
two logistic models a language. Ranking: softmax over the sentences found for a question. Gate: is
the best sentence an answer? Negatives are questions that only look answered (`near`) and questions
from elsewhere (`off`). Every fifth document is held out for the figures that it prints.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import torch

from assistant.extract import Quote, read_quotes
from assistant.features import NAMES
from assistant.retrieve import retrieve_passages
from store.embedding import Embedder
from store.generation import Generations
from store.search import Index
from training.train_layer import for_scores

HERE = Path(__file__).parent
TARGET = HERE.parent / "assistant" / "score.json"
_HELD_OUT = 5
_NEAR, _ELSEWHERE = 0.1, 3.0
_OFF = "elsewhere/"
# Share of the questions from elsewhere that the gate must refuse.
_REFUSED = 0.94


@dataclass(frozen=True)
class Example:
    """A question, the sentences found for it, and which of them answers (-1: none)."""

    document: str
    quotes: list[Quote]
    right: int

    @property
    def features(self) -> torch.Tensor:
        """Shape (sentences, features)."""
        return torch.tensor([quote.features for quote in self.quotes])


def read_examples(index: Index, language: str) -> list[Example]:
    """Look every training question up in the index."""
    examples = []
    lines = (HERE / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        row = json.loads(line)
        if row["language"] != language:
            continue
        document, _, locator = row["answer"].partition("#")
        # Questions that the layer has learnt look better answered than a reader's will.
        if locator and not for_scores(row["answer"]):
            continue
        right = f"{document}.{language}#{locator}" if locator else ""
        passages = retrieve_passages(index, row["question"], language)
        quotes = read_quotes(index, row["question"], language, passages)
        places = [at for at, quote in enumerate(quotes) if quote.chunk.id == right]
        if quotes and (places or not right):
            name = document or f"{_OFF}{number % 10}"
            examples.append(Example(name, quotes, places[0] if places else -1))
    return examples


def fit_ranking(examples: list[Example]) -> list[float]:
    """Fit weights so that the right sentence of each question scores highest."""
    answered = [example for example in examples if example.right >= 0]
    mean, spread = _scale(torch.cat([example.features for example in answered]))
    groups = [(example.features - mean) / spread for example in answered]
    padded = torch.nn.utils.rnn.pad_sequence(groups, batch_first=True)
    sizes = torch.tensor([len(group) for group in groups])
    beyond = torch.arange(padded.shape[1])[None] >= sizes[:, None]
    right = torch.tensor([example.right for example in answered])
    weights = torch.zeros(len(NAMES), requires_grad=True)

    def loss() -> torch.Tensor:
        scores = (padded @ weights).masked_fill(beyond, -1e9)
        return torch.nn.functional.cross_entropy(scores, right) + 1e-3 * (weights**2).sum()

    _minimise([weights], loss)
    return _unscaled(weights.detach(), torch.zeros(()), mean, spread)


def fit_gate(examples: list[Example], ranking: list[float]) -> list[float]:
    """Fit weights so that a best sentence scores above 0 only where it answers."""
    kept = [
        (example, best) for example in examples if (best := _best(example, ranking)) is not None
    ]
    features = torch.stack([example.features[best] for example, best in kept])
    labels = torch.tensor([float(example.right >= 0) for example, _ in kept])
    importance = torch.tensor([_importance(example) for example, _ in kept])
    mean, spread = _scale(features)
    scaled = (features - mean) / spread
    weights, constant = (
        torch.zeros(len(NAMES), requires_grad=True),
        torch.zeros(1, requires_grad=True),
    )

    def loss() -> torch.Tensor:
        logits = scaled @ weights + constant
        each = torch.nn.functional.binary_cross_entropy_with_logits(logits, labels, importance)
        return each + 1e-3 * (weights**2).sum()

    _minimise([weights, constant], loss)
    elsewhere = torch.tensor([example.document.startswith(_OFF) for example, _ in kept])
    least = torch.quantile((scaled @ weights)[elsewhere].detach(), _REFUSED)
    return _unscaled(weights.detach(), -least, mean, spread)


def _best(example: Example, ranking: list[float]) -> int | None:
    best = int((example.features @ torch.tensor(ranking[:-1])).argmax())
    # A wrong sentence for a question that has an answer teaches the gate nothing.
    return None if example.right >= 0 and best != example.right else best


def _importance(example: Example) -> float:
    # Words alone cannot tell most near-misses: given more weight, they cost right answers.
    if example.right >= 0:
        return 1.0
    return _ELSEWHERE if example.document.startswith(_OFF) else _NEAR


def _scale(features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    return features.mean(0), features.std(0) + 1e-6


def _minimise(values: list[torch.Tensor], loss: object) -> None:
    optimiser = torch.optim.LBFGS(values, max_iter=60, line_search_fn="strong_wolfe")

    def step() -> torch.Tensor:
        optimiser.zero_grad()
        value: torch.Tensor = loss()  # type: ignore[operator]
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimiser.step(step)  # type: ignore[no-untyped-call]


def _unscaled(
    weights: torch.Tensor, constant: torch.Tensor, mean: torch.Tensor, spread: torch.Tensor
) -> list[float]:
    own = weights / spread
    return [round(float(value), 4) for value in [*own, constant - (own * mean).sum()]]


def _figures(examples: list[Example], ranking: list[float], gate: list[float]) -> str:
    first = accepted = refused = answered = near = 0
    for example in examples:
        scores = example.features @ torch.tensor(ranking[:-1])
        best = int(scores.argmax())
        passes = float(example.features[best] @ torch.tensor(gate[:-1])) + gate[-1] > 0
        if example.right >= 0:
            answered, first, accepted = (
                answered + 1,
                first + (best == example.right),
                accepted + passes,
            )
        else:
            near, refused = near + 1, refused + (not passes)
    return (
        f"first {first / answered:.3f}, accepted {accepted / answered:.3f} of {answered};"
        f" refused {refused / max(near, 1):.3f} of {near}"
    )


def main() -> None:
    """Fit both languages and write the weights."""
    generations = Generations(Path(sys.argv[1] if len(sys.argv) > 1 else ".store"))
    embedder = Embedder(dtype=generations.require_current().embedding_dtype)
    index = Index.open(generations, embedder)
    weights = {}
    for language in ("en", "sq"):
        examples = read_examples(index, language)
        names = sorted({example.document for example in examples})
        held = set(names[::_HELD_OUT])
        unseen = [example for example in examples if example.document in held]
        seen = [example for example in examples if example.document not in held]
        trial = fit_ranking(seen)
        print(language, "held out:", _figures(unseen, trial, fit_gate(seen, trial)))
        ranking = fit_ranking(examples)
        weights[language] = {"ranking": ranking, "gate": fit_gate(examples, ranking)}
    TARGET.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
