import numpy as np
import pytest

from assistant.support import find_support
from store.chunk import Chunk, Source
from tests.made.gate_sets import read_rows


def embed(texts):
    """Meaning is asked only where words leave it open; here nothing is ever alike."""
    return np.eye(len(texts), dtype=np.float32)


def chunk(text, **more):
    given = {"title": "A title", "context": "A title — A heading", "source": Source(title="Law")}
    return Chunk("doc", "one", "A heading", text, 100, 100 + len(text), "en", **{**given, **more})


ORDER = chunk(
    "Order No. 203 of 19 December 2005 set up the Anti-Trafficking Unit at the Interior Ministry."
)
PENALTY = chunk("Article 110/a carries 8 to 15 years for an adult and 10 to 20 years for a child.")


@pytest.mark.parametrize("language", ["en", "sq"])
def test_planted_errors_are_caught_and_faithful_drafts_pass(language):
    rows = read_rows(language)
    caught = sum(bool(_wrong(row, row.wrong)) for row in rows)
    dropped = sum(bool(_wrong(row, row.draft)) for row in rows)
    assert len(rows) == 100
    assert caught >= CAUGHT[language]
    assert dropped <= DROPPED[language]


CAUGHT = {"en": 99, "sq": 97}
DROPPED = {"en": 3, "sq": 2}


@pytest.mark.parametrize(
    ("files", "caught"), [("fresh", 38), ("free", 111), ("model", 143), ("last", 81)]
)
def test_freer_drafts_lose_no_more_errors_than_measured(files, caught):
    # How many faithful ones are dropped depends on the embedder: evals/RESULTS.md.
    rows = read_rows(f"{files}-en", f"{files}-sq")
    assert sum(bool(_wrong(row, row.wrong)) for row in rows) >= caught


def _wrong(row, text):
    return find_support(text, [row.chunk], row.language, embed).wrong


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Order No. 203 set up the Anti-Trafficking Unit in 2005.", ""),
        ("Yes, Order No. 203 set up the Anti-Trafficking Unit in 2005.", ""),
        ("The Anti-Trafficking Unit was set up on 19.12.2005.", ""),
        ("Order No. 230 set up the Anti-Trafficking Unit.", "number"),
        ("The Anti-Trafficking Unit was set up on 19 November 2005.", "number"),
        ("Rovena Voda set up the Anti-Trafficking Unit.", "name"),
        ("The Anti-Trafficking Unit was set up at the court.", "body"),
        ("Order No. 203 did not set up the Anti-Trafficking Unit.", "negation"),
        ("Order No. 203 abolished the Anti-Trafficking Unit.", "opposite"),
        ("The Anti-Trafficking Unit pays rent, clothes and food.", "words"),
    ],
)
def test_each_kind_of_error_has_its_name(sentence, wrong):
    assert find_support(sentence, [ORDER], "en", embed).wrong == wrong


def test_a_number_moved_to_other_words_is_seen():
    right = "For a child it carries 10 to 20 years, says Article 110/a."
    assert find_support(right, [PENALTY], "en", embed).wrong == ""
    wrong = "An adult offence under Article 110/c carries 8 to 15 years."
    assert find_support(wrong, [PENALTY], "en", embed).wrong == "number"


LISTED = chunk("The units identified 51 victims in 2018 and 26 in 2017, 9 of them children.")


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("The units identified 26 victims in 2017.", ""),
        ("The units identified 51 victims in 2018.", ""),
        ("The units identified 51 victims in 2017.", "binding"),
        ("The units identified 26 victims in 2018.", "binding"),
    ],
)
def test_a_number_of_a_list_keeps_its_own_year(sentence, wrong):
    assert find_support(sentence, [LISTED], "en", embed).wrong == wrong


def test_as_of_may_name_the_date_of_the_source_and_no_other():
    dated = chunk("The unit has 12 officers at the Interior Ministry.", date="2016")
    said = "As of {}, the unit has 12 officers at the Interior Ministry."
    assert find_support(said.format(2016), [dated], "en", embed).wrong == ""
    assert find_support(said.format(2019), [dated], "en", embed).wrong == "number"


def test_the_quote_is_the_sentence_that_supports_and_no_more():
    text = "The unit has 12 officers. Shelters are run by others. Courts sit in Tirana."
    report = chunk(text, source=Source())
    (quote,) = find_support("Others run the shelters.", [report], "en", embed).quotes
    assert quote.text == "Shelters are run by others."
    assert text[quote.start - 100 : quote.end - 100] == quote.text


def test_a_cited_passage_that_says_nothing_of_it_is_no_citation():
    other = chunk("Bread is baked in the morning.")
    support = find_support(
        "Order No. 203 set up the Anti-Trafficking Unit.", [ORDER, other], "en", embed
    )
    assert [quote.chunk for quote in support.quotes] == [ORDER]
