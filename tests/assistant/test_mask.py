"""300 personal items and 300 references to law, put together from parts; the seed is fixed."""

import random
import re

import pytest

from assistant.mask import COVER, mask_text

GIVEN = "Ana Arben Drita Elira Besnik Fatmir Gentian Ilir Jonida Klodian Lule Mirela".split()
FAMILY = "Hoxha Gjoka Krasniqi Leka Marku Ndoja Prifti Rama Shehu Tafa Zeneli Dervishi".split()
STREETS = ["Myslym Shyri", "e Kavajës", "Dritan Hoxha", "Sami Frashëri", "Naim Frashëri"]
ROADS = ["Baker", "Victoria", "Long Lane", "Church", "Station"]
FRAMES = ["{}", "please write to {}", "{} - më shkruani", "Help me. {} What can I do?", "a {} b"]


def digits(chance, count):
    return "".join(str(chance.randrange(10)) for _ in range(count))


def phones(chance):
    a, b, c = digits(chance, 3), digits(chance, 3), digits(chance, 4)
    mobile = f"6{chance.choice('6789')}"
    shapes = [
        f"0{mobile} {a} {c}",
        f"+355 {mobile} {a} {c}",
        f"00355{mobile}{a}{c}",
        f"0{mobile}-{a}-{c}",
        f"+44 7{digits(chance, 3)} {digits(chance, 6)}",
        f"{mobile} {a} {c}",
        f"(04) 2{a}{digits(chance, 3)}",
        f"+39 3{digits(chance, 2)} {digits(chance, 7)}",
        f"04 2{digits(chance, 2)} {b}{digits(chance, 1)}",
        f"0{mobile}/{a}{c}",
    ]
    return chance.choice(shapes)


def emails(chance):
    name, family = chance.choice(GIVEN).lower(), chance.choice(FAMILY).lower()
    host = chance.choice(["gmail.com", "yahoo.it", "live.co.uk", "abc.al"])
    joined = chance.choice([".", "_", "", "-"]).join((name, family))
    return chance.choice(
        [f"{joined}@{host}", f"{joined}{digits(chance, 2)}@{host}", f"{name} @ {host}"]
    )


def identities(chance):
    letter, last = chance.choice("ABCDEFGHIJKL"), chance.choice("ABCDEFGHQRSTUVW")
    shapes = [
        f"{letter}{digits(chance, 8)}{last}",
        f"B{chance.choice('ABC')}{digits(chance, 7)}",
        f"passport number {digits(chance, 9)}",
        f"pasaporta nr. {digits(chance, 8)}",
        f"AL{digits(chance, 2)} {digits(chance, 4)} {digits(chance, 4)} {digits(chance, 4)}"
        f" {digits(chance, 4)} {digits(chance, 4)} {digits(chance, 4)}",
        f"{digits(chance, 4)} {digits(chance, 4)} {digits(chance, 4)} {digits(chance, 4)}",
        f"{letter.lower()}{digits(chance, 8)}{last.lower()}",
    ]
    return chance.choice(shapes)


def names(chance):
    given, family = chance.choice(GIVEN), chance.choice(FAMILY)
    shapes = [
        (f"my name is {given} {family}", f"{given} {family}"),
        (f"My name is {given}", given),
        (f"quhem {given} {family}", f"{given} {family}"),
        (f"Quhem {given.lower()} {family.lower()}", family.lower()),
        (f"jam {given} {family}", family),
        (f"I am {given} {family}", family),
        (f"unë jam {given}", given),
        (f"më quajnë {given} {family}", family),
        (f"emri im është {given}", given),
        (f"his name is {given} {family}", family),
        (f"motra ime quhet {given} {family}", family),
        (f"they call me {given}", given),
    ]
    return chance.choice(shapes)


def addresses(chance):
    street, number = chance.choice(STREETS), chance.randrange(1, 200)
    road = chance.choice(ROADS)
    shapes = [
        f"Rruga {street}, nr. {number}",
        f"rruga {street} {number}",
        f"Rr. {street}, pallati {number}",
        f"{number} {road} Street",
        f"{number}a {road} Road",
        f"bulevardi {street} nr {number}",
        f"rrugën {street} nr. {number}",
        f"Lagjja {number}, pallati {number}, ap. 4",
    ]
    return chance.choice(shapes)


