"""A quoted answer + a writer -> the written answer as it grows, or the quoted one and a notice."""

import threading
from collections.abc import Iterator

from assistant.compose import compose_written
from assistant.errors import ModelFailed
from assistant.generate import Asked, Writer, Written
from assistant.model import ChatModel
from assistant.schemas import Answer, Notice
from prompts import say


def grow_answer(
    writer: Writer, quoted: Answer, asked: Asked, stop: threading.Event
) -> Iterator[Answer]:
    """Yield each state; every one holds only what was checked, and the last is the answer."""
    written: list[Written] = []
    broke = False
    yield compose_written(writer.index, asked.understood, quoted, written)
    try:
        for one in writer.write_sentences(asked, stop):
            written.append(one)
            yield compose_written(writer.index, asked.understood, quoted, written)
    except ModelFailed:
        broke = True
    whole = _finished(writer, quoted, asked, (written, broke))
    timings = {**asked.understood.timings, **writer.timings}
    yield whole.model_copy(update={"timings": timings})


def quote_instead(model: ChatModel, quoted: Answer) -> Answer:
    """Give the quoted answer with the notice that no model wrote it."""
    model.tally.add("fallbacks")
    notice = Notice(kind="degraded", text=say("degraded", quoted.language))
    return quoted.model_copy(update={"notices": [*quoted.notices, notice]})


def _finished(
    writer: Writer, quoted: Answer, asked: Asked, draft: tuple[list[Written], bool]
) -> Answer:
    written, broke = draft
    if not written:
        return quote_instead(writer.model, quoted)
    writer.model.tally.add("answers")
    whole = compose_written(writer.index, asked.understood, quoted, written)
    if not broke:
        return whole
    notice = Notice(kind="degraded", text=say("broken_off", whole.language))
    update = {"status": "partial", "notices": [*whole.notices, notice]}
    return whole.model_copy(update=update)
