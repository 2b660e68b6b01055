"""Blocks in reading order -> a draft: its text and the located parts of it, for every format."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from ingest.draft import Draft, Finding, Part, TextBuilder
from ingest.errors import DocumentRejected
from ingest.read.block import Block
from ingest.read.letters import reads_albanian
from ingest.read.locate import Locators, Place
from ingest.read.marks import Mark, is_title, read_mark
from ingest.read.mend import mend_texts

# Numbered paragraphs this many, outside articles: a report that is cited by paragraph.
_REPORT = 15
# A point of this length keeps its letters; a longer one is cut at them.
_WHOLE_POINT = 700
LONGEST_BLOCK = 500_000
_CONTENTS_RUN = 5
_DATE = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]+) (\d{4})\b")
_DATE_SQ = re.compile(
    r"\bdatë[ns]?\s+(\d{1,2})[./](\d{1,2})[./](\d{4})|\b(\d{1,2}) ([a-zë]+) (\d{4})\b"
)
_MONTHS_SQ = "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor".split()


def draft_from_blocks(
    name: str,
    blocks: Sequence[Block],
    title: str = "",
    findings: Sequence[Finding] = (),
    **metadata: Any,  # noqa: ANN401 - the draft's own fields
) -> Draft:
    """Turn blocks into a draft with a locator for each part; footnotes come last."""
    if (longest := max((len(block.text) for block in blocks), default=0)) > LONGEST_BLOCK:
        raise DocumentRejected(f"a paragraph of {longest:,} characters is no readable text")
    texts, mended = mend_texts([block.text for block in blocks])
    pairs = zip(blocks, texts, strict=True)
    blocks = [
        block if block.text == text else replace(block, text=text)
        for block, text in pairs
        if text.strip()
    ]
    running = [block for block in blocks if block.kind != "note"]
    ordered = [*running, *(block for block in blocks if block.kind == "note")]
    if not ordered:
        raise DocumentRejected("no text")
    albanian = metadata.get("language") == "sq" or reads_albanian(_sample(running))
    marks = _without_contents([read_mark(block) for block in ordered])
    locators = Locators("sq" if albanian else "en", _is_report(marks))
    places = _whole_points(_places(ordered, marks, locators))
    text, parts = _joined(places, locators)
    if not parts:
        raise DocumentRejected("no text")
    head = _head(running)
    metadata["date"] = metadata.get("date") or find_date(head)
    title = title or _title(head, running) or name
    return Draft(
        name,
        title,
        text,
        tuple(parts),
        pages=max(block.page for block in ordered),
        findings=(*findings, *mended),
        **metadata,
    )


def find_date(lines: Sequence[str]) -> str:
    """Find the first date in the head of a document, in English or Albanian; "" without one."""
    text = "\n".join(lines)
    for day, month, year in _DATE.findall(text):
        try:
            return datetime.strptime(f"{day} {month} {year}", "%d %B %Y").date().isoformat()
        except ValueError:
            continue
    for found in _DATE_SQ.findall(text):
        day, month, year = found[:3] if found[0] else (found[3], _month(found[4]), found[5])
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
    return ""


def _month(word: str) -> str:
    known = (n for n, month in enumerate(_MONTHS_SQ, 1) if word in (month, f"{month}it"))
    return str(next(known, 0))


def _places(blocks: Sequence[Block], marks: list[Mark], locators: Locators) -> list[Place]:
    places: list[Place] = []
    opened = False  # a bare "Article 12" stands right above
    for at, (block, first) in enumerate(zip(blocks, marks, strict=True)):
        # Read again: whether "Article 30 Everyone …" is a heading depends on where it stands.
        mark = first if first.kind != "text" else read_mark(block, locators.latest)
        is_last = at + 1 == len(blocks) or marks[at + 1].kind in ("article", "chapter")
        if opened and not is_last and is_title(block):
            places.append(locators.add_title(block))
        else:
            places.append(locators.place(block, mark))
        opened = mark.kind == "article" and not mark.rest
    return places


def _whole_points(places: list[Place]) -> list[Place]:
    """Give the letters of a short point back to their point."""
    whole: list[Place] = []
    for _, group in groupby(places, lambda place: (place.within or place).locator):
        held = list(group)
        if sum(len(place.text) for place in held) <= _WHOLE_POINT:
            held = [_lift(place) for place in held]
        whole += held
    return whole


def _lift(place: Place) -> Place:
    above = place.within
    if above is None:
        return place
    return Place(above.locator, above.label, above.heading, place.text, place.page)


def _without_contents(marks: list[Mark]) -> list[Mark]:
    """A run of bare article headings with nothing between them is a table of contents."""
    kept: list[Mark] = []
    for kind, group in groupby(marks, lambda mark: mark.kind):
        run = list(group)
        if kind == "article" and len(run) >= _CONTENTS_RUN and all(len(m.rest) < 80 for m in run):
            run = [*(Mark("row", rest=f"{m.number} {m.rest}".strip()) for m in run[:-1]), run[-1]]
        kept += run
    return kept


def _is_report(marks: list[Mark]) -> bool:
    numbers = sum(mark.kind == "number" for mark in marks)
    return numbers >= _REPORT and not any(mark.kind == "article" for mark in marks)


def _joined(places: list[Place], locators: Locators) -> tuple[str, list[Part]]:
    builder = TextBuilder()
    parts: list[Part] = []
    for place in places:
        start, end = builder.add(place.text)
        if not place.locator:
            continue
        if parts and parts[-1].locator == place.locator:
            # The first label stands: a part is cited by the page on which it begins.
            parts[-1] = _part(place, parts[-1].label, parts[-1].start, end)
        else:
            parts.append(_part(place, locators.with_page(place), start, end))
    return builder.text, parts


def _part(place: Place, label: str, start: int, end: int) -> Part:
    return Part(place.locator, label, start, end, heading=place.heading)


def _sample(blocks: Sequence[Block]) -> str:
    middle = len(blocks) // 2
    texts = [block.text for block in (*blocks[:20], *blocks[middle : middle + 20])]
    return "\n".join(texts)[:8000]


def _head(blocks: Sequence[Block]) -> list[str]:
    opens = ("bullet", "number", "article")
    end = next((at for at, block in enumerate(blocks) if read_mark(block).kind in opens), 3)
    return [block.text for block in blocks[: min(end, 40)]]


def _title(head: list[str], blocks: Sequence[Block]) -> str:
    levels = [block for block in blocks[:20] if block.level]
    if levels:
        return min(levels, key=lambda block: block.level).text[:300]
    lines = [line for line in head if not line.isupper() and not line.startswith("(")]
    return (lines or head or [""])[0][:300]
