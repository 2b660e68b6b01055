"""Messages of our own -> assistant/triage/weights.json: is somebody at risk, is it a misuse.

Run: python -m training.fit_triage. Fits one logistic model a reading over the pieces of a message
(`assistant/triage/pieces.py`) on `training/messages`, on our questions about the corpus and on the
halves of `evals/safety/sets` that are not held out, each message a second time with spelling
mistakes, and writes the weights that matter. With `--validate` it first prints what a fivefold
cross-validation gives. The halves that are held out are never read.
"""

import json
import random
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from assistant.triage.read import pieces_in
from assistant.triage.scorer import total
from evals.safety.sets import read_sets

HERE = Path(__file__).parent
TARGET = HERE.parent / "assistant" / "triage" / "weights.json"
READINGS = ("risk", "misuse")
RISKS = ("danger", "exploitation", "child", "violence", "despair")
_LEARNT = (
    "dev",
    "late",
    "last",
    "independent-dev",
    "independent-held",
    "independent-more",
    "independent-past",
)
_FOLDS = 5
_LOOSE = 0.3
# What strangers wrote counts for more than what we did; so do questions about the subject.
_COUNTS = {("independent", ""): 2, ("question", ""): 3, ("question", "misuse"): 5}
# A person missed costs more than a card too many: in hundredths.
_MARGIN = {"risk": 50, "misuse": 0}
# A piece that is met once says more of that message than of others.
_LEAST_OFTEN = 2
# Weights nearer to nothing than this are left out.
_LEAST = 0.04
_LEAST_OF_KINDS = 12


@dataclass(frozen=True)
class Example:
    """A message and what it is."""

    text: str
    language: str
    kind: str
    group: str


def examples() -> list[Example]:
    """Read every message that may be learnt from."""
    return [*_written(), *_sets(), *_questions()]


def _written() -> Iterator[Example]:
    for path in sorted((HERE / "messages").glob("*.txt")):
        language, kind, *more = path.stem.split("-")
        for line in path.read_text(encoding="utf-8").splitlines():
            yield Example(line, language, kind, f"{'more' if more else 'own'} {kind}")


def _sets() -> Iterator[Example]:
    for row in read_sets():
        if row.half in _LEARNT:
            yield Example(row.text, row.language, row.card or row.group, f"{row.half} {row.group}")


def _questions() -> Iterator[Example]:
    lines = (HERE / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    yield from (Example(row["question"], row["language"], "benign", "question") for row in rows)
    for path in sorted((HERE.parent / "corpus" / "asked").glob("*.toml")):
        for asked in tomllib.loads(path.read_text(encoding="utf-8")).values():
            for language, texts in asked.items():
                yield from (Example(text, language, "benign", "asked") for text in texts)


def misspell(text: str, seed: int) -> str:
    """Misspell a message as people in haste do, the same way every time."""
    chance = random.Random(seed)
    text = text.lower().replace("'", chance.choice(["", "'", " "]))
    text = re.sub("[?.,!]", chance.choice(["", " "]), text)
    words = text.split()
    for at in range(len(words)):
        if len(words[at]) > 4 and chance.random() < 0.25:
            place = chance.randrange(1, len(words[at]) - 1)
            cut = place + chance.choice([0, 1])
            words[at] = words[at][:place] + words[at][cut:]
    return " ".join(words)


def is_a(example: Example, reading: str) -> bool:
    """Say whether a message is to be read so."""
    return example.kind in RISKS if reading == "risk" else example.kind == reading


def fit(
    rows: csr_matrix, answers: list[bool], weights: list[int], names: list[str]
) -> dict[str, int]:
    """Fit one reading; gives what each piece adds, in hundredths."""
    model = LogisticRegression(C=_LOOSE, class_weight="balanced", max_iter=1000, tol=1e-4)
    model.fit(rows, answers, sample_weight=weights)
    weighed = zip(names, model.coef_[0], strict=True)
    kept = {name: round(100 * weight) for name, weight in weighed if abs(weight) >= _LEAST}
    return {"": round(100 * float(model.intercept_[0])), **dict(sorted(kept.items()))}


def fit_all(found: list[Example]) -> dict[str, dict[str, int]]:
    """Fit every reading on messages, each also misspelt."""
    twice = [(one, one.text) for one in found]
    twice += [(one, misspell(one.text, seed)) for seed, one in enumerate(found)]
    pieces = [dict.fromkeys(sorted(pieces_in(text)), 1) for _, text in twice]
    vectorizer = DictVectorizer(dtype=np.float32)
    rows = vectorizer.fit_transform(pieces).tocsr()
    again = rows.getnnz(axis=0) >= _LEAST_OFTEN
    rows, names = rows[:, again], list(vectorizer.get_feature_names_out()[again])
    fitted = {}
    for reading in READINGS:
        weights = [_counts(one, reading) for one, _ in twice]
        fitted[reading] = fit(rows, [is_a(one, reading) for one, _ in twice], weights, names)
        fitted[reading][""] += _MARGIN[reading]
    risks = [at for at, (one, _) in enumerate(twice) if one.kind in RISKS]
    for risk in RISKS:
        kinds = [twice[at][0].kind == risk for at in risks]
        weights = [_counts(twice[at][0], risk) for at in risks]
        fitted[risk] = _plain(fit(rows[risks], kinds, weights, names))
    return fitted


def _counts(example: Example, reading: str) -> int:
    origin, kind = re.split("[ -]", example.group)[0], example.kind
    # The many pairs of a misuse and its honest neighbour would drown who is at risk, a lay
    # person's question may be a cry for help, and which card fits is not known of the many cries.
    if origin == "asked" or (origin == "more" and kind in ("misuse", "twin")):
        return int(reading == "misuse")
    if origin == "more" and reading in RISKS:
        return 0
    return _COUNTS.get((origin, reading)) or _COUNTS.get((origin, ""), 1)


def _plain(weights: dict[str, int]) -> dict[str, int]:
    # Which card is the lesser question: what weighs most tells enough.
    return {
        name: weight
        for name, weight in weights.items()
        if not name or abs(weight) >= _LEAST_OF_KINDS
    }


def validate(found: list[Example]) -> None:
    """Print, by where the messages come from, how many a model fitted on the others sees."""
    chance = random.Random(2)
    folds = [chance.randrange(_FOLDS) for _ in found]
    seen: dict[str, list[tuple[bool, bool]]] = {}
    for fold in range(_FOLDS):
        weights = fit_all([one for one, at in zip(found, folds, strict=True) if at != fold])
        for one in (one for one, at in zip(found, folds, strict=True) if at == fold):
            pieces = pieces_in(one.text)
            risk, misuse = (total(weights[reading], pieces) for reading in READINGS)
            refused = misuse > max(0, risk)
            name = f"{one.group} {one.language}"
            seen.setdefault(name, []).append((risk > 0 and not refused, refused))
    for name, came in sorted(seen.items()):
        cards, refusals = (sum(column) / len(came) for column in zip(*came, strict=True))
        print(f"{name}: {len(came)} messages, card {cards:.1%}, refusal {refusals:.1%}")


if __name__ == "__main__":
    LEARNT = examples()
    if "--validate" in sys.argv:
        validate(LEARNT)
    TARGET.write_text(json.dumps(fit_all(LEARNT), indent=0) + "\n", encoding="utf-8")
