"""ODT -> a document; hidden paragraphs and styles that do not show are left out."""

from collections.abc import Iterator

from lxml import etree

from ingest.draft import Draft
from ingest.read.block import Block
from ingest.read.normalise import clean
from ingest.read.package import open_package
from ingest.read.structure import draft_from_blocks
from ingest.read.tree import local_name, parse_xml

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SKIPPED = frozenset(
    "tracked-changes sequence-decls hidden-text hidden-paragraph annotation forms note".split()
)


def read_odt(data: bytes, name: str) -> Iterator[Draft]:
    """Read an OpenDocument text; `name` becomes its id."""
    with open_package(data) as package:
        root = parse_xml(package.read("content.xml"))
    body = next((e for e in root.iter() if local_name(e) == "text" and len(e)), root)
    walk = _Walk(_hidden_styles(root))
    walk.visit(body, 0)
    notes = [e for e in body.iter(f"{_TEXT}note-body")]
    texts = (clean(" ".join(walk.text(p) for p in note)) for note in notes)
    numbered = [Block(f"{at} {t}", kind="note") for at, t in enumerate(texts, 1) if t]
    yield draft_from_blocks(name, [*walk.blocks, *numbered])


class _Walk:
    def __init__(self, hidden: frozenset[str]) -> None:
        self.blocks: list[Block] = []
        self._hidden = hidden

    def visit(self, element: etree._Element, depth: int) -> None:
        """Collect the blocks under an element."""
        name = local_name(element)
        if not name or name in _SKIPPED or depth > 200:
            return
        if name == "table-row":
            cells = [clean(self.text(cell)) for cell in element]
            self._add(Block(" | ".join(filter(None, cells)), kind="row"))
        elif name in ("p", "h"):
            level = element.get(f"{_TEXT}outline-level", "1") if name == "h" else "0"
            self._add(
                Block(clean(self.text(element)), level=int(level[:1]) if level[:1].isdigit() else 1)
            )
        else:
            for child in element:
                self.visit(child, depth + 1)

    def text(self, element: etree._Element) -> str:
        """Join the visible text of an element."""
        name = local_name(element)
        if not name or name in _SKIPPED or element.get(f"{_TEXT}style-name") in self._hidden:
            return ""
        pieces = [" " if name in ("s", "tab", "line-break") else "", element.text or ""]
        for child in element:
            pieces += [self.text(child), child.tail or ""]
            pieces += [" "] if local_name(child) == "p" else []
        return "".join(pieces)

    def _add(self, block: Block) -> None:
        if block.text:
            self.blocks.append(block)


def _hidden_styles(root: etree._Element) -> frozenset[str]:
    hidden = set()
    for style in root.iter(f"{_STYLE}style"):
        for properties in style:
            values = {local_name_of(key): value for key, value in properties.attrib.items()}
            if values.get("display") == "none" or values.get("font-size") in ("0pt", "1pt"):
                hidden.add(style.get(f"{_STYLE}name", ""))
    return frozenset(hidden)


def local_name_of(key: object) -> str:
    """Give an attribute's name without its namespace."""
    return str(key).rsplit("}", 1)[-1]
