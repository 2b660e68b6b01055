"""The gate on drafts: planted errors caught, faithful drafts dropped; and claims of others.

    python -m benchmarks.gate [--scifact FOLDER]

The drafts are those of `tests/made/gate`, in our own words. SciFact's claims, where its folder is
given, are put to the gate as sentences that cite their abstract: only those that the abstract
supports should pass. Claims without a verdict are left out.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from assistant.support import find_support
from store.chunk import Chunk
from store.embedding import Embedder
from tests.made.gate_sets import read_rows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scifact", type=Path)
    given = parser.parse_args()
    embedder = Embedder()
    for half in ("tuned", "held", "fresh", "free", "unseen", "model", "last"):
        _show_drafts(half, embedder)
    if given.scifact:
        _show_claims(given.scifact, embedder)


def _show_drafts(half: str, embedder: Embedder) -> None:
    rows = [row for row in read_rows() if row.half == half]
    caught: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    for row in rows:
        wrong = find_support(row.wrong, [row.chunk], row.language, embedder.embed).wrong
        caught[row.kind] += bool(wrong)
        kept = find_support(row.draft, [row.chunk], row.language, embedder.embed)
        dropped[row.language] += bool(kept.wrong)
    asked = Counter(row.kind for row in rows)
    print(f"{half}: caught {sum(caught.values())} of {len(rows)} errors:", end=" ")
    print(", ".join(f"{kind} {caught[kind]}/{asked[kind]}" for kind in sorted(asked)))
    print(
        f"{half}: dropped {sum(dropped.values())} of {len(rows)} faithful drafts, {dict(dropped)}"
    )


def _show_claims(folder: Path, embedder: Embedder) -> None:
    texts = {
        row["id"]: f"{row['title']} {row['text']}"
        for row in map(json.loads, (folder / "corpus.jsonl").open(encoding="utf-8"))
    }
    passed: Counter[bool] = Counter()
    asked: Counter[bool] = Counter()
    for row in map(json.loads, (folder / "questions.jsonl").open(encoding="utf-8")):
        label = row.get("label", "")
        if label not in ("SUPPORT", "CONTRADICT"):
            continue
        text = texts[row["relevant"][0]]
        chunk = Chunk(row["relevant"][0], "all", "", text, 0, len(text), "en")
        supported = find_support(row["question"], [chunk], "en", embedder.embed).wrong == ""
        asked[label == "SUPPORT"] += 1
        passed[label == "SUPPORT"] += supported
    right = passed[True] / max(asked[True], 1)
    refused = 1 - passed[False] / max(asked[False], 1)
    print(f"SciFact: passed {passed[True]} of {asked[True]} supported claims, ", end="")
    print(f"{passed[False]} of {asked[False]} contradicted ones; ", end="")
    print(f"balanced accuracy {(right + refused) / 2:.3f}")


if __name__ == "__main__":
    main()
