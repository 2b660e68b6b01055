"""The tokens of a text + a place -> whether a year or a month stands there, and of what.

"The report of 2019 counted 95 victims in 2018": the year of a report is not the year of what it
reports.
"""

import re

_YEAR = re.compile(r"(?:19|20)\d\d")
_REPORT = re.compile(
    r"\b(?:reports?|raport\w*)(?: (?:of|for|tip|published in|later than|the|i|e|te|se|shba|amerikan"
    r"|viti|vitit|botuar (?:ne|me)))*$"
)
_FAR = 7
_AHEAD_OF_MAY = frozenset("in of since until from by between".split())


def year_kind(tokens: tuple[str, ...], at: int) -> str:
    """Say "year", "report year", or "plain" for a number that is no year."""
    if not _YEAR.fullmatch(tokens[at]):
        return "plain"
    before = " ".join(tokens[max(0, at - _FAR) : at])
    return "report year" if _REPORT.search(before) else "year"


def may_be_month(tokens: tuple[str, ...], at: int) -> bool:
    """Whether a word is no verb or preposition: "18 may do", "nën 18"."""
    if tokens[at] == "nen":
        return False
    if tokens[at] != "may":
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else "0"
    return following[0].isdigit() or (at > 0 and tokens[at - 1] in _AHEAD_OF_MAY)
