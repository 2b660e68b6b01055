"""Scores and outcomes -> results.jsonl, scores.json and a page to read."""

import json
from collections.abc import Callable
from dataclasses import asdict
from html import escape
from pathlib import Path

from evals.metrics import Outcome, Score, ndcg, recall, says_gold
from evals.plot import plot_bars

_STYLE = (
    "body{font:16px/1.5 system-ui;margin:2rem auto;max-width:64rem;padding:0 1rem;color:#1d2733}"
    "table{border-collapse:collapse}td,th{padding:.2rem .8rem;text-align:right}"
    "td:first-child,th:first-child{text-align:left;white-space:nowrap}"
    "tbody tr:nth-child(odd){background:#f4f6f8}"
    "li{margin:.8rem 0}small{color:#5b6675}svg{max-width:100%;height:auto}figure{margin:1rem 0}"
)
# What a question passes on its way: each step can only lose.
_STEPS: dict[str, Callable[[Score], float | None]] = {
    "relevant passage among the first 5": lambda line: line.recall,
    "answered": lambda line: line.answered,
    "answered rightly": lambda line: line.right,
}
_NOTHING = "–"
_COLUMNS = (
    "group",
    "questions",
    "right",
    "answered",
    "recall@5",
    "nDCG@10",
    "says gold",
    "p50 ms",
    "p95 ms",
)


def table_of(scores: list[Score]) -> list[list[str]]:
    """Give the table, heads first, without the columns in which nothing was measured."""
    columns = zip(_COLUMNS, *map(_cells, scores), strict=True)
    kept = [column for column in columns if set(column[1:]) != {_NOTHING}]
    return [list(row) for row in zip(*kept, strict=True)]


def _cells(line: Score) -> list[str]:
    shares = [_share(value) for value in (line.recall, line.ndcg, line.gold)]
    whole = [f"{line.right:.1%}", f"{line.answered:.1%}"]
    times = [f"{line.p50_ms:.0f}", f"{line.p95_ms:.0f}"]
    return [line.group, str(line.questions), *whole, *shares, *times]


def write_report(folder: Path, scores: list[Score], outcomes: list[Outcome]) -> None:
    """Write the report into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "results.jsonl").open("w", encoding="utf-8") as stream:
        for outcome in outcomes:
            stream.write(json.dumps(_row(outcome), ensure_ascii=False) + "\n")
    table = json.dumps([asdict(line) for line in scores], ensure_ascii=False, indent=1)
    (folder / "scores.json").write_text(table, encoding="utf-8")
    (folder / "report.html").write_text(_page(scores, outcomes), encoding="utf-8")


def _row(outcome: Outcome) -> dict[str, object]:
    found = outcome.found
    return {
        "id": outcome.row.id,
        "kind": outcome.row.kind,
        "question": outcome.row.question,
        "understood": outcome.answer.question,
        "right": outcome.right,
        "status": outcome.answer.status,
        "text": outcome.answer.text,
        "notices": [notice.kind for notice in outcome.answer.notices],
        "cited": [citation.passage_id for citation in outcome.answer.citations],
        "found": [hit.passage for hit in found],
        "relevant": outcome.row.relevant,
        "recall@5": recall(outcome.row.relevant, found),
        "ndcg@10": ndcg(outcome.row.relevant, found),
        "gold": says_gold(outcome.row, outcome.answer),
        "false_quotes": outcome.false_quotes,
        "ms": round(1000 * outcome.seconds, 1),
    }


def _share(value: float | None) -> str:
    return _NOTHING if value is None else f"{value:.3f}"


def _page(scores: list[Score], outcomes: list[Outcome]) -> str:
    names, *rows = table_of(scores)
    heads = "".join(f"<th>{name}</th>" for name in names)
    lines = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    wrong = [outcome for outcome in outcomes if not outcome.right]
    failures = "".join(map(_failure, wrong))
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Evaluation</title>'
        f"<style>{_STYLE}</style><h1>Evaluation</h1>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"
        f"{_plots(scores, outcomes)}"
        f"<h2>Wrong answers: {len(wrong)} of {len(outcomes)}</h2><ol>{failures}</ol></html>"
    )


def _plots(scores: list[Score], outcomes: list[Outcome]) -> str:
    languages = {line.group: line.right for line in scores if " · " in line.group}
    kinds = {line.group[6:]: line.right for line in scores if line.group.startswith("kind: ")}
    figures = [
        plot_bars("Right, by language", languages),
        plot_bars("Right, by kind", kinds),
        *(plot_bars(f"Step by step, {line.group}", _steps(line)) for line in _whole(scores)),
        plot_bars("Milliseconds an answer, share of answers", _times(outcomes)),
    ]
    return "".join(f"<figure>{figure}</figure>" for figure in figures)


def _whole(scores: list[Score]) -> list[Score]:
    return [line for line in scores if line.group.startswith("answerable · ")]


def _steps(line: Score) -> dict[str, float]:
    shares = {name: read(line) for name, read in _STEPS.items()}
    return {name: share for name, share in shares.items() if share is not None}


def _times(outcomes: list[Outcome]) -> dict[str, float]:
    edges = (0, 10, 20, 40, 60, 120, 250, 500, float("inf"))
    times = [1000 * outcome.seconds for outcome in outcomes]
    return {
        f"{low:.0f} to {high:.0f}" if high < edges[-1] else f"{low:.0f} and more": sum(
            low <= time < high for time in times
        )
        / len(times)
        for low, high in zip(edges, edges[1:], strict=False)
    }


def _failure(outcome: Outcome) -> str:
    row, answer = outcome.row, outcome.answer
    asked = (
        row.question if answer.question == row.question else f"{row.question} ▸ {answer.question}"
    )
    found = ", ".join(hit.passage for hit in outcome.found)
    return (
        f"<li><b>{escape(asked)}</b> <small>{escape(row.id)}"
        f" · {escape(row.kind)} · {answer.status}</small><br>"
        f"{escape(answer.text)}<br><small>{escape(_missed(outcome))}"
        f"<br>retrieved: {escape(found) or '–'}"
        f"<br>relevant: {escape(', '.join(row.relevant)) or '–'}</small></li>"
    )


def _missed(outcome: Outcome) -> str:
    if not outcome.row.answerable:
        return "answered, though there is no answer"
    if not outcome.answered:
        return "not answered"
    row = outcome.row
    return f"must hold: {row.must}" + (f", not: {row.must_not}" if row.must_not else "")
