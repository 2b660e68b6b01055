"""A paragraph of a Word document -> the text a reader sees; hidden and deleted runs are gone."""

from lxml import etree

from ingest.read.tree import local_name

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {"del", "movefrom", "instrtext", "deltext", "ppr", "rpr", "fallback", "txbxcontent"}
_SMALLEST_HALF_POINTS = 4
_OFF = {"0", "false", "off", "none"}


def paragraph_text(paragraph: etree._Element) -> str:
    """Join the visible runs of a paragraph."""
    pieces: list[str] = []
    _collect(paragraph, pieces)
    return "".join(pieces)


def _collect(element: etree._Element, pieces: list[str]) -> None:
    for child in element:
        name = local_name(child)
        if name in _SKIPPED or (name == "r" and is_hidden(child)):
            continue
        if name == "t":
            pieces.append(child.text or "")
        elif name in ("tab", "ptab"):
            pieces.append("\t")
        elif name in ("br", "cr"):
            pieces.append("\n")
        elif name == "nobreakhyphen":
            pieces.append("-")
        else:
            _collect(child, pieces)


def is_hidden(run: etree._Element) -> bool:
    """Whether a run is marked hidden, is under two points, or is white without a dark ground."""
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return False
    values = {local_name(child): (child.get(f"{_W}val") or "").lower() for child in properties}
    if any(name in values and values[name] not in _OFF for name in ("vanish", "specvanish")):
        return True
    size = values.get("sz", "")
    if size.isdigit() and int(size) < _SMALLEST_HALF_POINTS:
        return True
    return values.get("color") == "ffffff" and not {"shd", "highlight"} & values.keys()
