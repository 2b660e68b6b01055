"""An HTML page -> which of its elements a reader can see."""

import re

from lxml import etree

from ingest.read.tree import local_name

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"^[.#]?[\w-]+$")
_NOT_SHOWN = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0+)?(?:;|$)"
    r"|font-size:(?:0|1(?:\.\d+)?)(?:px|pt|%|em|rem)?(?:;|$)|text-indent:-\d{3,}"
    r"|(?:left|top):-\d{3,}|clip:rect\(0|clip-path:inset\((?:50|100)%"
    r"|(?:^|;)(?:max-)?(?:height|width):0(?:px)?(?:;|$)"
)
_ONE_EM = re.compile(r"font-size:1(?:\.\d+)?(?:em|rem)")
_WHITE = r"(?:white|#fff(?:fff)?|rgba?\(255,255,255[^)]*\))"
_WHITE_TEXT = re.compile(rf"(?:^|;)color:{_WHITE}(?:;|$)")
_DARK = re.compile(rf"background(?:-color)?:(?!{_WHITE}|none|transparent|inherit)")
_STYLES = 200_000


class Shown:
    """Knows the page's own style rules for single names, classes and ids."""

    def __init__(self, root: etree._Element) -> None:
        self._hidden: set[str] = set()
        css = "".join(style.text or "" for style in root.iter("style"))[:_STYLES]
        for selectors, rules in _RULE.findall(re.sub(r"/\*.*?\*/", "", css, flags=re.S)):
            if is_hiding(rules):
                names = (selector.strip() for selector in selectors.split(","))
                self._hidden |= {name.lower() for name in names if _SIMPLE.match(name)}

    def is_shown(self, element: etree._Element) -> bool:
        """Whether nothing on the element itself hides it."""
        if element.get("hidden") is not None or is_hiding(element.get("style", "")):
            return False
        if not self._hidden:
            return True
        names = {local_name(element), f"#{element.get('id', '')}".lower()}
        names |= {f".{name}".lower() for name in element.get("class", "").split()}
        return not names & self._hidden

    def text(self, element: etree._Element) -> str:
        """Join what can be seen of an element."""
        name = local_name(element)
        if not name or name in ("script", "style", "template") or not self.is_shown(element):
            return ""
        pieces = [element.text or ""]
        for child in element:
            pieces += [" " if local_name(child) in ("br", "p", "div", "li") else ""]
            pieces += [self.text(child), child.tail or ""]
        return "".join(pieces)


def is_hiding(style: str) -> bool:
    """Whether style rules hide what they apply to."""
    rules = re.sub(r"\s+|!important", "", style.lower())
    if not rules:
        return False
    if _NOT_SHOWN.search(_ONE_EM.sub("", rules)):
        return True
    return bool(_WHITE_TEXT.search(rules)) and not _DARK.search(rules)
