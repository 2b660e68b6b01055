"""Quotes -> what the reader must know beside them: old, replaced, disputed, other language."""

from datetime import date

from assistant.extract import Quote
from assistant.retrieve import ended_by
from assistant.schemas import Notice
from assistant.spoken import spoken_date
from prompts import say
from store.chunk import Chunk

_OLD_AFTER_DAYS = 365


def notices_for(quotes: list[Quote], language: str, day: date) -> list[Notice]:
    """List the notices, one of a kind at most, as of a day: today, or the day asked about."""
    notices = []
    chunks = [quote.chunk for quote in quotes]
    dates = sorted(chunk.date for chunk in chunks if chunk.date)
    if replaced := [chunk for chunk in chunks if _is_replaced(chunk, day.isoformat())]:
        notices.append(Notice(kind="superseded", text=_replaced(replaced, language)))
    if any(chunk.status == "disputed" for chunk in chunks):
        notices.append(Notice(kind="conflict", text=say("conflict", language)))
    if dates and (day - _as_date(dates[0])).days > _OLD_AFTER_DAYS:
        notices.append(
            Notice(kind="dated", text=say("dated", language, date=_span(dates, language)))
        )
    if any(chunk.language != language for chunk in chunks):
        notices.append(Notice(kind="translated", text=say("translated", language)))
    return notices


def _is_replaced(chunk: Chunk, day: str) -> bool:
    if chunk.in_force_to:
        return ended_by(chunk, day)
    return chunk.status == "superseded" or bool(chunk.superseded_by)


def _replaced(chunks: list[Chunk], language: str) -> str:
    ends = sorted({chunk.in_force_to for chunk in chunks if chunk.in_force_to})
    if not ends:
        return say("superseded", language)
    return say("superseded_until", language, date=_span(ends, language))


def _span(dates: list[str], language: str) -> str:
    ends = dict.fromkeys((dates[0], dates[-1]))
    return " – ".join(spoken_date(each, language) for each in ends)


def _as_date(partial: str) -> date:
    parts = [int(part) for part in partial.split("-") if part.isdigit()]
    return date(*(parts + [1, 1])[:3]) if parts else date.min
