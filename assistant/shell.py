"""A page's body -> the whole page: head, the bar above, and a way out. No script, no style."""

from collections.abc import Iterable
from html import escape
from urllib.parse import quote, urlencode

from assistant.browse import years_of
from assistant.spoken import spoken_date
from prompts import label, label_keys
from store.chunk import Chunk

# The page that every exit without a script leads to: it says nothing of us and exists in Albanian.
EXIT = "https://www.accuweather.com/sq/"


def page(title: str, language: str, bar: str, body: str) -> str:
    """Write a page with its bar of links."""
    shown = "sq" if language == "sq" else "en"
    leave = f'<a class="exit" rel="nofollow noreferrer" href="{EXIT}">'
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>"
        '<link rel="icon" type="image/svg+xml" href="/widget/icon.svg">'
        '<link rel="stylesheet" href="/widget/document.css">'
        f'</head><body><nav class="bar" lang="{shown}">{bar}'
        f"{leave}{label('words', 'exit', shown)}</a></nav><main>{body}</main></body></html>"
    )


def link(href: str, text: str, language: str = "") -> str:
    """Write a link; `language` marks a link whose words are in another language."""
    marked = f' lang="{language}" hreflang="{language}"' if language else ""
    return f'<a href="{escape(href)}"{marked}>{escape(text)}</a>'


def documents_url(**choice: str) -> str:
    """Give the address of the list of documents with a choice; empty fields are left out."""
    wanted = {name: value for name, value in choice.items() if value}
    return f"/documents?{urlencode(wanted)}" if wanted else "/documents"


def document_url(document_id: str, locator: str = "") -> str:
    """Give the address of a document, or of one statement in it."""
    anchor = f"#{quote(locator, safe='-._~')}" if locator else ""
    return f"/documents/{quote(document_id, safe='-._~')}{anchor}"


def joined(facts: Iterable[str]) -> str:
    """Join what there is to say in one line."""
    return " · ".join(fact for fact in facts if fact)


def standing(chunk: Chunk, language: str) -> str:
    """Say since when and until when a statement holds, and its standing if it is not current."""
    # Only law is in force; a plan or a report has its years in its words. A law's date is that of
    # its present wording, for the offence or the right may be older.
    since = {"treaty": "from", "law": "form", "by-law": "form"}.get(chunk.tier)
    force = [
        label("words", name, language, date=spoken_date(value, language))
        for name, value in ((since, chunk.in_force_from), ("to", chunk.in_force_to))
        if value and since and name
    ]
    status = "" if chunk.status in ("", "current") else label("statuses", chunk.status, language)
    said = joined([status, ", ".join(force)])
    return said[:1].upper() + said[1:]


def summary(chunks: list[Chunk], language: str) -> str:
    """Say how many statements there are, of which years and kinds of source."""
    tiers = ordered("tiers", {chunk.tier for chunk in chunks if chunk.tier})
    years = sorted({year for chunk in chunks for year in years_of(chunk)})
    span = "–".join(dict.fromkeys([*years[:1], *years[-1:]]))
    name = "statement" if len(chunks) == 1 else "statements"
    kinds = ", ".join(label("tiers", tier, language) for tier in tiers)
    return joined([label("words", name, language, count=len(chunks)), span, kinds])


def ordered(group: str, keys: set[str]) -> list[str]:
    """Put keys in the order in which the page words name them, others after."""
    known = [key for key in label_keys(group) if key in keys]
    return known + sorted(keys - set(known))
