"""Word's list definitions -> the number that Word prints in front of a paragraph."""

import re
from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"))


class Numbering:
    """Counts list paragraphs in document order, as Word does."""

    def __init__(self, numbers: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._abstract: dict[str, str] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        if numbers is not None:
            self._read(numbers)
        if styles is not None:
            self._of_style = dict(_style_numbers(styles))

    def mark(self, paragraph: etree._Element) -> str:
        """Count a paragraph and give its mark ("12.", "a)", "-"); "" when it has none."""
        number, level = self._number(paragraph)
        abstract = self._abstract.get(number, "")
        kind, text, start = self._levels.get(abstract, {}).get(level, ("none", "", 1))
        if kind == "none":
            return ""
        counts = self._counts.setdefault(abstract, {})
        for above in range(level):
            # "5.1" before any "5" stands for it: the next one is 6.
            counts.setdefault(above, self._levels[abstract].get(above, ("", "", 1))[2])
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        if kind == "bullet":
            return "-"
        for at in range(level + 1):
            found = self._levels[abstract].get(at, ("decimal", "", 1))
            text = text.replace(f"%{at + 1}", _written(counts.get(at, found[2]), found[0]))
        # A number that Word prints without its full stop is a point's number all the same.
        return re.sub(r"(?<=\d)$", ".", text.strip())

    def _number(self, paragraph: etree._Element) -> tuple[str, int]:
        found = paragraph.find(f"{_W}pPr/{_W}numPr")
        if found is not None:
            return _pair(found)
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        named = style.get(f"{_W}val", "") if style is not None else ""
        return self._of_style.get(named, ("", 0))

    def _read(self, numbers: etree._Element) -> None:
        for abstract in numbers.iter(f"{_W}abstractNum"):
            levels = {}
            for level in abstract.iter(f"{_W}lvl"):
                start = _value(level, "start") or "1"
                levels[_int(level.get(f"{_W}ilvl"))] = (
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText"),
                    _int(start, 1),
                )
            self._levels[abstract.get(f"{_W}abstractNumId", "")] = levels
        for number in numbers.iter(f"{_W}num"):
            self._abstract[number.get(f"{_W}numId", "")] = _value(number, "abstractNumId")


def _style_numbers(styles: etree._Element) -> Iterator[tuple[str, tuple[str, int]]]:
    for style in styles.iter(f"{_W}style"):
        found = style.find(f"{_W}pPr/{_W}numPr")
        if found is not None:
            yield style.get(f"{_W}styleId", ""), _pair(found)


def _pair(found: etree._Element) -> tuple[str, int]:
    return _value(found, "numId"), _int(_value(found, "ilvl"))


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return child.get(f"{_W}val", "") if child is not None else ""


def _int(value: str | None, default: int = 0) -> int:
    return int(value) if value and value.isdigit() and len(value) < 6 else default


def _written(number: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.upper() if kind == "upperRoman" else roman
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in (*_ROMAN, (1, "i")):
        while number >= value:
            written, number = written + letters, number - value
    return written
