"""Two runs' folders -> what rose and fell, group by group and question by question."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MEASURES = ("right", "answered", "recall", "ndcg", "gold")


@dataclass(frozen=True)
class Change:
    """A group's score in both runs; None where one of them does not know it."""

    group: str
    measure: str
    old: float | None
    new: float | None

    @property
    def by(self) -> float:
        """How much it rose; nothing, when one side is unknown."""
        return self.new - self.old if self.old is not None and self.new is not None else 0.0


@dataclass(frozen=True)
class Comparison:
    """What differs between two runs; `mended` and `broken` are the results' rows, old and new."""

    changes: list[Change]
    mended: list[tuple[dict[str, Any], dict[str, Any]]]
    broken: list[tuple[dict[str, Any], dict[str, Any]]]
    unmatched: int


def compare_runs(old: Path, new: Path) -> Comparison:
    """Compare the folders that two runs wrote; raises OSError or ValueError when one is none."""
    before, after = _scores(old), _scores(new)
    groups = [*before, *(group for group in after if group not in before)]
    changes = [
        Change(
            group, measure, before.get(group, {}).get(measure), after.get(group, {}).get(measure)
        )
        for group in groups
        for measure in MEASURES
    ]
    first, second = _results(old), _results(new)
    both = [(first[name], second[name]) for name in first if name in second]
    return Comparison(
        [change for change in changes if change.old != change.new],
        [pair for pair in both if pair[1]["right"] and not pair[0]["right"]],
        [pair for pair in both if pair[0]["right"] and not pair[1]["right"]],
        len(first.keys() ^ second.keys()),
    )


def _scores(folder: Path) -> dict[str, dict[str, Any]]:
    lines = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    return {line["group"]: line for line in lines}


def _results(folder: Path) -> dict[str, dict[str, Any]]:
    lines = (folder / "results.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}
