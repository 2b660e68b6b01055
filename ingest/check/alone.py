"""The corpus -> sentences that lean on one before them: an answer quotes each by itself."""

import re
from collections.abc import Iterator

from ingest.check.corpus import Corpus
from store.language import LANGUAGES

_OPENERS = {
    "en": re.compile(
        r"^(?:It|Its|This|That|These|Those|They|Their|He|She|His|Her|Such|There)\b(?! documents)"
    ),
    "sq": re.compile(
        r"^(?:Kjo|Ky|Këto|Këta|Ai|Ajo|Ata|Ato|Atij|Asaj|Atyre|Këtij|Kësaj|Këtyre)\b(?! dokumente)"
    ),
}
_POINTERS = {
    "en": re.compile(
        r"\b(?:[Tt]his|the said|the above) (?:law|article|code|report|provision|body)\b"
    ),
    "sq": re.compile(r"\b(?:[Kk]y nen|[Kk]ëtij neni|[Kk]y ligj|[Kk]ëtij raporti|sipër)\b"),
}
_NAMES = re.compile(r"\d|(?<=\s)[A-ZÇË][\w.]+|[A-Z]{2,}")


def find_leaning(corpus: Corpus) -> Iterator[str]:
    """List statements that open with a pronoun or name neither body, law, place nor year."""
    for where, statement in corpus.statements():
        for language in LANGUAGES:
            text = str(statement.get(language, ""))
            if _OPENERS[language].match(text):
                yield f"{where}: {language}: opens with a pronoun: {text[:40]!r}"
            elif found := _POINTERS[language].search(text):
                yield f"{where}: {language}: points outside itself: {found[0]!r}"
            elif not _NAMES.search(text):
                yield f"{where}: {language}: names no body, law, place or year"
