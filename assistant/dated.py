"""The tokens of a text + the place of a number -> whether it is a year, and of what.

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


def year_kind(tokens: tuple[str, ...], at: int) -> str:
    """Say "year", "report year", or "plain" for a number that is no year."""
    if not _YEAR.fullmatch(tokens[at]):
        return "plain"
    before = " ".join(tokens[max(0, at - _FAR) : at])
    return "report year" if _REPORT.search(before) else "year"
