"""A message -> the languages it is written in, by its commonest words and the look of the rest."""

import re

from assistant.schemas import Language
from store.language import fold

_LANGUAGES: tuple[Language, ...] = ("en", "sq")
# From so many words on, a message counts as written in a second language too.
_MIXED_WORDS = 3
# Words of one language only, to see when a message is written in both.
_MARKS = {
    "en": re.compile(
        r"\b(?:the|he|she|they|is|are|am|my|and|not|don|doesn|help|please|to|you|have|has|who|what|how"
        r"|of|for|in|from|was|his|her|him|them|with|can|want|this|that|it|we|our)\b"
    ),
    "sq": re.compile(
        r"\b(?:nuk|dhe|eshte|ju|lutem|jam|kam|ka|po|per|nga|si|ai|te|ma|qe|kane|une|ne|se|do|mua|e|cfare"
        r"|ku|kush|sa|cdo|im|ime|jane|asht|osht|kan|tu|s|c|m|dua|mund|kur|edhe|ata|dikush)\b"
    ),
}
_LOOKS = {
    "en": re.compile(r"w|th|ck|ing\b|ed\b|y\b|oo|ee|ea|gh"),
    "sq": re.compile(
        r"xh|nj|gj|dh|zh|q(?!u)|sht|oj|ua[rn]?\b|jn[ei]|\bp[oe]\b|j[ae]\b|rr|ur\b|it\b"
    ),
}


def written_in(text: str) -> tuple[Language, ...]:
    """Name the language that is written more, and the other if it is written too."""
    folded = fold(text)
    counts = {tongue: len(_MARKS[tongue].findall(folded)) for tongue in _LANGUAGES}
    counts["sq"] += len(re.findall("[ëç]", text.lower()))
    if counts["en"] == counts["sq"]:
        # The shape of the words must do: a statistical look takes longer than all the rest.
        return (
            ("sq",)
            if len(_LOOKS["sq"].findall(folded)) > len(_LOOKS["en"].findall(folded))
            else ("en",)
        )
    first: Language = "sq" if counts["sq"] > counts["en"] else "en"
    second: Language = "en" if first == "sq" else "sq"
    mixed = counts[second] >= max(_MIXED_WORDS, counts[first] / 2)
    return (first, second) if mixed else (first,)
