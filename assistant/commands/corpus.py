"""python -m assistant corpus."""

import json

import typer

from assistant.commands.options import Json, Store, printable, stop


def corpus(store: Store = None, as_json: Json = False) -> None:
    """List the documents in the index with their dates, status and hashes."""
    from store.errors import StoreError
    from store.generation import Generations
    from store.passages import Passages
    from store.settings import StoreSettings

    settings = StoreSettings() if store is None else StoreSettings(path=store)
    try:
        generations = Generations(settings.path)
        folder = generations.folder(generations.require_current().id)
    except StoreError as error:
        stop(error)
    with Passages(folder / "passages.sqlite") as passages:
        rows = [
            {
                "id": d.id,
                "date": d.date,
                "language": d.language,
                "status": d.status,
                "tier": d.tier,
                "sha256": d.sha256,
                "title": d.title,
            }
            for d in passages.documents()
        ]
    if as_json:
        typer.echo(json.dumps({"documents": rows}, ensure_ascii=False))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("id", "date", "", "status", "tier", "sha256", box=None, padding=(0, 1, 0, 0))
    table.columns[0].overflow = "fold"
    for row in rows:
        table.add_row(*(printable(row[key][:48]) for key in list(row)[:5]), row["sha256"][:12])
    Console().print(table)
