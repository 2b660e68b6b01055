import pytest

from assistant.current import bring_up_to_date
from assistant.extract import Quote
from store.chunk import Chunk, Document
from store.passages import Passages, write_passages

LINE = {
    "agreement-2005": "nrm#agreement-2012",
    "agreement-2012": "nrm#decision-2018",
    "decision-2018": "",
    "circle-a": "nrm#circle-b",
    "circle-b": "nrm#circle-a",
    "gone": "other#nowhere",
    "whole": "other",
    "penalty-2008": "nrm#penalty-2013",
    "penalty-2013": "",
}
ENDED = {"penalty-2008": "2013-06"}


def chunk(locator):
    text = f"The {locator} says so."
    return Chunk(
        "nrm.en",
        locator,
        "",
        text,
        0,
        len(text),
        "en",
        superseded_by=LINE.get(locator, ""),
        in_force_to=ENDED.get(locator, ""),
    )


@pytest.fixture
def passages(tmp_path):
    """What replaced what: 2005 by 2012 by 2018; a circle; and lines that lead nowhere."""
    document = Document("nrm.en", "Referral", "x", "en")
    write_passages(tmp_path / "p.sqlite", [document], [chunk(name) for name in LINE])
    with Passages(tmp_path / "p.sqlite") as passages:
        yield passages


def brought(passages, question, *locators):
    quotes = [Quote(chunk(name), 0, 1, 1.0) for name in locators]
    return [quote.chunk.locator for quote in bring_up_to_date(passages, quotes, question)]


@pytest.mark.parametrize(
    "question",
    [
        "Which agreement runs the referral mechanism?",
        "Cila marrëveshje e drejton mekanizmin?",
        "Was the agreement on the referral mechanism replaced?",
        "Çfarë ndryshoi te marrëveshja?",
    ],
)
def test_what_is_in_force_comes_before_what_it_replaced(passages, question):
    assert brought(passages, question, "agreement-2005") == ["decision-2018", "agreement-2005"]


@pytest.mark.parametrize(
    "question",
    [
        "Which agreement ran the mechanism in 2006?",
        "Who was party to the first agreement?",
        "Who signed the agreement?",
        "Kur u nënshkrua marrëveshja?",
    ],
)
def test_a_question_about_the_past_keeps_the_old_rule(passages, question):
    assert brought(passages, question, "agreement-2005") == ["agreement-2005"]


def test_what_is_quoted_already_is_not_said_twice(passages):
    found = brought(passages, "Which rule holds?", "agreement-2005", "decision-2018")
    assert found == ["decision-2018", "agreement-2005"]


def test_the_whole_statement_in_force_is_quoted(passages):
    quotes = bring_up_to_date(passages, [Quote(chunk("agreement-2012"), 0, 3, 1.0)], "What holds?")
    assert quotes[0].text == "The decision-2018 says so."


@pytest.mark.parametrize("locator", ["gone", "whole", "decision-2018"])
def test_without_a_successor_to_quote_nothing_is_added(passages, locator):
    assert brought(passages, "What holds?", locator) == [locator]


def test_a_circle_of_successors_ends(passages):
    assert brought(passages, "What holds?", "circle-a") == ["circle-b", "circle-a"]


def test_a_repealed_penalty_is_not_quoted_beside_the_one_in_force(passages):
    assert brought(passages, "How long is the prison term?", "penalty-2008") == ["penalty-2013"]


def test_a_repealed_penalty_is_quoted_where_its_change_is_asked_about(passages):
    found = brought(passages, "How has the penalty been changed?", "penalty-2008")
    assert found == ["penalty-2013", "penalty-2008"]
