"""Quotes -> the quotes that may be said: a sentence that could harm is left out whole.

Documents are data, and anyone may have written them. An altered quote would be a false one, so
nothing is cut out of a sentence: it passes or it does not.
"""

import re
from urllib.parse import urlsplit

from assistant.extract import Quote
from assistant.lines import Lines, digits_of
from assistant.person import names_person

_PHONE = re.compile(
    r"(?<![\w/.])(?<!\d )(?:(?:\+|00)\s?\d(?:[\s().-]{0,2}\d){6,13}"
    r"|\(?0\d{1,3}\)?(?:[\s-]{1,2}\d{2,4}){1,4}|0\d{7,9}|116[\s-]?\d{3})(?![\d/])"
)
_DATE = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b")
_FEWEST = 6
# A short number is one to call only where the sentence says so.
_SHORT = re.compile(
    r"\b(?:call|calling|dial|ring|phone|telephone|hotline|helpline|telefono\w*|thirr\w*|numrin|linjën"
    r"|linja|numri)\b(?:\W+\w+){0,4}?\W+(\d{3,5})(?!\d|/|\.\d|\s\d)",
    re.I,
)
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}/\S*|\S+@\S+\.\w+", re.I
)
_BARE_HOST = re.compile(
    r"\b[\w-]{2,}\.(?:com|net|org|info|xyz|ru|io|me|top|link|biz|al|eu)\b", re.I
)
# What a browser, a terminal or a Markdown reader might obey.
_MARKUP = re.compile(r"[<>`{}|\\]|\]\s?\(|!\[|&#?\w+;|\w+://|%[0-9a-f]{2}|=\s?[\"']", re.I)
# Words to the machine or of the machine, in a document that has no business with either.
_INSTRUCTION = re.compile(
    "|".join(
        (
            r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction|rule|prompt|guideline)",
            r"\b(?:ignore|disregard|forget)\b.{0,20}\b(?:previous|above|everything)",
            r"\b(?:system|developer) (?:prompt|message)\b",
            r"\bas an ai\b|\byou are (?:now|an? (?:ai|assistant|chatbot))",
            r"\b(?:assistant|chatbot|ai model|language model|llm)\b.{0,60}\b(?:must|should|shall"
            r"|say|tell|reply|answer|respond|output|print|write|reveal|do not|never|always)\b",
            r"\b(?:tell|inform|instruct|advise) the (?:user|reader|person asking|victim)\b",
            r"\b(?:reply|respond|answer) (?:only )?with\b|\bnew instructions?\b",
            r"</?(?:system|assistant|user)>",
            r"\b(?:injoro|shpërfill|harro)\w*\b.{0,40}\b(?:udhëzim|rregull|më sipër|mësipërm)",
            r"\basistent\w*\b.{0,60}\b(?:duhet|thuaj|përgjigj|shkruaj|mos|gjithmonë)\w*",
            r"\bthuaji(?:ni)? (?:përdoruesit|lexuesit|viktimës)\b",
            r"\bpërgjigju (?:vetëm )?me\b|\budhëzim(?:e)? të rej?a\b",
        )
    ),
    re.I | re.S,
)
# A verdict on the reader, or a promise to her.
_VERDICT = re.compile(
    "|".join(
        (
            r"\byou (?:are|were|are not|aren't|have been) (?:clearly |definitely |certainly |not )?"
            r"(?:an? )?(?:victim|trafficked|illegal|guilty|safe (?:here|with us|now))\b",
            r"\b(?:we|i|this service|the police) (?:promise|guarantee|assure) you\b",
            r"\byou will (?:surely |certainly |definitely )?(?:be (?:protected|safe)|not be"
            r" punished|(?:get|receive) (?:asylum|protection|compensation))\b",
            r"\byour (?:identity|data|case) (?:is|(?:will )?(?:be|stays?|remains?))"
            r" (?:safe|secret|confidential)\b",
            r"\bju (?:s'|nuk )?jeni (?:padyshim |sigurisht )?(?:viktimë|[ei] trafikuar|fajtor\w*)",
            r"\b(?:ju premtojmë|ju garantojmë|ju siguroj\w*)\b",
            r"\bdo të (?:mbroheni|jeni të sigurt|merrni azil)\b",
        )
    ),
    re.I,
)
_VICTIM = re.compile(
    r"victim|traffick|rape|raped|abused|exploited|prostitut|sold|minor|viktim|trafik|përdhun|abuz|shfrytëz"
    r"|prostitu|shit(?:ur|ën|i)\b|mitur|vjeç",
    re.I,
)


def pass_quotes(quotes: list[Quote], lines: Lines) -> list[Quote]:
    """Leave out every quote that must not be said."""
    return [quote for quote in quotes if not _harms(quote, lines)]


def may_be_said(sentence: str, lines: Lines) -> bool:
    """Whether a sentence that no document holds word for word may leave at all."""
    return not (
        _INSTRUCTION.search(sentence)
        or _VERDICT.search(sentence)
        or _MARKUP.search(sentence)
        or _LINK.search(sentence)
        or _BARE_HOST.search(sentence)
        or not _numbers(sentence) <= lines.known()
    )


def _harms(quote: Quote, lines: Lines) -> bool:
    text = quote.text
    if _INSTRUCTION.search(text) or _VERDICT.search(text):
        return True
    # A statement of the corpus was written and checked here, each with its primary source and date.
    if quote.chunk.source.title and quote.chunk.date:
        return False
    return (
        not _numbers(text) <= lines.known()
        or _leads_away(text, quote)
        or bool(_VICTIM.search(text) and names_person(text))
    )


def _numbers(text: str) -> set[str]:
    found = {digits_of(number) for number in _PHONE.findall(_DATE.sub(" ", text))}
    short = {digits_of(number) for number in _SHORT.findall(text)}
    return {number for number in found if len(number) >= _FEWEST} | short


def _leads_away(text: str, quote: Quote) -> bool:
    own = urlsplit(quote.chunk.source.url).hostname or ""
    found = [match.group() for match in (*_LINK.finditer(text), *_BARE_HOST.finditer(text))]
    return any(not own or own not in link for link in found)
