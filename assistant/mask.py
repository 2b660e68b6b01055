"""A message -> the same with personal data covered, before it is searched for or echoed.

Covered are telephone numbers, addresses, identity and bank numbers, and names that a person gives
as a name. Numbers of laws, articles, years, sums and help lines stay.
"""

import re

COVER = "•••"
_NAME = r"[^\W\d_][\w'’-]+"
_CAPITAL = r"[A-ZÇËÁÉÍÓÚÄÖÜ][\w'’-]+"
# What may follow "I am" with a capital and is no name.
_NO_NAME = (
    r"(?!Alban|Roma\b|Romani|Egyptian|Kosov|Serb|Greek|Ital|Engl|Brit|Americ|Turk|Muslim|Christ|Cathol"
    r"|Orthodox|Shqiptar|Rom\b|Ital|Grek|Musliman|Katolik|Ortodoks|Student|Gazetar|Jurist|Avokat|Mësues"
    r"|Viktim|Nga\b|Në\b|Pro\b|From\b|In\b|A\b|An\b|The\b|Not\b|Very\b|So\b|I\b)"
)
_STOP = r"(?!(?:and|but|i|im|from|the|so|who|dhe|e|po|jam|kam|nga|por|që|qe|ne|në|is|are|was)\b)"
_PATTERNS = [
    # E-mail and the like; a web address may name a person too.
    (
        re.compile(
            r"(?<![\w.+-])[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?\.\s?[\w-]+)+", re.I
        ),
        COVER,
    ),
    (re.compile(r"(?<!\w)@[A-Za-z]\w{2,}(?:\.\w+)*"), COVER),
    # Bank: IBAN and card.
    (re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b", re.I), COVER),
    (re.compile(r"\b(?:\d{4}[ -]?){3}\d{1,7}\b"), COVER),
    # Identity card and tax number: letter, eight digits, letter; passport: one or two letters.
    (re.compile(r"\b[A-Z]\s?\d{8}\s?[A-Z]\b", re.I), COVER),
    (re.compile(r"(?<![\w-])[A-Z]{1,2}\d{6,9}\b"), COVER),
    (
        re.compile(
            r"((?:passport|pasaport\w*|id card|identity card|leternjoftim\w*|letërnjoftim\w*|ID)"
            r"(?:\s+(?:number|no\.?|nr\.?|numri?|numër|is|është|eshte|me|with|card|ime|im))*\W{1,3})"
            r"(?=[\w-]*\d)[A-Z0-9-]{6,}",
            re.I,
        ),
        rf"\1{COVER}",
    ),
    # A date of birth.
    (
        re.compile(
            r"(\b(?:born|birth|birthday|dob|lindur|lindje|datëlindj\w*|datelindj\w*)\b\W+(?:\w+\W+){0,2}?)"
            r"(?:\d{1,2}[./ -](?:\d{1,2}|\w+)[./ -]\d{2,4}|\d{4}-\d{2}-\d{2})",
            re.I,
        ),
        rf"\1{COVER}",
    ),
    # Telephone: with a country code, or beginning with 0 (0800 lines are public), or a mobile one.
    (re.compile(r"(?<![\w/.])(?:\+|00)\s?\d(?:[\s()./-]{0,2}\d){7,13}(?![\w/])"), COVER),
    (re.compile(r"(?<![\w/.+])\(?0(?!800)\d{1,3}\)?(?:[\s./-]{0,2}\d){5,8}(?![\d/])"), COVER),
    (
        re.compile(r"(?<![\w/.+])(?:355[\s-]?)?6[6-9][\s./-]?\d{3}[\s./-]?\d{2}[\s./-]?\d{2}\b"),
        COVER,
    ),
    (re.compile(r"(?<![\w/.+])355(?:[\s./-]{0,2}\d){7,9}\b"), COVER),
    # A name given as a name.
    (
        re.compile(
            r"((?:\b(?:my|her|his|their|our) (?:(?:full|real|first|last) )?name(?:'s| is| was)"
            r"|\bname is|\b(?:i am|i'm|im|she is|he is) (?:called|named)"
            r"|\b(?:people|they) call me|\b(?:quhem|me quajne?|më quajnë|e kam emrin|emrin e kam"
            r"|e quajn[eë]|(?:mbi)?emri im (?:është|eshte|asht|osht)"
            r"|(?:ai|ajo|burri|shefi|(?:motra|shoqja|vajza) ime|(?:djali|vëllai) im) quhet))"
            rf"\s*:?\s+)(?:{_STOP}{_NAME}\s+)?{_STOP}{_NAME}",
            re.I,
        ),
        None,
    ),
    (
        re.compile(
            rf"(\b(?:I am|I'm|i am|Im|im|i'm|This is|Jam|jam|Unë jam|une jam|Une jam) )"
            rf"{_NO_NAME}{_CAPITAL}(?:\s+{_CAPITAL})?"
        ),
        rf"\1{COVER}",
    ),
    (
        re.compile(
            rf"(\b(?:[Ss]igned|[Rr]egards|[Yy]ours|[Mm]e respekt|[Pp]ërshëndetje),?\s+){_CAPITAL}"
            rf"(?:\s+{_CAPITAL})?(?=\W*$)"
        ),
        rf"\1{COVER}",
    ),
    # A street with its number, in either order, and a flat in a block.
    (
        re.compile(
            rf"\b(?:rr\.|rruga|rrugën|rrugen|rrugës|bulevardi|bulevardin|blv\.?|lagjja|lagjen|sheshi)"
            rf"\s+(?:e\s+)?[\"“«]?{_NAME}(?:\s+{_NAME}){{0,3}}?[\"”»]?,?\s*"
            r"(?:nr\.?|numri|numër|no\.?|pallati|pall\.?|p\.)?\s*\d{1,4}\w?\b",
            re.I,
        ),
        COVER,
    ),
    (
        re.compile(
            rf"(?:\b[Rr]r\.|\b[Rr]rug(?:a|ën|en|ës)|\b[Bb]ulevardi[nt]?|\b[Ll]agj(?:ja|jen|en))\s+"
            rf"(?:e\s+)?[\"“«]?{_CAPITAL}(?:\s+{_CAPITAL}){{0,3}}[\"”»]?"
        ),
        COVER,
    ),
    (
        re.compile(
            rf"\b\d{{1,4}}\w?,?\s+(?:{_CAPITAL}\s+){{1,3}}(?:street|st\.?|road|rd\.?|avenue|ave\.?"
            r"|boulevard|lane|square|drive)(?!\w)",
            re.I,
        ),
        COVER,
    ),
    (
        re.compile(
            rf"\b{_CAPITAL}\s+(?:Street|Road|Avenue|Boulevard|Lane|Square)\s*,?\s*"
            r"(?:no\.?|nr\.?|number)?\s*\d{1,4}\w?\b"
        ),
        COVER,
    ),
    (
        re.compile(
            r"\b(?:pallati|pall\.|ndërtesa|ndertesa|apartamenti|apartment|flat|building|ap\.|hyrja|hyrje"
            r"|shkalla|kati|entrance|floor|banesa)\s*(?:nr\.?|no\.?|number|numri)?\s*\d{1,4}\w?\b",
            re.I,
        ),
        COVER,
    ),
]


def mask_text(text: str) -> str:
    """Cover personal data; a text without any comes back as it was."""
    for pattern, cover in _PATTERNS:
        text = pattern.sub(cover or rf"\1{COVER}", text)
    return text
