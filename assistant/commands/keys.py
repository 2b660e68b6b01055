"""python -m assistant keys create | list | revoke."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.options import stop

keys = typer.Typer(no_args_is_help=True, help="Make, list and revoke keys of the API.")
Origins = Annotated[
    list[str] | None,
    typer.Option("--origin", help="Site of a widget's key, exact; may be repeated"),
]
Scopes = Annotated[
    list[str] | None, typer.Option("--scope", help="ask, read, metrics; may be repeated")
]


@keys.command()
def create(
    name: Annotated[str, typer.Argument(help="Who will hold it")],
    kind: Annotated[str, typer.Option(help="widget, server or admin")] = "server",
    scope: Scopes = None,
    origin: Origins = None,
    limit: Annotated[str, typer.Option(help="Such as 600/minute, or off")] = "",
    expires: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
) -> None:
    """Make a key and show it: the file keeps only its hash, so it is never shown again."""
    from assistant.errors import KeysInvalid
    from assistant.keys import add_key

    wish: dict[str, object] = {"name": name, "kind": kind}
    wish |= {"scopes": scope} if scope else {}
    wish |= {"origins": origin} if origin else {}
    wish |= {"rate_limit": limit} if limit else {}
    wish |= {"expires": expires.date()} if expires else {}
    try:
        typer.echo(add_key(_file(), wish))
    except (KeysInvalid, OSError) as error:
        stop(error)


@keys.command("list")
def list_keys() -> None:
    """List the keys: never the keys themselves."""
    from assistant.errors import KeysInvalid
    from assistant.keys import read_keys

    try:
        known = read_keys(_file()).by_id.values()
    except KeysInvalid as error:
        stop(error)
    for key in known:
        until = f" until {key.expires}" if key.expires else ""
        opens = ",".join(key.scopes if key.kind != "admin" else ["everything"])
        typer.echo(f"{key.id}  {key.kind}  {opens}  {key.name}  since {key.created}{until}")


@keys.command()
def revoke(key_id: Annotated[str, typer.Argument(help="The id that `keys list` shows")]) -> None:
    """Take a key back; a running server heeds it at once."""
    from assistant.errors import KeysInvalid
    from assistant.keys import revoke_key

    try:
        key = revoke_key(_file(), key_id)
    except (KeysInvalid, OSError) as error:
        stop(error)
    typer.echo(f"{key.id} ({key.name}) opens nothing any more")


def _file() -> Path:
    from assistant.settings import AssistantSettings

    path = AssistantSettings().api_keys_file
    if path is None:
        raise typer.BadParameter("set ASSISTANT_API_KEYS_FILE to the file that is to hold the keys")
    return path
