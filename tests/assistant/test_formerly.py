"""What was linked before locators changed is still found."""

import pytest

from assistant.formerly import former_locator, renamed_passage
from assistant.page import render_document
from ingest.read.block import Block
from ingest.read.structure import draft_from_blocks
from ingest.split import Ruler, split_draft

WORDS = Ruler(lambda texts: [len(text.split()) + 2 for text in texts], 256)


def law(*lines):
    letters = [f"{x}) {'harbours and keeps people ' * 12}" for x in "abc"]
    blocks = [Block(line) for line in ["Article 92", "Whoever:", *letters, *lines]]
    return split_draft(draft_from_blocks("law", blocks), WORDS, "law.txt")


def test_a_letter_of_an_article_is_no_article_with_a_letter():
    _, chunks = law("Article 92/a", "Whoever helps.")
    labels = {chunk.locator: chunk.label for chunk in chunks}
    assert labels["art-92-letter-a"] == "Article 92(a)"
    assert labels["art-92-a"] == "Article 92/a"


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("art-92-letter-a", "art-92-a"),
        ("art-110-a-letter-b", "art-110-a-b"),
        ("art-92-letter-iv-2", "art-92-iv-2"),
        ("art-92-letter-a_2", "art-92-a_2"),
    ],
)
def test_a_former_name_leads_to_the_one_of_today_and_back(now, before):
    assert former_locator(now) == before
    assert renamed_passage(f"law#{before}") == f"law#{now}"


@pytest.mark.parametrize("locator", ["art-92-a", "point-2-a", "art-3-point-2-a", "a-letter-home"])
def test_others_have_always_been_called_so(locator):
    assert former_locator(locator) == ""


def test_a_page_has_the_former_place_too_unless_another_has_it_now():
    document, chunks = law()
    assert '<a id="art-92-a"></a>' in render_document(document, chunks, (0, 0))
    document, chunks = law("Article 92/a", "Whoever helps.")
    assert render_document(document, chunks, (0, 0)).count('id="art-92-a"') == 1
