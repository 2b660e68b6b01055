"""python -m evals: question sets in; scores, a table and a report out."""

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from evals.metrics import Score

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def evaluate(
    questions: Annotated[list[Path], typer.Argument(help="Question files (.jsonl)")],
    url: Annotated[str, typer.Option(help="A running assistant")] = "",
    store: Annotated[Path | None, typer.Option(help="An index to serve for the while")] = None,
    out: Annotated[Path, typer.Option(help="Folder of the report")] = Path("evals/out"),
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON")] = False,
) -> None:
    """Ask every question over HTTP, judge the answers, and write a report."""
    from evals.client import Client, ServerFailed, serving
    from evals.metrics import score_groups
    from evals.questions import QuestionsInvalid, read_questions
    from evals.report import write_report

    try:
        rows = [row for path in questions for row in read_questions(path)]
        if not rows:
            raise QuestionsInvalid("no question in the files given")
        with (
            nullcontext(url) if url else serving(store or Path(".store")) as address,
            Client(address) as client,
            typer.progressbar(rows, label="asking", file=sys.stderr) as bar,
        ):
            outcomes = [client.ask(row) for row in bar]
    except (OSError, QuestionsInvalid, ServerFailed) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    scores = score_groups(outcomes)
    write_report(out, scores, outcomes)
    if as_json:
        typer.echo((out / "scores.json").read_text(encoding="utf-8"))
    else:
        _print(scores, sum(outcome.false_quotes for outcome in outcomes), out)


def _print(scores: "list[Score]", false_quotes: int, out: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("group", "questions", "right", "recall@5", "p50 ms", "p95 ms")
    for line in scores:
        recall = "–" if line.recall is None else f"{line.recall:.3f}"
        times = (f"{line.p50_ms:.0f}", f"{line.p95_ms:.0f}")
        table.add_row(line.group, str(line.questions), f"{line.right:.1%}", recall, *times)
    console = Console()
    console.print(table)
    console.print(f"false quotes: {false_quotes} · report: {out / 'report.html'}")


if __name__ == "__main__":
    app()
