"""python -m assistant ask."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.options import Json, Store, Tongue, open_live, printable

if TYPE_CHECKING:
    from assistant.schemas import Answer


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
    answer = open_live(store).get().answer(request)
    if as_json:
        typer.echo(answer.model_dump_json(by_alias=True, indent=1))
        return
    _show(answer)


def _show(answer: "Answer") -> None:
    if answer.help:
        typer.echo(printable(answer.help.text))
        for line in answer.help.lines:
            typer.echo(printable(f"  {line.number}  {line.name} – {line.for_}. {line.note}"))
        typer.echo()
    typer.echo(printable(answer.text))
    beside = [notice.text for notice in answer.notices] + [answer.privacy or ""]
    for text in filter(None, beside):
        typer.echo(f"\n! {printable(text)}")
    for citation in answer.citations:
        source = citation.source
        named = f" — {source.title}, {source.pinpoint}" if source else ""
        typer.echo(printable(f"\n[{citation.number}] {citation.title}, {citation.locator}{named}"))
