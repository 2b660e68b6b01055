"""Locators as they once were <-> as they are now: a link that someone has kept goes on working.

Letter a of Article 92 was `art-92-a`, which is Article 92/a; it is `art-92-letter-a` now.
"""

import re

_IS = re.compile(r"^(art-\d.*)-letter-(.+)$")
_WAS = re.compile(r"^(.+#art-\d.*)-([a-z]{1,5}(?:_\d+)?(?:-\d+)?)$")


def former_locator(locator: str) -> str:
    """Give the locator that a passage had before; "" when it is the same."""
    return _IS.sub(r"\1-\2", locator) if _IS.match(locator) else ""


def renamed_passage(passage_id: str) -> str:
    """Give the id that a passage of a former id would have now."""
    return _WAS.sub(r"\1-letter-\2", passage_id)
