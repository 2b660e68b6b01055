"""Text -> "en" or "sq", and text -> its letters without case and diacritics."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

LANGUAGES = ("en", "sq")

# Frequent function words that belong to one of the two languages only; short questions
# without diacritics ("kush e drejton zyren") are decided by these before any statistics.
_ALBANIAN = frozenset(
    "është eshte dhe për në ne nga që qe një nje të te së kur ku kush çfarë cfare cili"
    " cila cilat cilët cilet sa si pse po nuk jo ka janë jane ishte kanë kane kishte mund"
    " sipas neni nenit ligji ligjit viti vitin vitit shqipëria shqiperia shqipërisë shqiperise"
    " viktima viktimat viktimave trafikimi trafikimit trafikimin zyra zyrën zyren çdo cdo kjo ky"
    " këto keto ose edhe tani cilin ç c kujt çka cka cilës ciles".split()
)
# Albanian words that English spells too ("help me", "do I need", "per year"): half a sign.
_SHARED = frozenset("me i do per se u e".split())
_ENGLISH = frozenset(
    "the of and to is are was were what when where who whom which how why does do did in on for"
    " with by from at that this these those it its has have had be been an or as under into can"
    " may must should many much between after before since until not albania albania's law article"
    " victims trafficking tell about give show call help need want my your you we he she they am"
    " if there more please any some explain".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’/-][^\W_]+)*")


def detect_language(text: str, default: str = "en") -> str:
    """Say whether a text is English or Albanian; anything else falls to the nearer of the two."""
    words = [word.casefold() for word in _WORD.findall(text)]
    albanian: float = sum(word in _ALBANIAN for word in words) + 2 * len(
        re.findall("[ëç]", text.lower())
    )
    english = sum(word in _ENGLISH for word in words)
    if albanian or english:
        albanian += sum(word in _SHARED for word in words) / 2
    if albanian != english:
        return "sq" if albanian > english else "en"
    if not words:
        return default
    code, _ = _identifier().classify(text)
    return code if code in LANGUAGES else default


def fold(text: str) -> str:
    """Lower-case and strip diacritics, so that `Koordinatorit Kombëtar` meets `kombetar`."""
    lowered = text.casefold()
    if lowered.isascii():
        return lowered
    return unicodedata.normalize("NFKD", lowered).translate(_MARKS)


class _Marks(dict[int, int | None]):
    """A table for `str.translate` that drops combining marks and learns as it meets letters."""

    def __missing__(self, code: int) -> int | None:
        self[code] = kept = None if unicodedata.combining(chr(code)) else code
        return kept


_MARKS = _Marks()


@lru_cache(maxsize=1)
def _identifier() -> Any:  # noqa: ANN401 - py3langid is untyped
    # Imported late: the model takes a tenth of a second that most questions never need.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=False)
    identifier.set_languages(list(LANGUAGES))
    return identifier
