"""python -m assistant switch."""

from typing import Annotated

import typer

from assistant.commands.options import Store, stop


def switch(
    what: Annotated[str, typer.Argument(help="web, api or generation")],
    state: Annotated[str, typer.Argument(help="on or off")],
    by: Annotated[str, typer.Option(help="Who decided")],
    why: Annotated[str, typer.Option(help="Why")],
    store: Store = None,
) -> None:
    """Switch a part of a running service off or on; help lines stay up. The record keeps it."""
    from assistant.errors import SwitchesInvalid
    from assistant.settings import AssistantSettings
    from assistant.switches import SWITCHES, read_switches, turn
    from store.settings import StoreSettings

    if what not in SWITCHES or state not in ("on", "off"):
        raise typer.BadParameter(f"one of {', '.join(SWITCHES)}, then on or off")
    folder = store or StoreSettings().path
    path = AssistantSettings().switches or folder / "switches.jsonl"
    try:
        turn(path, next(name for name in SWITCHES if name == what), state == "on", by, why)
        off = read_switches(path)
    except (OSError, SwitchesInvalid) as error:
        stop(error)
    typer.echo(f"off now: {', '.join(sorted(off)) or 'nothing'}")
