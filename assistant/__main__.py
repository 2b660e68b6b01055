"""python -m assistant serve | ask | search | corpus | keys | switch | confirm-line | openapi."""

import typer

from assistant.commands.ask import ask
from assistant.commands.confirm_line import confirm_line
from assistant.commands.corpus import corpus
from assistant.commands.keys import keys
from assistant.commands.openapi import openapi
from assistant.commands.search import search
from assistant.commands.serve import serve
from assistant.commands.switch import switch

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
app.command()(serve)
app.command()(ask)
app.command()(search)
app.command()(corpus)
app.add_typer(keys, name="keys")
app.command()(switch)
app.command("confirm-line")(confirm_line)
app.command()(openapi)

if __name__ == "__main__":
    app()
