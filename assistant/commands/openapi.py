"""python -m assistant openapi."""

import json
from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.options import Store, open_live, stop


def openapi(
    path: Annotated[Path, typer.Argument(help="The committed description")],
    store: Store = None,
) -> None:
    """Write the description of the API, unless it takes away what callers rely on."""
    from assistant.app import create_app
    from assistant.changes import breaking_changes
    from assistant.settings import AssistantSettings

    fresh = create_app(open_live(store), AssistantSettings(log="off")).openapi()
    if path.exists():
        broken = breaking_changes(json.loads(path.read_text(encoding="utf-8")), fresh)
        if broken:
            stop(ValueError("callers would break:\n  " + "\n  ".join(broken)))
    text = json.dumps(fresh, ensure_ascii=False, indent=1) + "\n"
    path.write_text(text, encoding="utf-8")
    typer.echo(f"{path} is up to date")
