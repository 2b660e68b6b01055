"""A text, or its tokens and a place -> which years and months stand there, and of what.

"The report of 2019 counted 95 victims in 2018": the year of a report is not the year of what it
reports.
"""

import re

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REPORT = re.compile(
    r"\b(?:reports?|raport\w*)(?: (?:of|for|tip|published in|later than|the|i|e|te|se|shba|amerikan"
    r"|viti|vitit|botuar (?:ne|me)))*$"
)
# "The 2020 TIP Report", "the 2016 GRETA report".
_REPORT_AHEAD = re.compile(
    r"(?:u s|us|american|tip|annual|greta|state department|trafficking in persons|ilo|osce)?"
    r"(?: \w+)? ?reports?\b"
)
# A year that only says which report it is: "the Report of 2019", "raportit të vitit 2019".
_REPORTED = re.compile(
    r"\b(?:reports?|comments?|raport\w*|koment\w*)"
    r"(?:\W+(?:of|for|about|the|tip|ilo|experts|published in|later than|cited|i|e|te|se|shba|greta"
    r"|s|amerikan\w*|ekspert\w*|rreth|vitit?|botuar ne))*\W+((?:19|20)\d\d)\b"
)
_FAR = 7
_AHEAD_OF_MAY = frozenset("in of since until from by between".split())


def year_kind(tokens: tuple[str, ...], at: int) -> str:
    """Say "year", "report year", or "plain" for a number that is no year."""
    if not _YEAR.fullmatch(tokens[at]):
        return "plain"
    before = " ".join(tokens[max(0, at - _FAR) : at])
    after = " ".join(tokens[at + 1 : at + _FAR])
    return "report year" if _REPORT.search(before) or _REPORT_AHEAD.match(after) else "year"


def event_years(folded: str) -> frozenset[str]:
    """Give the years of what a text tells; those of its reports only where it has no others."""
    told = frozenset(_YEAR.findall(_REPORTED.sub(" ", folded)))
    return told or frozenset(_YEAR.findall(folded))


def may_be_month(tokens: tuple[str, ...], at: int) -> bool:
    """Whether a word is no verb or preposition: "18 may do", "nën 18"."""
    if tokens[at] == "nen":
        return False
    if tokens[at] != "may":
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else "0"
    return following[0].isdigit() or (at > 0 and tokens[at - 1] in _AHEAD_OF_MAY)
