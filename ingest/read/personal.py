"""A text -> the kinds of personal data in it that may lead to a victim; never the data itself."""

import re

_EIGHT = re.compile("[0-9]{8}")
_ID = re.compile(r"(?<![A-Z0-9])[A-Z][0-9]{8}[A-Z](?![A-Z0-9])")
_PHONE = re.compile(
    r"(?<![\d/.-])(?:(?:\+|00)\s?355[\s./-]?\d|06[6-9])(?:[\s./-]?\d){6,8}(?![\d/])"
)
_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]+)@[\w-]+(?:\.[\w-]+)+")
# Mailboxes of offices belong to no person.
_OFFICE = re.compile(
    r"^(?:info|contact|kontakt|office|zyra|sekretaria|secretariat|press|media|support|help|admin"
    r"|webmaster|protokolli|protokoll|hotline|trafficking|anti-?traf\w*|noreply|enquir\w+|mail)\b",
    re.I,
)
_CHILD = re.compile(
    r"\b(?:i mituri|e mitura|të miturit|të miturës|te mitures|e miturës|i mitur|e mitur|minor"
    r"|minors|child|girl|boy|fëmija|femija|vajza|djali|nxënësja)\b",
    re.I,
)
_VICTIM = re.compile(
    r"\b(?:viktim\w*|victim\w*|e dëmtuar\w*|i dëmtuar\w*|e demtuar\w*|injured party|survivor)\b",
    re.I,
)
_BORN = re.compile(
    r"\b(?:born (?:on|in)|date of birth|e lindur|i lindur|lindur më|lindur me|datëlindj\w+|dtl\.?"
    r"|\d{1,2}[- ]?(?:vjeçare?|vjecare?|year[- ]old)|aged? \d{1,2})\b",
    re.I,
)
_NAME = re.compile(
    r"\b(?:[A-ZËÇ]\.\s?){1,2}[A-ZËÇ]?\.?|\b[A-ZËÇ][a-zëç]{2,}\s+[A-ZËÇ][a-zëç]{2,}\b"
)


def personal_in(text: str) -> str:
    """Name the kinds of personal data in a text; "" without any."""
    found = []
    # What each cannot do without comes first: most passages are done with at once.
    if _EIGHT.search(text) and _ID.search(text):
        found.append("a personal number")
    if ("355" in text or "06" in text) and _PHONE.search(text):
        found.append("a phone number")
    if "@" in text and any(not _OFFICE.match(mail[1]) for mail in _MAIL.finditer(text)):
        found.append("an e-mail address")
    if _names_child_victim(text):
        found.append("a child victim who may be recognised")
    return ", ".join(found)


def _names_child_victim(text: str) -> bool:
    if not (_CHILD.search(text) and _VICTIM.search(text)):
        return False
    return bool(_BORN.search(text) and _NAME.search(text))
