"""Help lines -> the help page: no script, both languages, readable without a style sheet."""

from datetime import date
from html import escape

from assistant.lines import Line, Lines
from assistant.schemas import Language
from assistant.shell import EXIT
from assistant.spoken import spoken_date
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
        '<nav><a href="#sq" lang="sq">Shqip</a> <a href="#en" lang="en">English</a></nav>'
        f"<main>{body}</main></body></html>"
    )


def _part(lines: Lines, language: Language, today: date) -> str:
    before, after = (
        "".join(f"<p>{escape(say(key, language))}</p>" for key in keys)
        for keys in (("help_page", "help_safely"), ("help_traces", "disclosure"))
    )
    items = "".join(_item(line, language, today) for line in lines.line)
    return (
        f'<section lang="{language}" id="{language}"><h1>{escape(say("help_title", language))}</h1>'
        f"{before}<ul>{items}</ul>{after}</section>"
    )


def _item(line: Line, language: Language, today: date) -> str:
    shown = line.shown(language, today)
    facts = [shown.for_, shown.hours, shown.cost]
    day = say("line_read", language, date=spoken_date(shown.checked_on, language))
    known = f"{shown.note} ({shown.source}; {day})"
    number = escape(shown.number)
    return (
        f'<li><a href="tel:{escape(shown.number.replace(" ", ""))}">{number}</a> '
        f"<strong>{escape(shown.name)}</strong>: "
        f"{escape(', '.join(fact for fact in facts if fact))}. "
        f"<small>{escape(known.strip())}</small></li>"
    )
