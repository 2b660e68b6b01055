import pytest

from assistant.extract import Quote
from assistant.rule import bring_rule
from store.chunk import Chunk, Document
from store.passages import Passages, write_passages

QUALIFIES = {"basic": "", "death": "code#basic", "gain": "code#basic", "lost": "code#nowhere"}


def chunk(locator):
    text = f"The {locator} penalty."
    return Chunk("code.en", locator, "", text, 0, len(text), "en", qualifies=QUALIFIES[locator])


@pytest.fixture
def passages(tmp_path):
    """A basic penalty, two graver forms of it, and one whose rule is missing."""
    document = Document("code.en", "Code", "x", "en")
    write_passages(tmp_path / "p.sqlite", [document], [chunk(name) for name in QUALIFIES])
    with Passages(tmp_path / "p.sqlite") as passages:
        yield passages


def quote(locator, score):
    return Quote(chunk(locator), 0, 1, score)


def brought(passages, scores, *chosen):
    near = [quote(name, score) for name, score in scores.items()]
    quotes = [quote(name, scores[name]) for name in chosen]
    return [held.chunk.locator for held in bring_rule(passages, quotes, near)]


def test_the_rule_leads_where_it_was_asked_for_as_much_as_its_graver_form(passages):
    scores = {"death": 5.0, "gain": 4.0, "basic": 3.5}
    assert brought(passages, scores, "death", "gain") == ["basic", "death", "gain"]
    assert brought(passages, scores, "death", "gain", "basic") == ["basic", "death", "gain"]


def test_the_graver_form_leads_where_it_alone_was_asked_for(passages):
    scores = {"death": 9.0, "basic": 2.0}
    assert brought(passages, scores, "death") == ["death", "basic"]
    assert brought(passages, {"death": 9.0}, "death") == ["death", "basic"]


def test_a_rule_and_a_lost_rule_change_nothing(passages):
    scores = {"basic": 3.0, "lost": 2.0}
    assert brought(passages, scores, "basic", "lost") == ["basic", "lost"]
