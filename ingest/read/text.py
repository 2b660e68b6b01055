"""Plain text -> a document whose points, articles and paragraphs are its parts."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from ingest.draft import Draft, Part, TextBuilder
from ingest.read.normalise import normalise
from ingest.sources import read_text

_BULLET = re.compile(r"^\s*[-–—•*]\s+(?=\S)")
_NUMBER = re.compile(r"^\s*(\d{1,3}(?:\.\d{1,3})*)[.)]\s+(?=\S)")
_ARTICLE = re.compile(
    r"^(Article|Art\.|Neni)\s+(\d+(?:/\w+)?(?:\s(?:bis|ter))?)\b[.:–—-]?\s*", re.I
)
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.S)
_PAGE = re.compile(r"^\s*(?:page|faqe)?\s*\d{1,4}\s*(?:(?:of|/|nga)\s*\d{1,4})?\s*$", re.I)
_DATE = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]+) (\d{4})\b")


def read_plain(path: Path) -> Iterator[Draft]:
    """Read a text file; points become `point-5.1`, articles `art-12`, the rest `par-3`."""
    text = _EMPHASIS.sub(r"\2", normalise(read_text(path)))
    yield draft_from_blocks(path.stem, _blocks(text))


def draft_from_blocks(name: str, blocks: list[str]) -> Draft:
    """Turn blocks (each a paragraph, point or heading) into a draft with a locator a part."""
    builder, locators = TextBuilder(), _Locators()
    parts: list[Part] = []
    for block in blocks:
        locator, label, text = locators.place(block)
        start, end = builder.add(text)
        if parts and parts[-1].locator == locator:
            start = parts.pop().start
        parts.append(Part(locator, label, start, end))
    preamble = blocks[: next((i for i, b in enumerate(blocks) if _is_marked(b)), 3)]
    return Draft(name, _title(preamble) or name, builder.text, tuple(parts), date=_date(preamble))


class _Locators:
    """Hands out locators in reading order: a number belongs to the point above it."""

    def __init__(self) -> None:
        self._point = self._paragraph = 0
        self._article = ""

    def place(self, block: str) -> tuple[str, str, str]:
        """Say where a block stands (locator, label) and give its text without the mark."""
        if match := _ARTICLE.match(block):
            self._article, self._point = match[2].replace(" ", "-"), 0
            return f"art-{_slug(self._article)}", f"Article {match[2]}", block
        inside = f"art-{_slug(self._article)}-" if self._article else ""
        named = f"Article {self._article}, " if self._article else ""
        if match := _BULLET.match(block):
            self._point += 1
            return (
                f"{inside}point-{self._point}",
                f"{named}point {self._point}",
                block[match.end() :],
            )
        if match := _NUMBER.match(block):
            if not self._point or inside:
                return f"{inside}point-{match[1]}", f"{named}point {match[1]}", block[match.end() :]
            label = f"{named}point {self._point}({match[1]})"
            return f"{inside}point-{self._point}.{match[1]}", label, block[match.end() :]
        if self._article:
            return f"art-{_slug(self._article)}", f"Article {self._article}", block
        self._paragraph += 1
        return f"par-{self._paragraph}", f"paragraph {self._paragraph}", block


def _blocks(text: str) -> list[str]:
    blocks: list[str] = []
    open_line = False
    for raw in text.replace("\f", "\n\n").split("\n"):
        line = raw.rstrip()
        if not line.strip():
            open_line = False
        elif _PAGE.match(line):
            continue
        elif blocks and not _is_marked(line) and (open_line or _continues(blocks[-1], line)):
            blocks[-1] += " " + line.strip()
            open_line = True
        else:
            blocks.append(line.strip())
            open_line = bool(_is_marked(line)) or len(line) > 60
    return blocks


def _is_marked(line: str) -> bool:
    return bool(_BULLET.match(line) or _NUMBER.match(line) or _ARTICLE.match(line))


def _continues(before: str, line: str) -> bool:
    # A page break in the middle of a sentence: no end mark before, a small letter after.
    return before[-1] not in ".!?:;)" and line.lstrip()[0].islower()


def _title(preamble: list[str]) -> str:
    lines = [line for line in preamble if not line.isupper() and not line.startswith("(")]
    return lines[0][:300] if lines else ""


def _date(preamble: list[str]) -> str:
    for day, month, year in _DATE.findall("\n".join(preamble)):
        try:
            found = datetime.strptime(f"{day} {month} {year}", "%d %B %Y")
        except ValueError:
            continue
        return found.date().isoformat()
    return ""


def _slug(article: str) -> str:
    return article.replace("/", "-").lower()
