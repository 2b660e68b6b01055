"""python -m assistant serve | ask | search | corpus."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from assistant.answer import Assistant
    from assistant.live import LiveAssistant

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
NO_INDEX = 2

Store = Annotated[Path | None, typer.Option(help="Folder of the index (STORE_PATH)")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON")]
Tongue = Annotated[str, typer.Option(help="en, sq or auto")]


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port (PORT)")] = int(os.environ.get("PORT", "8000")),
    store: Store = None,
) -> None:
    """Serve the API and the chat page."""
    live = _live(store)
    # Imported here: `--help` and the other commands need no web server.
    import uvicorn

    from assistant.app import create_app
    from assistant.settings import AssistantSettings

    typer.echo(f"Ready on http://{host}:{port}")
    web = create_app(live, AssistantSettings())
    uvicorn.run(web, host=host, port=port, log_level="warning", access_log=False)


@app.command()
def ask(
    question: str,
    language: Tongue = "auto",
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Answer one question, with its citations."""
    from pydantic import ValidationError

    from assistant.schemas import ChatRequest

    try:
        request = ChatRequest.model_validate(
            {
                "messages": [{"role": "user", "content": question}],
                "language": language,
                "as_of": as_of.date() if as_of else None,
            }
        )
    except ValidationError as error:
        reason = error.errors(include_input=False)[0]["msg"]
        raise typer.BadParameter(reason) from error
    answer = _assistant(store).answer(request)
    if as_json:
        typer.echo(answer.model_dump_json(by_alias=True, indent=1))
        return
    if answer.help:
        typer.echo(_printable(answer.help.text))
        for line in answer.help.lines:
            typer.echo(_printable(f"  {line.number}  {line.name} – {line.for_}. {line.note}"))
        typer.echo()
    typer.echo(_printable(answer.text))
    for notice in answer.notices:
        typer.echo(f"\n! {_printable(notice.text)}")
    for citation in answer.citations:
        source = citation.source
        named = f" — {source.title}, {source.pinpoint}" if source else ""
        typer.echo(_printable(f"\n[{citation.number}] {citation.title}, {citation.locator}{named}"))


@app.command()
def search(
    query: str,
    limit: Annotated[int, typer.Option(min=1, max=100)] = 10,
    language: Tongue = "auto",
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Find passages without answering."""
    from assistant.retrieve import retrieve_passages
    from store.language import detect_language

    spoken = detect_language(query) if language == "auto" else language
    found = retrieve_passages(_assistant(store).index, query, spoken)[:limit]
    if as_json:
        rows = [{"passage_id": p.chunk.id, "score": p.score, "text": p.chunk.text} for p in found]
        typer.echo(json.dumps({"results": rows}, ensure_ascii=False))
        return
    for passage in found:
        typer.echo(f"{passage.score:.4f}  {_printable(passage.chunk.id)}")
        typer.echo(f"        {_printable(passage.chunk.text[:200])}")


@app.command()
def corpus(store: Store = None, as_json: Json = False) -> None:
    """List the documents in the index with their dates, status and hashes."""
    import hashlib

    from store.errors import StoreError
    from store.generation import Generations
    from store.passages import Passages
    from store.settings import StoreSettings

    settings = StoreSettings() if store is None else StoreSettings(path=store)
    try:
        generations = Generations(settings.path)
        folder = generations.folder(generations.require_current().id)
    except StoreError as error:
        _stop(error)
    with Passages(folder / "passages.sqlite") as passages:
        rows = [
            {
                "id": d.id,
                "date": d.date,
                "language": d.language,
                "status": d.status,
                "tier": d.tier,
                "sha256": hashlib.sha256(d.text.encode()).hexdigest(),
                "title": d.title,
            }
            for d in passages.documents()
        ]
    if as_json:
        typer.echo(json.dumps({"documents": rows}, ensure_ascii=False))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("id", "date", "language", "status", "tier", "sha256")
    for row in rows:
        table.add_row(*(_printable(row[key][:48]) for key in list(row)[:5]), row["sha256"][:12])
    Console().print(table)


@app.command("confirm-line")
def confirm(
    number: str,
    by: Annotated[str, typer.Option(help="Who checked the line")],
    source: Annotated[str, typer.Option(help="How: who answered, or which page says so")],
    day: Annotated[datetime | None, typer.Option("--date", formats=["%Y-%m-%d"])] = None,
) -> None:
    """Record that a help line was checked and works; a running server takes it over."""
    from assistant.confirm import confirm_line
    from assistant.errors import LinesInvalid
    from assistant.settings import AssistantSettings

    path = AssistantSettings().help_lines
    checked = (day or datetime.now()).date()
    if checked > datetime.now().date():
        raise typer.BadParameter("the date lies in the future")
    try:
        known = confirm_line(path, number, by, source, checked)
    except (OSError, LinesInvalid) as error:
        _stop(error)
    typer.echo(f"{known} is confirmed as of {checked}, by {_printable(by)}, in {path}")


def _live(store: Path | None) -> "LiveAssistant":
    from assistant.errors import LinesInvalid, ModelUnknown
    from assistant.live import LiveAssistant
    from assistant.live_lines import LiveLines
    from assistant.model import open_model
    from assistant.settings import AssistantSettings
    from store.errors import StoreError
    from store.settings import StoreSettings

    try:
        settings = AssistantSettings()
        lines = LiveLines(settings.help_lines)
        stored = StoreSettings() if store is None else StoreSettings(path=store)
        return LiveAssistant(stored, lines, open_model(settings))
    except (LinesInvalid, ModelUnknown, StoreError) as error:
        _stop(error)


def _assistant(store: Path | None) -> "Assistant":
    return _live(store).get()


def _printable(text: str) -> str:
    # Documents are data: no escape sequence of theirs may reach the terminal.
    return "".join(char for char in text if char.isprintable() or char == "\n")


def _stop(error: Exception) -> NoReturn:
    typer.echo(f"error: {error}", err=True)
    raise typer.Exit(NO_INDEX) from error


if __name__ == "__main__":
    app()
