from datetime import date

import pytest

from assistant.card import choose_lines, make_card
from assistant.lines import parse_lines, read_lines
from assistant.settings import SHIPPED
from assistant.triage.sign import Sign

TODAY = date(2026, 11, 24)
SIGNS = [
    Sign(kind, f"help_{words}", child)
    for kind, words in [
        ("danger", "danger"),
        ("danger", "despair"),
        ("exploitation", "exploitation"),
        ("child", "child"),
        ("violence", "violence"),
    ]
    for child in (False, True)
]
LINES = read_lines(SHIPPED)


def out_of_order(*numbers):
    text = SHIPPED.read_text(encoding="utf-8")
    for number in numbers:
        head, tail = text.split(f'number = "{number}"\n', 1)
        tail = tail.replace('status = "unconfirmed"', 'status = "out-of-order"', 1)
        text = f'{head}number = "{number}"\n{tail}'
    return parse_lines(text)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("languages", [["en"], ["sq"], ["sq", "en"]])
def test_a_card_has_at_most_90_words_and_three_lines(sign, languages):
    card = make_card(LINES, sign, languages, TODAY)
    assert len(card.text.split()) <= 90
    assert 2 <= len(card.lines) <= 3


@pytest.mark.parametrize("sign", SIGNS)
def test_a_card_never_leaves_the_police_as_the_only_road(sign):
    chosen = choose_lines(LINES, sign, TODAY)
    assert any(not line.police for line in chosen)


@pytest.mark.parametrize("sign", [sign for sign in SIGNS if sign.kind == "danger"])
def test_in_danger_112_is_first(sign):
    assert choose_lines(LINES, sign, TODAY)[0].number == "112"


@pytest.mark.parametrize("sign", [s for s in SIGNS if s.child and s.kind != "danger"])
def test_for_a_child_the_child_line_is_first(sign):
    assert choose_lines(LINES, sign, TODAY)[0].number == "116 111"


def test_for_a_child_in_danger_the_child_line_follows_112():
    chosen = choose_lines(LINES, Sign("danger", "help_danger", child=True), TODAY)
    assert [line.number for line in chosen][:2] == ["112", "116 111"]


def test_a_line_out_of_order_is_left_out_while_another_is_there():
    lines = out_of_order("116 006")
    chosen = choose_lines(lines, Sign("exploitation", "help_exploitation"), TODAY)
    assert "116 006" not in [line.number for line in chosen]
    assert any(not line.police for line in chosen)


def test_the_card_says_that_the_numbers_are_untried_and_that_calls_leave_a_trace():
    text = make_card(LINES, Sign("violence", "help_violence"), ["en"], TODAY).text
    assert "only if it is safe" in text
    assert "log" in text
    assert "not tried" in text


def test_mixed_language_gets_both():
    card = make_card(LINES, Sign("danger", "help_danger"), ["sq", "en"], TODAY)
    assert "If danger is near" in card.text
    assert card.text.startswith("Nëse rreziku")


def test_despair_says_honestly_that_no_line_is_known():
    for language, words in (
        ("en", "I know of no suicide line"),
        ("sq", "nuk njoh linjë kundër vetëvrasjes"),
    ):
        assert words in make_card(LINES, Sign("danger", "help_despair"), [language], TODAY).text
