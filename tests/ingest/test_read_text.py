from pathlib import Path

import pytest

from ingest.read.text import read_plain

SHARED = Path(__file__).resolve().parents[3] / "shared"
STATEMENT = """
REPUBLIC OF SAMPLES
MINISTRY OF SAMPLES

Remarks of the Head of Department, Ms. Ana Hoxha, on helping victims
(Second session)

Sampleton, 5 March 2011

- The Republic joins the common statement. It adds a few words.
- Its **Criminal Code** was changed in 2004,
which closed a gap.
- It has set up these bodies:
 1. The **Office** was opened in 2004.
 2. The network brings together the police, the shelters and the hotline, so that it provides

                                        2

for earlier identification of victims.
- Partners are thanked.
"""


def read(tmp_path, text, name="sample.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (draft,) = read_plain(path)
    return draft, {part.locator: draft.text[part.start : part.end] for part in draft.parts}


def test_a_statement_has_one_locator_a_point(tmp_path):
    _, texts = read(tmp_path, STATEMENT)
    points = [locator for locator in texts if locator.startswith("point")]
    assert points == ["point-1", "point-2", "point-3", "point-3.1", "point-3.2", "point-4"]
    assert texts["point-3.1"] == "The Office was opened in 2004."
    assert texts["point-4"] == "Partners are thanked."


def test_a_sentence_broken_by_a_page_is_joined_and_the_page_number_gone(tmp_path):
    _, texts = read(tmp_path, STATEMENT)
    assert texts["point-3.2"] == (
        "The network brings together the police, the shelters and the hotline, so that it"
        " provides for earlier identification of victims."
    )


def test_a_wrapped_line_belongs_to_its_point_and_bold_marks_are_gone(tmp_path):
    draft, texts = read(tmp_path, STATEMENT)
    assert texts["point-2"] == "Its Criminal Code was changed in 2004, which closed a gap."
    assert "**" not in draft.text


def test_title_and_date_come_from_the_head_of_the_text(tmp_path):
    draft, texts = read(tmp_path, STATEMENT)
    assert draft.id == "sample"
    assert draft.title.startswith("Remarks of the Head of Department, Ms. Ana Hoxha, on helping")
    assert draft.date == "2011-03-05"
    assert "par-1" in texts


@pytest.mark.parametrize("dash", ["-", "–", "—", "•", "*"])
def test_every_kind_of_dash_opens_a_point(tmp_path, dash):
    _, texts = read(tmp_path, f"Duties\n\n{dash} One.\n{dash} Two.\n")
    assert (texts["point-1"], texts["point-2"]) == ("One.", "Two.")


@pytest.mark.parametrize(
    ("text", "locators"),
    [
        ("Neni 1\nTeksti.\nNeni 12/a\nTjetër.", ["art-1", "art-12-a"]),
        ("Article 4 bis\nText.\nArticle 5\nMore.", ["art-4-bis", "art-5"]),
        ("Neni 3\n1. Një.\n2. Dy.", ["art-3", "art-3-point-1", "art-3-point-2"]),
        ("1. Një.\n2. Dy.", ["point-1", "point-2"]),
        ("First paragraph.\n\nSecond one.", ["par-1", "par-2"]),
    ],
)
def test_articles_points_and_paragraphs_have_locators(tmp_path, text, locators):
    assert list(read(tmp_path, text)[1]) == locators


@pytest.mark.parametrize("line", ["3", "Page 3 of 9", "faqe 3", "3 / 9", "faqe 3 nga 9"])
def test_page_marks_are_no_text(tmp_path, line):
    draft, _ = read(tmp_path, f"Some words.\n\n{line}\n\nMore words.")
    assert draft.text == "Some words.\n\nMore words."


def test_no_word_of_a_text_is_lost(tmp_path):
    draft, _ = read(tmp_path, "Një.\r\n\r\nDy tre,\r\nkatër.\fPesë\u00a0gjashtë.\n\n- shtatë\n")
    for word in "Një Dy tre katër Pesë gjashtë shtatë".split():
        assert word in draft.text


def test_invisible_characters_are_taken_out_and_letters_composed(tmp_path):
    draft, _ = read(tmp_path, "\ufeffShq\u200bipe\u0308ria\u202e\U000e0041.")
    assert draft.text == "Shqip\u00ebria."


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not at hand")
def test_the_2010_statement_is_cut_into_its_points():
    (draft,) = read_plain(SHARED / "documents/astana-2010-statement.txt")
    texts = {part.locator: draft.text[part.start : part.end] for part in draft.parts}
    head = [locator for locator in texts if locator.startswith("par-")]
    nested = [f"point-5.{n}" for n in range(1, 5)]
    first, last = [f"point-{n}" for n in range(1, 6)], ["point-6", "point-7", "point-8"]
    assert head
    assert list(texts) == [*head, *first, *nested, *last]
    assert "providing for an enhanced identification, protection" in texts["point-5.4"]
    assert texts["point-5.1"].startswith("The Office of the National Coordinator")
    assert (draft.id, draft.date) == ("astana-2010-statement", "2010-11-27")
    assert draft.title.startswith("Talking Points")
