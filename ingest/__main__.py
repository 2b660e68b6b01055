"""python -m ingest: files and folders in, a new index generation out; or originals fetched."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ingest.plan import Orders
    from ingest.sources import SourceFile
    from store.settings import StoreSettings

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
checker = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
fetcher = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
REJECTED = 3


@app.command(epilog="Also: python -m ingest check --help, python -m ingest fetch --help.")
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
    approve: Annotated[
        list[str] | None,
        typer.Option(help="Let in what was held back: a passage's approval id, or a document's id"),
    ] = None,
    watching: Annotated[
        bool, typer.Option("--watch", help="Go on, and follow every change of these folders")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON")] = False,
) -> None:
    """Bring documents into the index; unchanged ones are skipped, bad ones named and left out."""
    from ingest.sources import CORPUS
    from ingest.watch import mirrored
    from store.settings import StoreSettings

    _refuse(replace and add, "--replace and --add exclude each other")
    _refuse(bool(approve) and not paths, "name the files again with --approve: they are read again")
    settings = StoreSettings() if store is None else StoreSettings(path=store)
    wanted = paths or ([] if remove else [CORPUS])
    orders: Orders = {
        "keep_others": not replace,
        "remove": frozenset(remove or []),
        "approved": frozenset(approve or []),
        "mirrored": mirrored(wanted) if watching else (),
    }
    _build(wanted, settings, orders, watching, as_json)


def _build(
    wanted: list[Path], settings: "StoreSettings", orders: "Orders", watching: bool, as_json: bool
) -> None:
    from ingest.build import build_index
    from ingest.errors import IngestError
    from ingest.progress import Progress
    from ingest.report import print_report
    from ingest.sources import list_sources
    from ingest.watch import watch
    from store.errors import StoreError

    progress = Progress(sys.stderr.isatty() and not as_json)

    def run(sources: "list[SourceFile]") -> int:
        report = build_index(sources, settings, progress, **orders)
        print_report(report, as_json)
        return REJECTED if report.plan.rejected else 0

    def run_on(sources: "list[SourceFile]") -> None:
        try:
            run(sources)
        except IngestError as error:
            typer.echo(f"error: {error}", err=True)

    try:
        if watching:
            watch(wanted, run_on)
        code = run(list_sources(wanted))
    except (IngestError, StoreError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    except KeyboardInterrupt:
        typer.echo("stopped; the index is as it was", err=True)
        raise typer.Exit(130) from None
    raise typer.Exit(code)


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


@fetcher.command()
def fetch(
    names: Annotated[
        list[str] | None, typer.Argument(help="Sources of the manifest; default: all")
    ] = None,
    manifest: Annotated[Path | None, typer.Option(help="Default: corpus/sources.toml")] = None,
    to: Annotated[Path, typer.Option(help="Folder for the originals")] = Path("originals"),
    as_json: Annotated[bool, typer.Option("--json", help="Print a line of JSON a source")] = False,
) -> None:
    """Fetch the official originals that the manifest names; https, its hosts, public addresses."""
    from ingest.fetch import fetch_sources
    from ingest.sources import CORPUS

    refused = 0
    for found in fetch_sources(manifest or CORPUS / "sources.toml", to, frozenset(names or [])):
        refused += bool(found.reason)
        line = f"{found.id}: {found.reason or f'{found.path}, {found.bytes:,} bytes'}"
        typer.echo(json.dumps(asdict(found), ensure_ascii=False) if as_json else line)
    if refused:
        raise typer.Exit(REJECTED)


def main() -> None:
    """Run `check` or `fetch` when it is the first word (a folder is `./check`), else ingest."""
    others = {"check": checker, "fetch": fetcher}
    if other := others.get("".join(sys.argv[1:2])):
        other(sys.argv[2:], prog_name=f"python -m ingest {sys.argv[1]}")
    else:
        app(prog_name="python -m ingest")


def _refuse(wrong: bool, reason: str) -> None:
    if wrong:
        raise typer.BadParameter(reason)


if __name__ == "__main__":
    main()
