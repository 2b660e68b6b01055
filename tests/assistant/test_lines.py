from datetime import date, timedelta

import pytest

from assistant.errors import LinesInvalid
from assistant.lines import parse_lines, read_lines
from assistant.settings import SHIPPED

TODAY = date(2026, 11, 24)
TEXT = SHIPPED.read_text(encoding="utf-8")


@pytest.fixture
def lines():
    return read_lines(SHIPPED)


def confirmed(text=TEXT):
    """The shipped file with every line confirmed on the day it was read."""
    return parse_lines(
        text.replace("confirmed = false", "confirmed = true").replace(
            'status = "unconfirmed"', 'status = "working"'
        )
    )


def test_no_shipped_line_is_given_as_sure(lines):
    for line in lines.line:
        for language in ("en", "sq"):
            shown = line.shown(language, TODAY)
            assert not shown.confirmed
            assert shown.note


def test_every_line_names_its_source_with_a_link_and_the_day_it_was_read(lines):
    for line in lines.line:
        shown = line.shown("sq", TODAY)
        assert shown.source
        assert shown.url.startswith("http")
        assert date.fromisoformat(shown.checked_on) <= TODAY


def test_the_lines_come_in_the_language_asked_for_and_in_both(lines):
    for line in lines.line:
        shown = {language: line.shown(language, TODAY) for language in ("en", "sq")}
        assert shown["en"].name != shown["sq"].name
        assert shown["en"].names == {tongue: shown[tongue].name for tongue in shown}
        assert shown["sq"].fors == {tongue: shown[tongue].for_ for tongue in shown}


def test_a_confirmation_of_180_days_counts_and_one_of_181_no_more():
    line = confirmed().line[0]
    fresh = line.shown("en", line.checked_on + timedelta(days=180))
    old = line.shown("en", line.checked_on + timedelta(days=181))
    assert (fresh.confirmed, fresh.status, fresh.note) == (True, "working", "")
    assert (old.confirmed, old.status, old.note) == (False, "stale", "Not recently confirmed.")


def test_old_lines_and_lines_of_kosovo_are_denied(lines):
    assert lines.refused() == {"08001212", "192", "080011112", "080012345"}
    assert not lines.refused() & lines.known()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('number = "116 111"', 'number = "192"', "offered and denied"),
        ('number = "112"', 'number = "113"', "112 is missing"),
        ('name.sq = "Policia e Shtetit"', 'name.sq = ""', "both languages"),
        ("confirmed = false", "confirmed = true", "its status is unconfirmed"),
        ('number = "116 111"', 'number = "call me"', "number"),
        ('kinds = ["child"]', 'kinds = ["women"]', "kinds"),
        ('checked_on = "2026-11-23"', 'checked_on = "lately"', "checked_on"),
        ("priority = 1", "priority = 1\nhint = 1", "hint"),
        ("[[line]]\n", "[[line\n", "line"),
    ],
)
def test_a_file_that_breaks_a_rule_is_not_used_and_says_why(old, new, reason):
    assert old in TEXT
    with pytest.raises(LinesInvalid, match=reason):
        parse_lines(TEXT.replace(old, new, 1))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(LinesInvalid, match="none.toml"):
        read_lines(tmp_path / "none.toml")
