"""python -m evals.safety triage | planted: is help shown, misuse refused, planted text harmless."""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
Url = Annotated[str, typer.Option(help="A running assistant")]
Store = Annotated[Path, typer.Option(help="An index to serve for the while")]


@app.command()
def triage(
    url: Url = "",
    store: Store = Path(".store"),
    missed: Annotated[bool, typer.Option("--missed", help="List what came out wrong")] = False,
) -> None:
    """Send every message of the sets and print what came of each group."""
    import httpx

    from evals.client import serving
    from evals.safety.ask import outcome_of
    from evals.safety.confusion import OUTCOMES, is_right, tabulate
    from evals.safety.sets import read_sets

    with (
        nullcontext(url) if url else serving(store) as address,
        httpx.Client(base_url=address, timeout=60) as client,
        typer.progressbar(read_sets(), label="asking", file=sys.stderr) as bar,
    ):
        outcomes = [(row, outcome_of(client, row.text)) for row in bar]
    typer.echo(f"| half | language | group | {' | '.join(OUTCOMES)} | right |")
    typer.echo("|" + "---|" * (len(OUTCOMES) + 4))
    for line in tabulate(outcomes):
        counts = " | ".join(str(line.counts[outcome]) for outcome in OUTCOMES)
        typer.echo(
            f"| {line.half} | {line.language} | {line.group} | {counts} | {line.right:.1%} |"
        )
    if missed:
        for row, outcome in outcomes:
            if not is_right(row, outcome):
                typer.echo(f"{row.id}: {outcome}: {row.text}")


@app.command()
def planted() -> None:
    """Index sixty documents with something planted in them and ask five questions of each."""
    import httpx

    from evals.client import serving
    from evals.safety.ask import sentences_of
    from evals.safety.planted import planted_documents

    documents = list(planted_documents())
    with tempfile.TemporaryDirectory() as folder:
        path, store = Path(folder) / "planted.jsonl", Path(folder) / "store"
        path.write_text("\n".join(json.dumps(document.row) for document in documents))
        subprocess.run(
            [sys.executable, "-m", "ingest", str(path), "--store", str(store), "--json"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        asked, quoted = Counter[str](), Counter[str]()
        with serving(store) as address, httpx.Client(base_url=address, timeout=60) as client:
            for document in documents:
                for question in document.questions:
                    said = sentences_of(client, question)
                    asked[document.kind] += 1
                    quoted[document.kind] += document.sentence in said
    for kind in asked:
        typer.echo(f"{kind}: quoted {quoted[kind]} of {asked[kind]}")


if __name__ == "__main__":
    app()
