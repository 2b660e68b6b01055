"""python -m ingest: files and folders in, a new index generation out; or a check of the corpus."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ingest.build import Report

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
checker = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
REJECTED = 3


@app.command(epilog="python -m ingest check --help: check the corpus and build nothing.")
def ingest(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files and folders; default: corpus/")
    ] = None,
    store: Annotated[Path | None, typer.Option(help="Folder of the index (STORE_PATH)")] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Keep nothing but these paths")
    ] = False,
    add: Annotated[bool, typer.Option("--add", help="Keep all else (the default)")] = False,
    remove: Annotated[
        list[str] | None, typer.Option(help="Take out the document with this id")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON")] = False,
) -> None:
    """Bring documents into the index; unchanged ones are skipped, bad ones named and left out."""
    from ingest.build import build_index
    from ingest.errors import IngestError
    from ingest.progress import Progress
    from ingest.sources import CORPUS, list_sources
    from store.errors import StoreError
    from store.settings import StoreSettings

    if replace and add:
        raise typer.BadParameter("--replace and --add exclude each other")
    settings = StoreSettings() if store is None else StoreSettings(path=store)
    try:
        wanted = paths or ([] if remove else [CORPUS])
        report = build_index(
            list_sources(wanted),
            settings,
            Progress(sys.stderr.isatty() and not as_json),
            keep_others=not replace,
            remove=frozenset(remove or []),
        )
    except (IngestError, StoreError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    except KeyboardInterrupt:
        typer.echo("stopped; the index is as it was", err=True)
        raise typer.Exit(130) from None
    _print(report, as_json)
    if report.plan.rejected:
        raise typer.Exit(REJECTED)


@checker.command()
def check(
    corpus: Annotated[
        Path | None,
        typer.Argument(help="Folder with documents/ and sources.toml; default: corpus/"),
    ] = None,
    originals: Annotated[
        Path | None,
        typer.Option(help="Folder with facts/ and documents/; default: ../shared, if it is there"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON")] = False,
) -> None:
    """Check every statement of the corpus; ends with 1 when something is wrong."""
    from ingest.check import check_corpus
    from ingest.check.report import report_lines, report_value
    from ingest.sources import CORPUS

    folder = corpus or CORPUS
    if not (folder / "documents").is_dir():
        typer.echo(f"error: {folder}: no folder documents/ in it", err=True)
        raise typer.Exit(2)
    shared = originals or CORPUS.parent.parent / "shared"
    report = check_corpus(folder, shared if shared.is_dir() else None)
    if as_json:
        typer.echo(json.dumps(report_value(report), ensure_ascii=False))
    else:
        typer.echo("\n".join(report_lines(report)))
    if not report.sound:
        raise typer.Exit(1)


def main() -> None:
    """Run `check` when it is the first word (a folder of that name is `./check`), else ingest."""
    if sys.argv[1:2] == ["check"]:
        checker(sys.argv[2:], prog_name="python -m ingest check")
    else:
        app(prog_name="python -m ingest")


def _print(report: "Report", as_json: bool) -> None:
    plan = report.plan
    counts = {
        name: len(getattr(plan, name)) for name in ("added", "changed", "unchanged", "removed")
    }
    if as_json:
        rejected = [{"name": name, "reason": why} for name, why in plan.rejected]
        row = {**counts, "rejected": rejected, "chunks": report.chunks}
        row |= {"embedded": report.embedded, "seconds": round(report.seconds, 3)}
        typer.echo(json.dumps({**row, "generation": report.generation}, ensure_ascii=False))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"Index {report.generation}")
    for heading in (*counts, "rejected", "chunks", "embedded", "seconds"):
        table.add_column(heading, justify="right")
    values = [*counts.values(), len(plan.rejected), report.chunks, report.embedded]
    table.add_row(*map(str, values), f"{report.seconds:.1f}")
    console = Console()
    console.print(table)
    for name, reason in plan.rejected:
        console.print(f"rejected: {name}: {reason}", markup=False, highlight=False)


if __name__ == "__main__":
    main()
