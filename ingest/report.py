"""What an ingest did -> a table and a list for people, or a line of JSON for machines."""

import json
from dataclasses import asdict
from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from ingest.build import Report

_NEWS = ("added", "changed", "unchanged", "removed", "renamed")
_HEADINGS = {"held": "held back"}
_SHOWN = ("repaired", "doubtful", "hidden", "scan")


def print_report(report: Report, as_json: bool) -> None:
    """Print the report; what waits for approval comes with the word that lets it in."""
    if as_json:
        typer.echo(json.dumps(report_row(report), ensure_ascii=False))
        return
    plan = report.plan
    table = Table(title=f"Index {report.generation}", show_header=False)
    counts = {name: len(getattr(plan, name)) for name in (*_NEWS, "rejected", "held")}
    counts |= {"pages": plan.pages, "chunks": report.chunks, "embedded": report.embedded}
    for name, count in counts.items():
        table.add_row(_HEADINGS.get(name, name), f"{count:,}")
    table.add_row("seconds", f"{report.seconds:.1f}")
    console = Console()
    console.print(table)
    for line in report_lines(report):
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def report_lines(report: Report) -> list[str]:
    """Name each file and passage that needs someone's eyes."""
    plan = report.plan
    lines = [f"rejected: {name}: {reason}" for name, reason in plan.rejected]
    lines += [f"renamed: {old} is now {new}" for old, new in plan.renamed]
    lines += [
        f"kept as it was: {name}: an earlier release cut its passages, and the file that was taken"
        " in is not where it was; name the file again to have it cut anew"
        for name in plan.stale
    ]
    lines += [
        f"held back: {item.document_id}#{item.locator}: {item.reason}; to let it in, run again"
        f" with --approve {item.approval}"
        for item in plan.held
    ]
    lines += [f"{f.kind}: {name}: {f.detail}" for name, f in plan.findings if f.kind in _SHOWN]
    return [_printable(line) for line in lines]


def report_row(report: Report) -> dict[str, Any]:
    """Give the report as plain values."""
    plan = report.plan
    row: dict[str, Any] = {name: len(getattr(plan, name)) for name in _NEWS}
    row["rejected"] = [{"name": name, "reason": why} for name, why in plan.rejected]
    row["stale"] = plan.stale
    row["held"] = [
        {"passage": f"{h.document_id}#{h.locator}", "reason": h.reason, "approve": h.approval}
        for h in plan.held
    ]
    row["findings"] = [{"document": name, **asdict(finding)} for name, finding in plan.findings]
    row |= {"pages": plan.pages, "chunks": report.chunks, "embedded": report.embedded}
    return {**row, "seconds": round(report.seconds, 3), "generation": report.generation}


def _printable(line: str) -> str:
    # What a document says must not steer the terminal.
    return "".join(char if char.isprintable() else "?" for char in line)
