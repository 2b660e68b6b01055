"""GET /v1/help-lines, /v1/about, /help: where to turn, with the index and the model gone too."""

from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import HTMLResponse

from assistant.help_page import render_help
from assistant.lines import Lines
from assistant.schemas import About, HelpLines, Language
from prompts import say

router = APIRouter()
Wish = Annotated[Language | None, Query(description="Default: Accept-Language, else English")]
Spoken = Annotated[str, Header(alias="accept-language")]


@router.get("/v1/help-lines")
def list_help_lines(request: Request, language: Wish = None, spoken: Spoken = "") -> HelpLines:
    """List the help lines in the order in which they are offered, each with its date and source."""
    lines: Lines = request.app.state.lines.get()
    tongue = language or _preferred(spoken)
    shown = [line.shown(tongue, _today()) for line in lines.line]
    return HelpLines(lines=shown, updated=lines.updated, language=tongue)


@router.get("/v1/about")
def read_about(language: Wish = None, spoken: Spoken = "") -> About:
    """Say what this is and is not, in the words to be shown before the first question."""
    tongue = language or _preferred(spoken)
    texts: dict[Language, str] = {"en": say("disclosure", "en"), "sq": say("disclosure", "sq")}
    return About(language=tongue, disclosure=texts[tongue], disclosures=texts)


@router.get("/help", include_in_schema=False)
def read_help(request: Request) -> HTMLResponse:
    """The page with the help lines, without script."""
    lines: Lines = request.app.state.lines.get()
    return HTMLResponse(render_help(lines, _today()))


def _today() -> date:
    return datetime.now(UTC).date()


def _preferred(accepted: str) -> Language:
    for part in accepted.split(","):
        name = part.split(";")[0].strip().lower()[:2]
        if name == "sq" or name == "en":
            return "sq" if name == "sq" else "en"
    return "en"
