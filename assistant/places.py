"""A text -> the other countries that it names, by name or adjective, in English or Albanian.

Another country's law is never answered with Albania's.
"""

import re

from store.language import fold

# Beginnings of words, folded.
_COUNTRIES = {
    "austria": "austri",
    "belgium": "belgi",
    "bosnia": "bosni",
    "bulgaria": "bulgari|bullgari",
    "croatia": "croati|kroaci|kroat",
    "france": "franc|french",
    "germany": "german|gjerman",
    "greece": "greec|greek|greqi|grek",
    "hungary": "hungar",
    "italy": "ital",
    "kosovo": "kosov",
    "montenegro": "montenegr|mal\\w{0,3} (?:te|e|i) zi|malazez|malazias",
    "netherlands": "netherlands|dutch|holand",
    "north macedonia": "macedoni|maqedoni",
    "poland": "poland|polish|poloni|polak",
    "romania": "romani|rumani|rumun",
    "russia": "russia|rusi",
    "serbia": "serbi",
    "slovenia": "sloveni",
    "spain": "spain|spanish|spanj",
    "switzerland": "switz|swiss|zvicr|zvicer",
    "turkey": "turkey|turkish|turqi",
    "ukraine": "ukrain",
    "united kingdom": "united kingdom|britain|british|britani|mbreteri|uk\\b",
}
_PATTERN = re.compile(rf"\b(?:{'|'.join(f'({ways})' for ways in _COUNTRIES.values())})")
_NAMES = tuple(_COUNTRIES)


def places_in(text: str) -> frozenset[str]:
    """Give the countries named in a text."""
    return frozenset(
        _NAMES[match.lastindex - 1] for match in _PATTERN.finditer(fold(text)) if match.lastindex
    )
