import re
import tomllib
from pathlib import Path

import pytest

from prompts import label, label_keys

ROOT = Path(__file__).resolve().parents[2]
GROUPS = tomllib.loads((ROOT / "prompts/pages.toml").read_text(encoding="utf-8"))
WORDS = [(group, key) for group, texts in GROUPS.items() for key in texts]


@pytest.mark.parametrize(("group", "key"), WORDS)
def test_every_word_is_in_both_languages_with_the_same_blanks(group, key):
    texts = GROUPS[group][key]
    assert set(texts) == {"en", "sq"}
    blanks = [sorted(re.findall(r"\{\w+\}", texts[language])) for language in ("en", "sq")]
    assert blanks[0] == blanks[1]


def test_every_topic_tier_and_status_of_the_corpus_has_a_name():
    for path in (ROOT / "corpus/documents").glob("*.toml"):
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        assert document["topic"] in label_keys("topics"), path.name
        for section in document["section"]:
            for statement in section.get("statement", []):
                assert statement["tier"] in label_keys("tiers")
                assert statement["status"] in label_keys("statuses")


def test_a_key_without_a_name_is_its_own_label():
    assert label("topics", "my-own-topic", "sq") == "my own topic"
    assert label("words", "found", "en", documents=2, statements=3) == "2 documents, 3 statements"
