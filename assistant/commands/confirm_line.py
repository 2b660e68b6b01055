"""python -m assistant confirm-line."""

from datetime import datetime
from typing import Annotated

import typer

from assistant.commands.options import printable, stop


def confirm_line(
    number: str,
    by: Annotated[str, typer.Option(help="Who checked the line")],
    source: Annotated[str, typer.Option(help="How: who answered, or which page says so")],
    day: Annotated[datetime | None, typer.Option("--date", formats=["%Y-%m-%d"])] = None,
) -> None:
    """Record that a help line was checked and works; a running server takes it over."""
    from assistant import confirm
    from assistant.errors import LinesInvalid
    from assistant.settings import AssistantSettings

    path = AssistantSettings().help_lines
    checked = (day or datetime.now()).date()
    if checked > datetime.now().date():
        raise typer.BadParameter("the date lies in the future")
    try:
        known = confirm.confirm_line(path, number, by, source, checked)
    except (OSError, LinesInvalid) as error:
        stop(error)
    typer.echo(f"{known} is confirmed as of {checked}, by {printable(by)}, in {path}")
