"""python -m assistant search."""

import json
from typing import Annotated

import typer

from assistant.commands.options import Json, Store, Tongue, open_live, printable


def search(
    query: str,
    limit: Annotated[int, typer.Option(min=1, max=100)] = 10,
    language: Tongue = "auto",
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Find passages without answering, one a part of a document."""
    from assistant.fold import fold_passages
    from assistant.retrieve import Wanted, retrieve_passages
    from store.language import detect_language

    spoken = detect_language(query) if language == "auto" else language
    index = open_live(store).get().index
    pieces = retrieve_passages(index, query, spoken, Wanted(most=4 * limit))
    found = [folded.best for folded in fold_passages(pieces)[:limit]]
    if as_json:
        rows = [{"passage_id": p.chunk.id, "score": p.score, "text": p.chunk.text} for p in found]
        typer.echo(json.dumps({"results": rows}, ensure_ascii=False))
        return
    for passage in found:
        typer.echo(f"{passage.score:.4f}  {printable(passage.chunk.id)}")
        typer.echo(f"        {printable(passage.chunk.text[:200])}")
