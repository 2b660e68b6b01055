"""A block -> what it opens: an article, a chapter, a heading, a point, a letter, or nothing."""

import re
from dataclasses import dataclass

from ingest.read.block import Block

_ARTICLE = re.compile(
    r"^(Article|ARTICLE|Art\.|Neni|NENI|Artikel|Artikulli)\s+(?:[Nn]r\.?\s*)?"
    r"(\d{1,4}(?:(?:\s?/\s?(?:[l\d]\d{0,2}|[A-Za-zçë]{1,2})\b){1,2}|[A-Za-z]\b)?|[IVXLC]{1,7}\b)"
    r"(?:\s(bis|ter|quater|quinquies)\b)?(?![\w/])"
)
_CHAPTER = re.compile(
    r"^(?:part|pjesa|title|titulli|chapter|kreu|kapitulli|section|seksioni|nënseksioni|annex"
    r"|appendix|shtojca|aneksi)\s+"
    r"(?:[IVXLC]{1,7}|\d{1,3}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|e\s\w+)\b(?!\))",
    re.I,
)
_BULLET = re.compile(r"^\s*[-–—•*▪‣◦·●○■]\s+(?=\S)")
_NUMBER = re.compile(r"^\s*(\d{1,3}(?:\.\d{1,3})*)[.)]\s+(?=\S)")
_LETTER = re.compile(r"^\s*\(?([a-zçë]{1,2}|[ivx]{1,5})\)\s*(?=\S)")
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$")
_SEPARATOR = re.compile(r"^\s*[.:–—-]+\s*")
# Words that cannot end a sentence: an article named on the next line is a reference.
_GOES_ON = re.compile(
    r"(?:,|\b(?:of|in|with|to|under|by|and|or|from|the|per|[Ss]ee|[Ss]ipas|të|i|e|në|me|nga|dhe"
    r"|ose|për|[Ss]hih|së))$"
)
_SHORT, _LONGEST_HEADING = 150, 220
# How far an article's number may run ahead of the last one when only its place in the series
# tells a heading from a reference.
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """What a block opens: `kind`, its number as printed, and the text behind the mark."""

    kind: str
    number: str = ""
    rest: str = ""


def read_mark(block: Block, last_article: str = "") -> Mark:
    """Say what a block opens; `last_article` is the number of the article that it stands in."""
    text = block.text
    if block.kind != "text" or _CONTENTS.search(text):
        return Mark(block.kind, rest=text)
    if article := _article(block, last_article):
        return article
    if _is_chapter(block):
        return Mark("chapter", rest=text)
    if block.level and len(text) <= _LONGEST_HEADING:
        return Mark("heading", rest=text)
    for kind, pattern in (("bullet", _BULLET), ("number", _NUMBER), ("letter", _LETTER)):
        if match := pattern.match(text):
            number = match[1] if match.groups() else ""
            return Mark(kind, number, text[match.end() :])
    if is_capitals(text):
        return Mark("capitals", rest=text)
    return Mark("text", rest=text)


def opens_block(line: str) -> bool:
    """Whether a line of running text begins something new whatever stands above it."""
    return read_mark(Block(line)).kind in ("article", "chapter", "bullet", "number", "letter")


def names_reference(before: str, line: str) -> bool:
    """Whether a wrapped line "Article 5 …" goes on with the sentence above it."""
    return bool(_ARTICLE.match(line) and _GOES_ON.search(before.rstrip()))


def opens_item(line: str) -> bool:
    """Whether a line of running text begins a point, letter or bullet."""
    return read_mark(Block(line)).kind in ("bullet", "number", "letter")


def is_capitals(text: str) -> bool:
    """Whether a text is a short line of capital letters, as headings in codes are."""
    return len(text) <= _SHORT and text.isupper() and sum(map(str.isalpha, text)) > 3


def is_title(block: Block) -> bool:
    """Whether a block can be the title under a bare "Article 12"."""
    text = block.text
    plain = block.kind == "text" and len(text) <= _SHORT and text[-1] not in ".;:,!?)"
    return plain and text[0].isupper() and read_mark(block).kind in ("text", "heading", "capitals")


def _article(block: Block, last: str) -> Mark | None:
    match = _ARTICLE.match(block.text)
    if not match or len(block.text[: match.end()]) > _SHORT:
        return None
    number = re.sub(r"\s*/\s*", "/", match[2]) + (f" {match[3]}" if match[3] else "")
    # "197/l0": a letter l typed for the figure one.
    number = re.sub(r"/l(?=\d)", "/1", number)
    rest = block.text[match.end() :]
    separator = _SEPARATOR.match(rest)
    said = rest[separator.end() :] if separator else rest.strip()
    if not said:
        return Mark("article", number)
    if not _opens_heading(said, bool(separator or block.level), number, last):
        return None
    return Mark("article", number, said)


def _opens_heading(said: str, set_apart: bool, number: str, last: str) -> bool:
    """Whether the words behind "Article 12" show a heading and not a reference to one."""
    if re.match(r"\(\w{1,3}\)", said):
        return set_apart
    if not (said[0].isupper() or said[0] in "“\"'«„([" or (said[0].isdigit() and set_apart)):
        return False
    return set_apart or said[0] == "(" or _follows(number, last)


def _follows(number: str, last: str) -> bool:
    base = re.match(r"\d+", number)
    if not base:
        return False
    before = re.match(r"\d+", last)
    ahead = int(base[0]) - (int(before[0]) if before else 0)
    return 0 <= ahead <= _AHEAD and number != last


def _is_chapter(block: Block) -> bool:
    text = block.text
    match = _CHAPTER.match(text)
    if not match or not text[0].isupper() or len(text) > _SHORT or text[-1] in ".;,":
        return False
    rest = text[match.end() :].lstrip(" .:–—-\n")
    return not rest or rest[0].isupper() or rest[0] in '(“"«„'
