"""A listing of documents -> the page on which a reader browses them. Plain HTML, no script."""

from html import escape

from assistant.browse import Choice, Entry, Listing
from assistant.shell import (
    document_url,
    documents_url,
    joined,
    link,
    ordered,
    page,
    standing,
    summary,
)
from assistant.spoken import spoken_date
from prompts import label


def render_catalogue(listing: Listing) -> str:
    """Render the choice of topic, year and kind of source, and the documents that fit."""
    choice = listing.choice
    language = choice.language
    title = label("words", "documents", language)
    documents, statements = listing.total
    intro = label("words", "intro", language, documents=documents, statements=statements)
    return page(
        title,
        language,
        _bar(choice),
        f"<h1>{escape(title)}</h1><p>{escape(intro)}</p>{_form(listing)}{_found(listing)}",
    )


def _bar(choice: Choice) -> str:
    other = "en" if choice.language == "sq" else "sq"
    same = documents_url(language=other, topic=choice.topic, year=choice.year, tier=choice.tier)
    switch = label("words", "other_language", choice.language)
    return link("/", label("words", "assistant", choice.language)) + link(same, switch, other)


def _form(listing: Listing) -> str:
    choice = listing.choice
    language = choice.language
    topics = {key: label("topics", key, language) for key in ordered("topics", listing.topics)}
    tiers = {key: label("tiers", key, language) for key in ordered("tiers", listing.tiers)}
    years = {year: year for year in sorted(listing.years, reverse=True)}
    chosen = choice.topic or choice.by_statement
    reset = link(documents_url(language=language), label("words", "reset", language))
    return (
        '<form class="choice" method="get" action="/documents">'
        f'<input type="hidden" name="language" value="{escape(language)}">'
        f"{_select('topic', topics, choice.topic, language)}"
        f"{_select('year', years, choice.year, language)}"
        f"{_select('tier', tiers, choice.tier, language)}"
        f'<button type="submit">{label("words", "show", language)}</button>'
        f"{reset if chosen else ''}</form>"
    )


def _select(name: str, options: dict[str, str], chosen: str, language: str) -> str:
    rows = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>'
        f"{escape(text)}</option>"
        for value, text in {"": label("words", "any", language), **options}.items()
    )
    title = label("words", name, language)
    return f'<label>{title}<select name="{name}">{rows}</select></label>'


def _found(listing: Listing) -> str:
    language = listing.choice.language
    if not listing.entries:
        return f'<p class="facts">{label("words", "nothing", language)}</p>'
    documents, statements = listing.found
    count = label("words", "found", language, documents=documents, statements=statements)
    body = f'<p class="facts">{count}</p>' if listing.choice != Choice(language) else ""
    for topic in ordered("topics", set(listing.entries)):
        entries = "".join(_entry(entry, listing.choice) for entry in listing.entries[topic])
        body += f"<h2>{escape(label('topics', topic, language))}</h2>"
        body += f'<ul class="entries">{entries}</ul>'
    return body


def _entry(entry: Entry, choice: Choice) -> str:
    language = choice.language
    return (
        f"<li>{link(document_url(entry.document.id), entry.document.title)}"
        f'<span class="facts">{escape(summary(entry.chunks, language))}</span>'
        f"{_statements(entry, language) if choice.by_statement else ''}</li>"
    )


def _statements(entry: Entry, language: str) -> str:
    rows = "".join(
        f"<li>{link(document_url(chunk.document_id, chunk.locator), chunk.text)}"
        f'<span class="facts">'
        f"{escape(joined([spoken_date(chunk.date, language), standing(chunk, language)]))}"
        "</span></li>"
        for chunk in entry.chunks
    )
    return f"<ul>{rows}</ul>"
