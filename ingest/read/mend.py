"""Texts of one document -> the same with broken Albanian letters repaired, and what was found.

Three kinds of damage. Sequences that no clean text holds ("Ã«", "e¨", "eÈ", "ﬁ") are always
repaired. Letters of other alphabets that look like ours are repaired inside words that are ours
otherwise. A single wrong letter of another code page ("pėr", "Áështje", "p‰r") is repaired only
when the document itself or the list of frequent words confirms the word, or when the same
letter is wrong in several words; else it is reported and left as it is.
"""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.draft import Finding
from ingest.read.letters import (
    CODE_PAGES,
    FREQUENT,
    LOOK_ALIKES,
    SEQUENCES,
    WEAK,
    is_ours,
    reads_albanian,
)

_SEQUENCE = re.compile("|".join(re.escape(bad) for bad in sorted(SEQUENCES, key=len, reverse=True)))
_LOOK_ALIKE = re.compile("[" + "".join(LOOK_ALIKES) + "]")
_SUSPECTS = {bad for page in CODE_PAGES for bad in page}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# With marks such as "‰" and "‡", which are no letters.
_SUSPECT_WORD = re.compile(
    rf"[\w{re.escape(''.join(sorted(_SUSPECTS)))}]*[{re.escape(''.join(sorted(_SUSPECTS)))}]"
    rf"[\w{re.escape(''.join(sorted(_SUSPECTS)))}]*"
)
_SEVERAL = 3


def mend_texts(texts: Sequence[str]) -> tuple[list[str], list[Finding]]:
    """Repair the texts of a document together: one part of it can confirm another."""
    found: Counter[str] = Counter()
    mended = [_look_alikes(_sequences(text, found), found) for text in texts]
    if any(_SUSPECTS & set(text) for text in mended):
        mended = _code_pages(mended, found)
    kinds = {"sequence": "broken letters", "alike": "letters of another alphabet"}
    kinds["page"] = "letters of another code page"
    findings = [
        Finding("repaired", f"{found[key]} {what}") for key, what in kinds.items() if found[key]
    ]
    if not reads_albanian("\n".join(mended)[:8000]):
        # In other languages these letters are names and loan words.
        return mended, findings
    doubtful = sorted(word for word in found if word.startswith("?"))
    findings += [
        Finding("doubtful", f"{word[1:]!r} may be a broken word ({found[word]} times)")
        for word in doubtful[:20]
    ]
    return mended, findings


def _sequences(text: str, found: Counter[str]) -> str:
    text, count = _SEQUENCE.subn(lambda match: SEQUENCES[match[0]], text)
    found["sequence"] += count
    return text


def _look_alikes(text: str, found: Counter[str]) -> str:
    if not _LOOK_ALIKE.search(text):
        return text

    def repair(match: re.Match[str]) -> str:
        word = match[0]
        fixed = _LOOK_ALIKE.sub(lambda letter: LOOK_ALIKES[letter[0]], word)
        # A word of another alphabet keeps letters that look like none of ours.
        if fixed == word or not is_ours(fixed):
            return word
        # A whole word of look-alikes may be Cyrillic: "Москва" is, of "оса" its neighbours decide.
        is_foreign = not any(letter in word for letter in fixed)
        if is_foreign and (set(word) & WEAK or _among_cyrillic(match)):
            return word
        found["alike"] += 1
        return fixed

    return _WORD.sub(repair, text)


def _among_cyrillic(match: re.Match[str]) -> bool:
    around = match.string[max(0, match.start() - 40) : match.end() + 40]
    rest = around.replace(match[0], "")
    cyrillic = sum("\u0400" <= char <= "\u04ff" for char in rest)
    return cyrillic > sum("a" <= char.lower() <= "z" for char in rest)


def _code_pages(texts: list[str], found: Counter[str]) -> list[str]:
    words = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    suspects = {
        match[0]
        for text in texts
        for match in _SUSPECT_WORD.finditer(text)
        if len(match[0]) > 1 and not any(char.isdigit() for char in match[0])
    }
    readings = {word: _reading(word) for word in suspects}
    sure = {
        word
        for word, fixed in readings.items()
        if fixed and (fixed.lower() in FREQUENT or words[fixed.lower()])
    }
    for page in CODE_PAGES:
        of_page = {word for word in suspects if readings[word] and set(word) & set(page)}
        # One confirmed word and others like it: the whole document went through that page.
        if of_page & sure and len(of_page) >= _SEVERAL:
            sure |= of_page

    def repair(match: re.Match[str]) -> str:
        word = match[0]
        if word in sure:
            found["page"] += 1
            return readings[word]
        if word in readings and readings[word]:
            found["?" + word] += 1
        return word

    return [_SUSPECT_WORD.sub(repair, text) for text in texts]


def _reading(word: str) -> str:
    """Read a word through the code page that explains it; "" when none does."""
    for page in CODE_PAGES:
        if set(word) & set(page):
            fixed = "".join(page.get(char, char) for char in word)
            # Capital letters inside a word are the damage, not the word.
            if word[:1] not in page and word[1:2].islower():
                fixed = fixed[0] + fixed[1:].lower()
            if is_ours(fixed) and not _SUSPECTS & set(fixed):
                return fixed
    return ""
