"""Quotes -> what the reader must know beside them: old, replaced, disputed, other language."""

from datetime import date

from assistant.extract import Quote
from assistant.schemas import Notice
from prompts import say

_OLD_AFTER_DAYS = 365


def notices_for(quotes: list[Quote], language: str, today: date) -> list[Notice]:
    """List the notices, one of a kind at most."""
    notices = []
    statuses = {quote.chunk.status for quote in quotes}
    dates = sorted(quote.chunk.date for quote in quotes if quote.chunk.date)
    if "superseded" in statuses or any(quote.chunk.superseded_by for quote in quotes):
        notices.append(Notice(kind="superseded", text=say("superseded", language)))
    if "disputed" in statuses:
        notices.append(Notice(kind="conflict", text=say("conflict", language)))
    if dates and (today - _as_date(dates[0])).days > _OLD_AFTER_DAYS:
        spoken = dates[0] if dates[0] == dates[-1] else f"{dates[0]} – {dates[-1]}"
        notices.append(Notice(kind="dated", text=say("dated", language, date=spoken)))
    if any(quote.chunk.language != language for quote in quotes):
        notices.append(Notice(kind="translated", text=say("translated", language)))
    return notices


def _as_date(partial: str) -> date:
    parts = [int(part) for part in partial.split("-") if part.isdigit()]
    return date(*(parts + [1, 1])[:3]) if parts else date.min
