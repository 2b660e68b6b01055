"""Raw text -> the text that is stored: NFC, plain line ends, nothing invisible."""

import re
import unicodedata

# Zero-width, bidi and tag characters carry no reading text, only tricks; soft hyphens only
# break words.
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def normalise(text: str) -> str:
    """Bring text into the stored form; what a reader sees of it stays as it is."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text).strip()


def clean(text: str) -> str:
    """Bring a paragraph of a format with markup into the stored form, on one line."""
    return " ".join(normalise(text).split())
