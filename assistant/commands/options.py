"""Options that several commands share, and how a command opens an index or gives up."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from assistant.live import LiveAssistant

NO_INDEX = 2
Store = Annotated[Path | None, typer.Option(help="Folder of the index (STORE_PATH)")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON")]
Tongue = Annotated[str, typer.Option(help="en, sq or auto")]


def open_live(store: Path | None) -> "LiveAssistant":
    """Open the index in force; says what is missing and stops when that fails."""
    from assistant.errors import FileInvalid, ModelUnknown
    from assistant.live import LiveAssistant
    from assistant.live_lines import LiveLines
    from assistant.model import open_model
    from assistant.settings import AssistantSettings
    from store.errors import StoreError
    from store.settings import StoreSettings

    try:
        settings = AssistantSettings()
        stored = StoreSettings() if store is None else StoreSettings(path=store)
        return LiveAssistant(stored, LiveLines(settings.help_lines), open_model(settings))
    except (FileInvalid, ModelUnknown, StoreError) as error:
        stop(error)


def printable(text: str) -> str:
    """Leave out what a terminal would obey: documents are data."""
    return "".join(char for char in text if char.isprintable() or char == "\n")


def stop(error: Exception) -> NoReturn:
    """Say what is wrong and leave with a status that says so too."""
    typer.echo(f"error: {error}", err=True)
    raise typer.Exit(NO_INDEX) from error
