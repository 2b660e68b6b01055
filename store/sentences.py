"""Text -> the spans of its sentences, in English and Albanian, legal abbreviations kept whole."""

import re

# A full stop after one of these ends no sentence.
_ABBREVIATIONS = frozenset(
    "art arts nr no nos p pp par para paras pg fq dr mr mrs ms prof st cf vs etc al ed vol ch sec"
    " dt p.sh d.m.th e.g i.e u.s u.k lit inc ltd co jan feb mar apr jun jul aug sep sept oct nov"
    " dec approx fig eq ref refs resp".split()
)
_END = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s)|\n+""")
_OPENING = re.compile(r"""["'“‘«(\[]?[A-ZÇËÀ-Þ0-9]""")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Find the sentences; spans carry no white space at their ends and never overlap."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if not _ends_here(text, start, match):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _ends_here(text: str, start: int, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark.startswith("\n"):
        return True
    following = text[match.end() :].lstrip(" \t")[:2]
    if following and not following.startswith("\n") and not _OPENING.match(following):
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    before = text[start : match.start()].rsplit(None, 1)
    word = before[-1].strip("(\"'“‘[") if before else ""
    if word.casefold() in _ABBREVIATIONS:
        return False
    # An initial ("J. Smith") or a list mark ("1. The court") is no end.
    initial = len(word) == 1 and word.isalpha() and word.isupper()
    return not (initial or (word.isdigit() and len(before) == 1 and len(word) < 4))


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if right > left:
        spans.append((left, right))
