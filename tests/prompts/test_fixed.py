import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from prompts import say

FIXED = Path(__file__).resolve().parents[2] / "prompts/fixed.toml"
TEXTS = tomllib.loads(FIXED.read_text(encoding="utf-8"))


def blanks(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", TEXTS)
def test_every_text_is_in_both_languages_with_the_same_blanks(key):
    assert set(TEXTS[key]) == {"en", "sq"}
    assert blanks(TEXTS[key]["en"]) == blanks(TEXTS[key]["sq"])


@pytest.mark.parametrize("key", TEXTS)
def test_no_text_is_empty_or_shouts(key):
    for text in TEXTS[key].values():
        assert text.strip() == text != ""
        assert "!" not in text


@pytest.mark.parametrize("language", ["en", "sq"])
def test_a_blank_is_filled(language):
    said = say("dated", language, date="2010-11-27")
    assert "2010-11-27" in said
    assert "{" not in said


def test_a_text_that_is_not_there_is_an_error_and_not_an_empty_answer():
    with pytest.raises(KeyError):
        say("no-such-text", "en")
    with pytest.raises(KeyError):
        say("not_found", "fr")


SPOKEN = {
    key: text for key, text in TEXTS.items() if isinstance(text, dict) and set(text) == {"en", "sq"}
}
LURID = re.compile(
    r"\bvictims?\b|slave|rescue|horr|brutal|chain|\bprey\b|shock|viktim|skllav|tmerr|shpëto|zinxhir",
    re.I,
)
PROMISE = re.compile(
    r"\b(?:guarantee|promise|confidential|we will protect|garanto|premto|konfidencial)\w*",
    re.I,
)
PICTURE = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff]")


@pytest.mark.parametrize("key", SPOKEN)
def test_the_tone_is_calm_and_promises_nothing(key):
    for text in SPOKEN[key].values():
        assert not LURID.search(text), key
        assert not PROMISE.search(text), key
        assert not PICTURE.search(text), key


def test_nothing_said_asks_who_or_where_somebody_is():
    for key in ("referred", "privacy", "help_danger", "help_exploitation", "help_child"):
        assert "?" not in "".join(TEXTS[key].values())
