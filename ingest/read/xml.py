"""XML -> a document: Akoma Ntoso, the UDHR files, and any other by the names of its elements."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from ingest.draft import Draft
from ingest.errors import DocumentRejected
from ingest.read.block import Block
from ingest.read.normalise import clean
from ingest.read.structure import draft_from_blocks
from ingest.read.tree import local_name, parse_xml

_SKIPPED = frozenset("meta metadata script style proprietary identification lifecycle".split())
_HEADINGS = frozenset("title heading head subheading doctitle h1 h2 h3 h4 h5 h6".split())
_LISTS = frozenset("orderedlist ol list blocklist".split())
_ITEMS = frozenset("listitem item li".split())
_INLINE = frozenset(
    "b i em strong u sup sub span a ref rref mref mod quotedtext ins abbr date docdate docnumber"
    " doctype def term person organization location quote inline placeholder eol note noteref"
    " authorialnote docproponent doctitle shorttitle".split()
)


def read_xml(data: bytes, name: str) -> Iterator[Draft]:
    """Read an XML document; `name` becomes its id."""
    root = parse_xml(data)
    if local_name(root) == "html":
        raise DocumentRejected("a web page: give it the ending .html")
    walk = _Walk()
    walk.visit(root)
    title = next((block.text for block in walk.blocks if block.level), "")
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    known = {"language": {"als": "sq", "sqi": "sq", "eng": "en"}.get(language, language)[:2]}
    metadata: dict[str, Any] = known if known["language"] in ("en", "sq") else {}
    yield draft_from_blocks(name, walk.blocks, title, **metadata)


class _Walk:
    """Collects blocks; a number in an element of its own goes before what it numbers."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._mark = ""
        self._counters: list[int] = []

    def visit(self, element: etree._Element, depth: int = 0) -> None:
        name = local_name(element)
        if not name or name in _SKIPPED or depth > 200:
            return
        if name == "num" or name == "number":
            parent = element.getparent()
            self._number(element, local_name(parent) if parent is not None else "")
            return
        if name in _LISTS:
            self._counters.append(0)
        if name in _ITEMS and self._counters and not self._has_number(element):
            self._counters[-1] += 1
            self._mark = f"{self._counters[-1]}."
        if self._is_leaf(element):
            self._say(clean("".join(_texts(element))), name in _HEADINGS)
        else:
            self._say(clean(element.text or ""), False)
            for child in element:
                self.visit(child, depth + 1)
                self._say(clean(child.tail or ""), False)
        if name in _LISTS:
            self._counters.pop()

    def _number(self, element: etree._Element, parent: str) -> None:
        text = clean("".join(_texts(element)))
        # The number of a chapter or article stands on a line of its own.
        if parent in ("paragraph", "point", "item", "subparagraph", "indent", "listitem", "clause"):
            self._mark = text if text[-1:] in ".)" else f"{text}."
        elif text:
            self._mark = ""
            self._say(text, True)

    def _say(self, text: str, is_heading: bool) -> None:
        if text:
            level = 2 if is_heading and len(text) <= 200 else 0
            self.blocks.append(Block(f"{self._mark} {text}".strip(), level=level))
            self._mark = ""

    def _has_number(self, element: etree._Element) -> bool:
        return any(local_name(child) in ("num", "number") for child in element)

    def _is_leaf(self, element: etree._Element) -> bool:
        return all(
            not local_name(e) or local_name(e) in _INLINE
            for e in element.iter()
            if e is not element
        )


def _texts(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local_name(child):
            yield from _texts(child)
        yield child.tail or ""
