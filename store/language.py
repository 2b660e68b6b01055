"""Text -> "en" or "sq", and text -> the terms it is searched by."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

LANGUAGES = ("en", "sq")

# Frequent function words that belong to one of the two languages only; short questions
# without diacritics ("kush e drejton zyren") are decided by these before any statistics.
_ALBANIAN = frozenset(
    "është eshte dhe për per në ne me nga që qe një nje të te së se i kur ku kush çfarë cfare cili"
    " cila cilat cilët cilet sa si pse po nuk jo ka janë jane ishte kanë kane kishte u do mund"
    " sipas neni nenit ligji ligjit viti vitin vitit shqipëria shqiperia shqipërisë shqiperise"
    " viktima viktimat viktimave trafikimi trafikimit trafikimin zyra zyrën zyren çdo cdo kjo ky"
    " këto keto ose edhe tani cilin ç c kujt çka cka cilës ciles".split()
)
_ENGLISH = frozenset(
    "the of and to is are was were what when where who whom which how why does do did in on for"
    " with by from at that this these those it its has have had be been an or as under into can"
    " may must should many much between after before since until not albania albania's law article"
    " victims trafficking".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’/-][^\W_]+)*")
_ENGLISH_STOP = frozenset(
    "the of and to is are was were what when where who whom which how why does do did in on for"
    " with by from at that this these those it its has have had be been a an or as under into can"
    " may must should there their they them he she his her you your we our i me my about any some"
    " please tell know albania albanian".split()
)
_ALBANIAN_STOP = frozenset(
    "eshte dhe per ne me nga qe nje te se i e a u kur ku kush cfare cili cila cilat cilet sa si pse"
    " po nuk jo ka jane ishte ishin kane kishte do mund kjo ky keto ose edhe ai ajo ata tij saj"
    " tyre duke qene cilin kujt cka ciles tregoni lutem rreth shqiperia shqiperise shqiperi".split()
)
# Beginnings of a word by which Albanian is searched: its endings bend, its beginning stays.
_PIECES = (4, 6)
# Words for one act that questions and statements choose between.
_SET_UP = re.compile(r"\bset(?:ting|s)? up\b")
_SAME = {"creat": "establish", "found": "establish", "instituted": "establish"}


def detect_language(text: str, default: str = "en") -> str:
    """Say whether a text is English or Albanian; anything else falls to the nearer of the two."""
    words = [word.casefold() for word in _WORD.findall(text)]
    albanian = sum(word in _ALBANIAN for word in words) + 2 * len(re.findall("[ëç]", text.lower()))
    english = sum(word in _ENGLISH for word in words)
    if albanian != english:
        return "sq" if albanian > english else "en"
    if not words:
        return default
    code, _ = _identifier().classify(text)
    return code if code in LANGUAGES else default


def fold(text: str) -> str:
    """Lower-case and strip diacritics, so that `Koordinatorit Kombëtar` meets `kombetar`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def content_words(text: str, language: str) -> list[str]:
    """Folded words without the stop words of the language, in order."""
    stop = _ALBANIAN_STOP if language == "sq" else _ENGLISH_STOP
    folded = fold(text) if language == "sq" else _SET_UP.sub("established", fold(text))
    return [word for word in map(_clean, _WORD.findall(folded)) if word and word not in stop]


def analyse(text: str, language: str) -> list[str]:
    """Terms to index or look up: stemmed words in English, beginnings of words in Albanian."""
    words = content_words(text, language)
    if language != "sq":
        return [stem(word) for word in words]
    return [piece for word in words for piece in _pieces(word)]


def stems(text: str, language: str) -> list[str]:
    """One short stem a content word: to compare a question with a sentence word by word."""
    words = content_words(text, language)
    return [_albanian_stem(word) if language == "sq" else stem(word) for word in words]


def stem(word: str) -> str:
    """Strip the commonest English endings: enough to meet plural and past forms, no more."""
    if len(word) <= 4 or any(char.isdigit() for char in word):
        return word
    bare = _bare(word)
    return _SAME.get(bare, bare)


def _bare(word: str) -> str:
    endings = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
    for ending, keep in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return _undouble(word[: -len(ending)] + keep).removesuffix("e")
    return word.removesuffix("e")


def _albanian_stem(word: str) -> str:
    # Albanian bends words at their ends: zyra, zyrën, zyrës; krijua, krijohet, krijimi.
    if any(char.isdigit() for char in word):
        return word
    length = len(word)
    return word[: 3 if length <= 5 else 4 if length <= 7 else 5 if length <= 9 else 6]


def _undouble(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz" else word


def _clean(word: str) -> str:
    return re.sub(r"['’]s$", "", word).strip("'’-")


def _pieces(word: str) -> list[str]:
    if any(char.isdigit() for char in word):
        return [word]
    return sorted({word[:length] for length in _PIECES})


@lru_cache(maxsize=1)
def _identifier() -> Any:  # noqa: ANN401 - py3langid is untyped
    # Imported late: the model takes a tenth of a second that most questions never need.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=False)
    identifier.set_languages(list(LANGUAGES))
    return identifier
