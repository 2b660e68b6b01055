import re
from pathlib import Path

import pytest

from assistant.triage import rules as module
from assistant.triage.rules import Rules, rules_of
from assistant.triage.template import compile_template

FOLDER = Path(module.__file__).parent
FILES = [
    path
    for path in sorted(FOLDER.glob("*/*.txt"))
    if path.stem not in ("words", "common", "concepts")
]
CLASSES = {"who": ["he", "my boss"], "take": ["takes", "keep*"]}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_rule_file_compiles_and_is_folded(path):
    rules_of(path.parent.name, path.stem)
    lines = [line for line in path.read_text().splitlines() if not line.startswith("#")]
    assert lines
    assert all(line.isascii() and line == line.lower() for line in lines)
    assert len(lines) <= 200


def test_both_languages_have_the_same_files():
    names = {folder: {path.name for path in (FOLDER / folder).iterdir()} for folder in ("en", "sq")}
    assert names["en"] == names["sq"]


@pytest.mark.parametrize(
    ("sentence", "met"),
    [
        (" he keeps my papers ", True),
        (" my boss takes all our papers ", True),
        (" he keeps one two three four papers ", False),
        (" she keeps my papers ", False),
        (" he keeps 3 papers ", True),
        (" the he papers keeps ", False),
    ],
)
def test_a_line_is_a_pattern_over_words(sentence, met):
    assert Rules(["{who} {take} _ papers"], CLASSES).met(sentence) is met


def test_an_optional_word_and_a_number():
    rules = Rules(["work (the|for)? @ hours"], CLASSES)
    assert rules.met(" work 16 hours ")
    assert rules.met(" work for 16 hours ")
    assert not rules.met(" work many hours ")


def test_an_unknown_class_is_an_error():
    with pytest.raises(KeyError):
        compile_template("{nobody} takes", CLASSES)


def test_no_pattern_can_run_away():
    # Gaps are bounded and never nested, so that a long message costs time in proportion.
    for path in FILES:
        for line in path.read_text().splitlines():
            assert not re.search(r"\*\s*\*|_\s+_\s+_", line), line
