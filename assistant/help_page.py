"""Help lines -> the help page: no script, both languages, readable without a style sheet."""

from datetime import date
from html import escape

from assistant.lines import Line, Lines
from assistant.schemas import Language
from assistant.shell import EXIT
from prompts import say


def render_help(lines: Lines, today: date) -> str:
    """Render the page; it needs no index, no model and no script."""
    body = "".join(_part(lines, language, today) for language in ("sq", "en"))
    exit_label = "Dil nga kjo faqe · Exit this page"
    return (
        '<!doctype html><html lang="sq"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<title>Ndihmë · Help</title><link rel="stylesheet" href="/widget/help.css"></head><body>'
        f'<a class="exit" rel="nofollow noreferrer" href="{EXIT}">{exit_label}</a>'
        f"<main>{body}</main></body></html>"
    )


def _part(lines: Lines, language: Language, today: date) -> str:
    said = [say(key, language) for key in ("help_page", "help_safely", "help_traces")]
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in said)
    items = "".join(_item(line, language, today) for line in lines.line)
    disclosure = escape(say("disclosure", language))
    return (
        f'<section lang="{language}"><h1>{escape(say("help_title", language))}</h1>'
        f"{paragraphs}<ul>{items}</ul><p>{disclosure}</p></section>"
    )


def _item(line: Line, language: Language, today: date) -> str:
    shown = line.shown(language, today)
    facts = [shown.for_, shown.hours, shown.cost]
    known = f"{shown.note} ({shown.source}; {say('line_read', language, date=shown.checked_on)})"
    number = escape(shown.number)
    return (
        f'<li><strong><a href="tel:{escape(shown.number.replace(" ", ""))}">{number}</a> '
        f"{escape(shown.name)}</strong> – {escape(', '.join(fact for fact in facts if fact))}. "
        f"<small>{escape(known.strip())}</small></li>"
    )
