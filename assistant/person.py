"""A question -> which post it asks the holder of; a text -> whether it says who holds it.

"Who was the national coordinator?" is not answered by when the coordinator's office was set up.
"""

import re

from store.language import fold

# Posts that people hold, folded; a ministry is not a minister.
_POSTS = {
    "coordinator": r"co-?ordinators?|koordinator(?!e)\w*|koordinatore(?:t|ja|n|s)?",
    "minister": r"(?:deputy |prime )?ministers?"
    r"|(?:zevendes|krye)?minist(?:er|rin?|rit|rja|ren?|res)",
    "head": r"heads?|chiefs?|directors?|chair\w*|presidents?|kreu|shef\w*|drejtor\w*|kryeta\w+"
    r"|president\w*",
    "prosecutor": r"prosecutors?|prokuror(?!i[as])\w*",
    "ambassador": r"ambassadors?|ambasador\w*",
    "rapporteur": r"rapporteurs?|raportues\w*",
    "ombudsman": r"ombuds\w+|avokat\w* (?:i|te) popullit",
}
_POST = {name: re.compile(rf"\b(?:{words})\b") for name, words in _POSTS.items()}
_WHO = re.compile(
    r"\b(?:who (?:is|was|were|are|became)|kush (?:eshte|ishte|jane|ishin|u be))\b"
    r"((?: [\w'’-]+){1,6})"
)
# Two capitalised words, or initials; a run of three is rather the name of a body.
_PERSON = re.compile(
    r"\b([A-ZÇË][a-zçëáéíóú]{1,14})\s"
    r"(?:([A-ZÇË][a-zçëáéíóú]{2,16})(?!\s[A-ZÇË])|[A-ZÇË]\.)"
)
_INITIALS = re.compile(r"\b[A-ZÇË]\.\s?[A-ZÇË]\.(?=\W)")
_BODIES = re.compile(
    r"National|Coordinat|State|Police|Council|Europe|United|Nations|Court|Ministr|Interior|Criminal|Code"
    r"|Albania|Convention|Kosov|Regional|Committee|Force|Human|Rights|Prime|General|Prosecut|International"
    r"|Organi[sz]ation|World|Children|Cross|Union|Commission|Law\b|Article|Supreme|District|Serious|Case"
    r"|Foundation|Office|Report|Centre|Center|Koordinator|Kombëtar|Polic|Shtet|Këshill|Gjykat|Kod|Penal"
    r"|Republik|Shqipëri|Ministër|Zyra|Qendr|Fondacion|Raport|Neni|Prokuror|Evrop|Bashki|^The$|^E$|^I$|^Në$"
    r"|Authority|Autoritet|Përgjegjës|Foreign|Affairs|Deputy|Referral|Trafficking|Antitrafik|Protocol|Qenie|Njerëz"
)


def read_post(question: str) -> str:
    """Give the post whose holder is asked for; nothing where no person is."""
    asked = _WHO.search(fold(question))
    found = asked and next((name for name, post in _POST.items() if post.search(asked[1])), "")
    return found or ""


def tells_holder(text: str, post: str) -> bool:
    """Whether a text names the post together with a person or with another post that has it."""
    folded = fold(text)
    if not _POST[post].search(folded):
        return False
    return names_person(text) or any(
        other != post and pattern.search(folded) for other, pattern in _POST.items()
    )


def names_person(text: str) -> bool:
    """Whether two words with capitals stand side by side that are no body, country or paper."""
    people = (match.groups("") for match in _PERSON.finditer(text))
    named = any(not any(_BODIES.search(word) for word in words if word) for words in people)
    return named or bool(_INITIALS.search(text))
