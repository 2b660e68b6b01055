"""Scores and outcomes -> results.jsonl, scores.json and a page to read."""

import json
from dataclasses import asdict
from html import escape
from pathlib import Path

from evals.metrics import Outcome, Score

_STYLE = (
    "body{font:16px/1.5 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem}"
    "td,th{padding:.2rem .8rem;text-align:right}td:first-child,th:first-child{text-align:left}"
    "rect.track{fill:#e5e9ef}rect.bar{fill:#2a6cb0}li{margin:.6rem 0}small{color:#5b6675}"
)


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
    return {
        "id": outcome.row.id,
        "kind": outcome.row.kind,
        "question": outcome.row.question,
        "right": outcome.right,
        "status": outcome.answer.status,
        "text": outcome.answer.text,
        "cited": [citation.passage_id for citation in outcome.answer.citations],
        "found": outcome.found,
        "relevant": outcome.row.relevant,
        "false_quotes": outcome.false_quotes,
        "ms": round(1000 * outcome.seconds, 1),
    }


def _page(scores: list[Score], outcomes: list[Outcome]) -> str:
    lines = "".join(
        f"<tr><td>{escape(line.group)}</td><td>{line.questions}</td><td>{_bar(line.right)}</td>"
        f"<td>{line.right:.1%}</td><td>{'–' if line.recall is None else f'{line.recall:.3f}'}</td>"
        f"<td>{line.p50_ms:.0f}</td><td>{line.p95_ms:.0f}</td></tr>"
        for line in scores
    )
    wrong = "".join(_failure(outcome) for outcome in outcomes if not outcome.right)
    heads = "".join(
        f"<th>{name}</th>"
        for name in ("group", "questions", "", "right", "recall@5", "p50 ms", "p95 ms")
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Evaluation</title>'
        f"<style>{_STYLE}</style><h1>Evaluation</h1><table><tr>{heads}</tr>{lines}</table>"
        f"<h2>Wrong answers</h2><ol>{wrong}</ol></html>"
    )


def _bar(share: float) -> str:
    return (
        '<svg width="160" height="12" role="img" aria-hidden="true">'
        '<rect class="track" width="160" height="12"/>'
        f'<rect class="bar" width="{160 * share:.0f}" height="12"/></svg>'
    )


def _failure(outcome: Outcome) -> str:
    return (
        f"<li><b>{escape(outcome.row.question)}</b> <small>{escape(outcome.row.id)}"
        f" · {escape(outcome.row.kind)} · {outcome.answer.status}</small><br>"
        f"{escape(outcome.answer.text)}<br><small>retrieved: {escape(', '.join(outcome.found))}"
        f"<br>relevant: {escape(', '.join(outcome.row.relevant)) or '–'}</small></li>"
    )
