"""python -m evals QUESTIONS: scores, a table and a report. python -m evals compare OLD NEW."""

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from evals.metrics import Score

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
comparing = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command(epilog="python -m evals compare OLD NEW shows what changed between two reports.")
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

    from evals.report import table_of

    heads, *rows = table_of(scores)
    table = Table(*heads, box=None, padding=(0, 1, 0, 0))
    table.columns[0].no_wrap = True
    for row in rows:
        table.add_row(*row)
    console = Console()
    console.print(table)
    console.print(f"false quotes: {false_quotes} · report: {out / 'report.html'}")


@comparing.command()
def compare(
    old: Annotated[Path, typer.Argument(help="Folder that an earlier run wrote")],
    new: Annotated[Path, typer.Argument(help="Folder that a later run wrote")],
) -> None:
    """Show which scores rose or fell, and which questions were mended or broken."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from evals.compare import compare_runs

    try:
        found = compare_runs(old, new)
    except (OSError, ValueError, KeyError) as error:
        typer.echo(f"error: not the folders of two runs: {error}", err=True)
        raise typer.Exit(1) from error
    table = Table("group", "measure", "old", "new", "change")
    for change in found.changes:
        values = ("–" if v is None else f"{v:.3f}" for v in (change.old, change.new))
        table.add_row(change.group, change.measure, *values, f"{change.by:+.3f}")
    console = Console()
    console.print(table)
    for title, pairs in (("mended", found.mended), ("broken", found.broken)):
        console.print(f"[bold]{title}: {len(pairs)}[/bold]")
        for before, after in pairs:
            console.print(f"  {escape(after['id'])}: {escape(after['question'])}")
            console.print(f"    old ({before['status']}): {escape(before['text'])}")
            console.print(f"    new ({after['status']}): {escape(after['text'])}")
    if found.unmatched:
        console.print(f"{found.unmatched} questions are in one run only")


if __name__ == "__main__":
    if sys.argv[1:2] == ["compare"]:
        comparing(sys.argv[2:], prog_name="python -m evals compare")
    else:
        app()
