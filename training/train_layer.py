"""Training questions + an index -> store/layer.safetensors: the last layer of the bundled embedder.

Run: python -m ingest && python -m training.train_layer [STORE]. Half a minute. One square matrix
that every vector of the bundled model goes through, a question's and a passage's alike, learnt so
that each training question comes nearest to its statement (InfoNCE against all statements of its
language: van den Oord et al. 2018, arXiv 1807.03748), and a statement nearest to its translation.
Held near the identity, so that it does not forget other subjects. Every third statement is left
out: its questions are for `training.fit_scores`. Afterwards set LAYER_SHA256 in store/embedding.py,
build the index anew and run training.fit_scores and training.fit_reader.
"""

import hashlib
import json
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch.nn.functional import cross_entropy, normalize

from store.embedding import LAYER, Embedder, bundled_path
from store.passages import Passages

QUESTIONS = Path(__file__).with_name("questions.jsonl")
_SHARPNESS = 30.0
_TRANSLATED = 0.3
_NEAR_IDENTITY = 0.03
_STEPS = 60


def for_scores(statement: str) -> bool:
    """Whether the layer must not learn from a statement: its similarities fit the scores."""
    return zlib.crc32(statement.encode()) % 3 == 0


@dataclass(frozen=True)
class Lesson:
    """Vectors of a language's statements (n, d) and questions (m, d), and whose is whose (m,)."""

    names: list[str]
    statements: torch.Tensor
    questions: torch.Tensor
    right: torch.Tensor
    learnt: torch.Tensor


def read_lesson(passages: Passages, embedder: Embedder, language: str) -> Lesson:
    """Embed what a language has, without any layer."""
    chunks = [
        chunk for chunk in passages.chunks() if chunk.language == language and chunk.source.title
    ]
    names = [chunk.id.replace(f".{language}#", "#") for chunk in chunks]
    place = {name: at for at, name in enumerate(names)}
    rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["language"] == language and row["answer"] in place]
    return Lesson(
        names,
        torch.tensor(embedder.embed([chunk.indexed_text for chunk in chunks])),
        torch.tensor(embedder.embed([row["question"] for row in rows])),
        torch.tensor([place[row["answer"]] for row in rows]),
        torch.tensor([not for_scores(row["answer"]) for row in rows]),
    )


def train_layer(lessons: list[Lesson]) -> torch.Tensor:
    """Learn the matrix; shape (d, d)."""
    same = torch.eye(lessons[0].statements.shape[1])
    layer = torch.nn.Parameter(same.clone())
    optimiser = torch.optim.Adam([layer], lr=2e-3)
    first, second = lessons
    place = {name: at for at, name in enumerate(first.names)}
    pairs = [(at, place[name]) for at, name in enumerate(second.names) if name in place]
    here, there = torch.tensor(pairs).T
    for _ in range(_STEPS):
        loss = _NEAR_IDENTITY * ((layer - same) ** 2).sum()
        moved = [normalize(lesson.statements @ layer.T, dim=1) for lesson in lessons]
        for lesson, statements in zip(lessons, moved, strict=True):
            asked = normalize(lesson.questions[lesson.learnt] @ layer.T, dim=1)
            found = _SHARPNESS * asked @ statements.T
            loss = loss + cross_entropy(found, lesson.right[lesson.learnt]) / len(lessons)
        crossed = _SHARPNESS * moved[1][here] @ moved[0].T
        loss = loss + _TRANSLATED * cross_entropy(crossed, there)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    return layer.detach()


def found_among(lesson: Lesson, layer: torch.Tensor, most: int) -> float:
    """Share of the questions not learnt from whose statement is among the nearest `most`."""
    asked = normalize(lesson.questions[~lesson.learnt] @ layer.T, dim=1)
    near = (asked @ normalize(lesson.statements @ layer.T, dim=1).T).topk(most).indices
    return float((near == lesson.right[~lesson.learnt][:, None]).any(1).float().mean())


def main() -> None:
    """Train on both languages and say what it brings where it did not learn."""
    torch.manual_seed(0)
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".store")
    current = (root / "current").read_text(encoding="utf-8").strip()
    # A path is any model: no layer is laid over it.
    embedder = Embedder(bundled_path())
    with Passages(root / "generations" / current / "passages.sqlite") as passages:
        lessons = [read_lesson(passages, embedder, language) for language in ("en", "sq")]
    layer = train_layer(lessons)
    for language, lesson in zip(("English", "Albanian"), lessons, strict=True):
        before, after = (found_among(lesson, each, 5) for each in (torch.eye(len(layer)), layer))
        print(f"{language}: recall@5 {before:.3f} -> {after:.3f} of {int((~lesson.learnt).sum())}")
    save_file({"weight": layer.half()}, LAYER)
    print(f"{LAYER}: {hashlib.sha256(LAYER.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
