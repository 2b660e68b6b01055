"""Marked blocks in reading order -> where each stands: a locator and label a lawyer would cite."""

import re
import unicodedata
from dataclasses import dataclass, replace

from ingest.read.block import Block
from ingest.read.marks import Mark

_WORDS = {
    "en": "article=Article point=point letter=({}) paragraph=paragraph note=footnote page=page"
    " table=table row=row",
    "sq": "article=Neni point=pika letter=,~shkronja~{} paragraph=paragrafi note=shënimi"
    " page=faqja table=tabela row=rreshti",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands. An empty locator: a heading, kept in the text but no part itself.

    `within` is the place of the point that a letter belongs to: a short point stays whole.
    """

    locator: str
    label: str
    heading: str = ""
    text: str = ""
    page: int = 0
    within: "Place | None" = None


_NOWHERE = Place("", "")


class Locators:
    """Hands out places in reading order: a number belongs to the article or point above it."""

    def __init__(self, language: str, is_report: bool) -> None:
        pairs = (pair.split("=") for pair in _WORDS[language].split())
        self._words = {name: word.replace("~", " ") for name, word in pairs}
        self._is_report = is_report
        # `latest` outlives its article: the series of numbers goes on over a new chapter.
        self.latest = self._article = ""
        self._chapter = self._heading = self._title = self._columns = ""
        self._bullets = self._paragraphs = self._tables = self._rows = 0
        self._numbers_lead = self._in_law = self._has_body = False
        self._used: dict[str, int] = {}
        # The point or article that letters belong to, and where running text goes on.
        self._open = self._last = _NOWHERE

    def place(self, block: Block, mark: Mark) -> Place:
        """Say where a block stands."""
        kind = mark.kind
        if kind == "capitals":
            kind = "heading" if self._in_law else "text"
        if kind != "row":
            self._rows = 0
        steps = {"article": self._place_article, "chapter": self._place_heading}
        steps |= {"heading": self._place_heading, "bullet": self._place_bullet}
        steps |= {"number": self._place_number, "letter": self._place_letter}
        steps |= {"row": self._place_row, "note": self._place_note, "text": self._place_text}
        found = steps[kind](block, mark)
        if kind in ("article", "number") or (
            kind == "bullet" and found.locator.startswith("point")
        ):
            self._open = found
        if kind != "note":
            self._last = found
        return replace(found, page=block.page)

    def with_page(self, place: Place) -> str:
        """Give a place's label, with the page where the format has pages."""
        page = f", {self._words['page']} {place.page}" if place.page else ""
        return place.label + page

    def add_title(self, block: Block) -> Place:
        """Take a block as the title of the article that was just opened."""
        self._title = block.text
        self._open = replace(self._open, text=block.text, heading=self._context())
        self._last = self._open
        return replace(self._open, page=block.page)

    def _place_article(self, block: Block, mark: Mark) -> Place:
        self._in_law, self._bullets = True, 0
        self.latest = self._article = mark.number
        # As the document has it, whatever language the rest of it is in.
        self._words["article"] = "Neni" if block.text[:4].upper() == "NENI" else "Article"
        if self._has_body:
            # A preamble or an introduction is no heading of the articles after it.
            self._heading = ""
        is_titled = mark.rest and len(block.text) <= 150 and mark.rest[-1] not in ".;:,"
        self._title = mark.rest if is_titled else ""
        locator = self._unused(f"art-{article_slug(mark.number)}")
        label = f"{self._words['article']} {mark.number}"
        return Place(locator, label, self._context(), block.text)

    def _place_heading(self, block: Block, mark: Mark) -> Place:
        if mark.kind == "chapter":
            self._in_law, self._chapter = True, block.text
        self._article, self._title, self._heading, self._bullets = "", "", block.text, 0
        self._open, self._has_body = _NOWHERE, False
        return Place("", "", block.text, block.text)

    def _place_number(self, block: Block, mark: Mark) -> Place:
        if self._article:
            inside = f"art-{article_slug(self._article)}"
            label = (
                f"{self._words['article']} {self._article}, {self._words['point']} {mark.number}"
            )
            locator = self._unused(f"{inside}-point-{mark.number}")
        elif self._bullets:
            label = f"{self._words['point']} {self._bullets}({mark.number})"
            locator = self._unused(f"point-{self._bullets}.{mark.number}")
        else:
            self._numbers_lead = True
            word = self._words["paragraph" if self._is_report else "point"]
            label, locator = f"{word} {mark.number}", self._unused(f"point-{mark.number}")
        return Place(locator, label, self._context(), mark.rest)

    def _place_bullet(self, block: Block, mark: Mark) -> Place:
        if self._article or (self._numbers_lead and self._open.locator):
            return replace(self._last, text=block.text)
        if self._heading:
            return self._place_text(block, mark)
        self._bullets += 1
        label = f"{self._words['point']} {self._bullets}"
        return Place(self._unused(f"point-{self._bullets}"), label, "", mark.rest)

    def _place_letter(self, block: Block, mark: Mark) -> Place:
        if not self._open.locator:
            return self._place_text(block, Mark("text", rest=block.text))
        above = self._open
        # "art-92-a" is Article 92/a; the letter a of Article 92 is "art-92-letter-a".
        in_article = above.locator.startswith("art-") and "-point-" not in above.locator
        step = "letter-" if in_article else ""
        locator = self._unused(f"{above.locator}-{step}{slug(mark.number)}")
        label = above.label + self._words["letter"].format(mark.number)
        return Place(locator, label, above.heading, block.text, within=above)

    def _place_text(self, block: Block, mark: Mark) -> Place:
        goes_on = self._article or (self._is_report and self._open.locator)
        if goes_on and self._last.locator and mark.kind == "text":
            return replace(self._last if not self._rows else self._open, text=block.text)
        if self._heading:
            self._has_body = True
            locator = self._numbered(slug(self._heading) or "text")
            return Place(locator, self._heading, self._context(), mark.rest)
        self._paragraphs += 1
        label = f"{self._words['paragraph']} {self._paragraphs}"
        return Place(f"par-{self._paragraphs}", label, "", mark.rest)

    def _place_row(self, block: Block, mark: Mark) -> Place:
        self._rows += 1
        if self._rows == 1:
            self._tables, self._columns = self._tables + 1, block.text
        label = f"{self._words['table']} {self._tables}, {self._words['row']} {self._rows}"
        context = [self._context(), self._columns if self._rows > 1 else ""]
        heading = " — ".join(filter(None, context))
        return Place(f"table-{self._tables}-row-{self._rows}", label, heading, mark.rest)

    def _place_note(self, block: Block, mark: Mark) -> Place:
        number = (re.match(r"\d+|\*+", block.text) or [""])[0] or "*"
        label = f"{self._words['note']} {number}"
        return Place(self._unused(f"note-{slug(number) or 'x'}"), label, "", block.text)

    def _context(self) -> str:
        article = f"{self._words['article']} {self._article}" if self._article else ""
        chapter = self._chapter if self._chapter != self._heading else ""
        return " — ".join(filter(None, [article, self._title, self._heading, chapter]))

    def _unused(self, locator: str) -> str:
        self._used[locator] = self._used.get(locator, 0) + 1
        return locator if self._used[locator] == 1 else f"{locator}_{self._used[locator]}"

    def _numbered(self, locator: str) -> str:
        self._used[locator] = self._used.get(locator, 0) + 1
        return locator if self._used[locator] == 1 else f"{locator}-{self._used[locator]}"


def article_slug(number: str) -> str:
    """Bring an article's number into a locator: `110/a` is `110-a`, `3/1` is `3.1`, not `3-1`.

    The pieces of a long article 3 are `art-3-1`, `art-3-2`.
    """
    plain = re.sub(r"/(?=\d)", ".", number).replace("/", "-").replace(" ", "-")
    return plain.lower().replace("ç", "c").replace("ë", "e")


def slug(text: str) -> str:
    """Bring a heading into a locator."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]