def personal():
    chance = random.Random(20261124)
    items = []
    for make in (phones, emails, identities, names, addresses):
        for _ in range(60):
            made = make(chance)
            text, secret = made if isinstance(made, tuple) else (made, made)
            items.append((chance.choice(FRAMES).format(text), secret))
    return items


def law():
    chance = random.Random(42)
    pick = chance.randrange
    shapes = [
        lambda: (
            f"Ligji nr. {pick(1000, 11000)}, datë {pick(1, 28)}.{pick(1, 12)}.{pick(1995, 2025)}"
        ),
        lambda: f"Ligji nr. {pick(7, 11)} {pick(100, 999)}, datë {pick(1, 28)}.{pick(1, 12)}.2010",
        lambda: f"Law No. {pick(1, 150)}/{pick(2013, 2025)}",
        lambda: f"Article {pick(1, 300)}/{chance.choice('abc')} of the Criminal Code",
        lambda: f"neni {pick(1, 300)}/{chance.choice('abc')} i Kodit Penal, paragrafi {pick(1, 5)}",
        lambda: f"between {pick(1995, 2010)} and {pick(2011, 2025)}, {pick(10, 900)} victims",
        lambda: f"VKM nr. {pick(1, 999)}, datë {pick(1, 28)}.{pick(1, 12)}.{pick(2000, 2025)}",
        lambda: f"CETS No. {pick(100, 225)}, Article {pick(1, 47)}({pick(1, 6)})",
        lambda: f"a fine of {pick(1, 9)} {pick(100, 999)} 000 lekë",
        lambda: f"{pick(1, 9)},{pick(100, 999)},{pick(100, 999)} euro",
        lambda: f"on {pick(2000, 2025)}-0{pick(1, 9)}-{pick(10, 28)}",
        lambda: (
            f"helpline {chance.choice(['116 006', '112', '129', '116 111', '0800 1212'])} in 2014"
        ),
        lambda: f"Decision No. {pick(100, 999)} of {pick(1, 28)} March {pick(2000, 2025)}",
        lambda: f"case {pick(10000, 99999)}/{pick(10, 24)}, point {pick(1, 300)}",
        lambda: (
            f"in {pick(2005, 2025)} there were {pick(1, 400)} cases and {pick(1, 99)} convictions"
        ),
        lambda: f"Fletorja Zyrtare nr. {pick(1, 200)}/{pick(1995, 2025)}, faqe {pick(1000, 9999)}",
        lambda: f"Convention No. {pick(1, 190)} of {pick(1930, 2020)}",
        lambda: f"tel. 112 ose 129, ligji {pick(1000, 9999)}/{pick(1995, 2012)}",
    ]
    return [chance.choice(FRAMES).format(chance.choice(shapes)()) for _ in range(300)]


def test_at_least_95_of_100_personal_items_are_covered():
    items = personal()
    shown = [text for text, secret in items if secret in mask_text(text)]
    assert len(items) == 300
    assert len(shown) <= 15, shown


def test_no_reference_to_law_no_year_and_no_help_line_is_covered():
    items = law()
    covered = [text for text in items if mask_text(text) != text]
    assert len(items) == 300
    assert covered == []


@pytest.mark.parametrize("text", [text for text, _ in personal()][::20])
def test_the_cover_stands_where_the_data_was(text):
    masked = mask_text(text)
    assert COVER in masked
    assert not re.search(r"\d{7}", masked)


@pytest.mark.parametrize(
    "text",
    [
        "I am Albanian and I need help",
        "Jam shqiptare nga Vlora",
        "Si quhet Konventa e Stambollit?",
        "rruga ligjore për të marrë ndihmë",
        "I am a student. What is Article 110/a?",
        "What is the name of the National Coordinator?",
        "Who is Rovena Voda?",
    ],
)
def test_what_is_nobodys_own_stays(text):
    assert mask_text(text) == text
