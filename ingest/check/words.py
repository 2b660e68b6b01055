"""The corpus -> numbers, articles or months that differ between languages; words not our own."""

import re
from collections.abc import Iterator

from ingest.check.corpus import Corpus, word_runs
from store.language import LANGUAGES

# 110/a, 144/2013 and plain numbers; thousands are parted by a comma or a space.
_NUMBER = re.compile(r"\d+(?:/(?:\d+|[a-zç]{1,2}\b))?")
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "sq": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
}


def find_unequal_words(corpus: Corpus) -> Iterator[str]:
    """Compare the two languages of every statement, and both with the primary documents."""
    for where, statement in corpus.statements():
        texts = {language: str(statement.get(language, "")) for language in LANGUAGES}
        numbers = [sorted(_NUMBER.findall(texts[language].lower())) for language in LANGUAGES]
        if numbers[0] != numbers[1]:
            yield f"{where}: numbers differ: {numbers[0]} and {numbers[1]}"
        months = [_months(texts[language], language) for language in LANGUAGES]
        if months[0] != months[1]:
            yield f"{where}: months differ: {months[0]} and {months[1]}"
        for language, text in texts.items():
            if any(hash(run) in corpus.runs for run in word_runs(text)):
                yield f"{where}: {language}: 12 words in a row as in a primary document"


def _months(text: str, language: str) -> list[int]:
    # Beside a number only: "may" and "maj" are other words too.
    names = _MONTHS[language].split()
    beside = rf"(?<=\d )({'|'.join(names)})|\b({'|'.join(names)})\w*(?= \d{{4}})"
    found = re.finditer(beside, text)
    return sorted(names.index(match[1] or match[2]) + 1 for match in found)
