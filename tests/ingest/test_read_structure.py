import pytest

from ingest.errors import DocumentRejected
from ingest.read.block import Block
from ingest.read.structure import draft_from_blocks

LAW = """
LIGJ
Nr. 1, datë 3.5.2019
KREU I
DISPOZITA TË PËRGJITHSHME
Neni 1
Qëllimi
Ky ligj mbron viktimat.
Neni 110/a
Trafikimi
1. Dënohet kush rekruton.
2. Dënohet edhe kush:
a) strehon;
b) transporton.
Sipas nenit 5 të këtij ligji, gjykata vendos.
Neni 3/1
Neni 5 i Kodit zbatohet.
KREU II
MBROJTJA
Neni 4
Teksti i fundit.
"""


def places(text, **block):
    draft = draft_from_blocks("law", [Block(line, **block) for line in text.strip().split("\n")])
    return draft, {part.locator: part for part in draft.parts}


def text_of(draft, part):
    return draft.text[part.start : part.end]


def test_an_article_with_a_letter_or_a_number_is_never_its_neighbour():
    _, parts = places(LAW)
    articles = [locator for locator in parts if locator.startswith("art-")]
    assert articles == [
        "art-1", "art-110-a", "art-110-a-point-1", "art-110-a-point-2", "art-3.1", "art-4",
    ]  # fmt: skip
    assert parts["art-110-a"].label == "Neni 110/a"
    assert parts["art-3.1"].label == "Neni 3/1"


def test_a_reference_is_never_a_heading():
    draft, parts = places(LAW)
    assert "art-5" not in parts
    assert "Neni 5 i Kodit zbatohet." in text_of(draft, parts["art-3.1"])
    assert "Sipas nenit 5" in text_of(draft, parts["art-110-a-point-2"])


def test_title_and_chapter_are_the_context_of_an_article():
    _, parts = places(LAW)
    heading = parts["art-110-a-point-1"].heading
    assert heading.startswith("Neni 110/a — Trafikimi")
    assert "KREU I" in heading
    assert "KREU II" in parts["art-4"].heading
    assert "KREU II" not in parts["art-3.1"].heading


def test_letters_of_a_short_point_stay_with_it_and_of_a_long_one_have_places():
    draft, parts = places(LAW)
    assert "b) transporton." in text_of(draft, parts["art-110-a-point-2"])
    long = "Neni 2\n1. Kush:\n" + "\n".join(f"{x}) {'strehon dhe mban ' * 20}" for x in "abc")
    draft, parts = places(long)
    assert list(parts) == ["art-2"] + ["art-2-point-1"] + [f"art-2-point-1-{x}" for x in "abc"]
    assert parts["art-2-point-1-b"].label == "Neni 2, pika 1, shkronja b"


@pytest.mark.parametrize(
    "line",
    [
        "Article 5 of the Convention applies to victims.",
        "Article 5, paragraph 2, applies.",
        "Article 5 shall apply.",
        "Art. 5 and 6 apply.",
        "article 5",
        "Neni 5 dhe neni 6 zbatohen.",
        "Neni 5, pika 2, zbatohet.",
        "Articles 5 and 6",
        "Article 5(2) applies.",
        "Nenet 5 dhe 6",
        "Article 95 Everyone knows",
    ],
)
def test_lines_that_speak_of_an_article_open_none(line):
    _, parts = places(f"Article 4\nSome words.\n{line}")
    assert not any(locator.startswith(("art-5", "art-95")) for locator in parts)


@pytest.mark.parametrize(
    ("line", "locator", "label"),
    [
        ("Article 5", "art-5", "Article 5"),
        ("ARTICLE 5", "art-5", "Article 5"),
        ("Article 5.", "art-5", "Article 5"),
        ("Article 5 – Protection", "art-5", "Article 5"),
        ("Article 5: Protection", "art-5", "Article 5"),
        ("Article 5 Everyone is free.", "art-5", "Article 5"),
        ("Article 5 (as amended)", "art-5", "Article 5"),
        ("Art. 5 bis", "art-5-bis", "Article 5 bis"),
        ("Article 5A", "art-5a", "Article 5A"),
        ("Article IV", "art-iv", "Article IV"),
        ("Neni 58/b", "art-58-b", "Neni 58/b"),
        ("Neni 197/8/a", "art-197.8-a", "Neni 197/8/a"),
        ("Neni 197/l0", "art-197.10", "Neni 197/10"),
        ("Neni 12/ç", "art-12-c", "Neni 12/ç"),
    ],
)
def test_headings_of_every_form_open_an_article(line, locator, label):
    _, parts = places(f"Article 4\nSome words.\n{line}\nOther words follow here.")
    assert parts[locator].label == label


def test_pages_stand_in_the_label_where_the_part_begins():
    blocks = [Block("Article 12", 7), Block("1. The first.", 7), Block("It goes on.", 8)]
    draft = draft_from_blocks("law", blocks)
    assert [part.label for part in draft.parts] == [
        "Article 12, page 7",
        "Article 12, point 1, page 7",
    ]
    assert draft.pages == 8


def test_numbered_paragraphs_of_a_report_are_cited_as_paragraphs():
    lines = [f"{n}. The report says something about case {n}." for n in range(1, 21)]
    lines.insert(12, "These words go on with paragraph 12.")
    draft, parts = places("\n".join(lines))
    assert parts["point-12"].label == "paragraph 12"
    assert text_of(draft, parts["point-12"]).endswith("These words go on with paragraph 12.")


def test_a_table_of_contents_opens_no_articles():
    contents = "\n".join(f"Article {n} Subject {n} ......... {n + 2}" for n in range(1, 9))
    plain = "\n".join(f"Article {n}" for n in range(1, 9))
    for listed in (contents, plain):
        _, parts = places(f"{listed}\nArticle 1\nWords.\nArticle 2\nMore.")
        articles = [part for name, part in parts.items() if name.startswith(("art-1", "art-2"))]
        assert len(articles) == 2


def test_footnotes_stand_apart_at_the_end():
    blocks = [Block("Words.", 1), Block("3 See the law.", 1, kind="note"), Block("More.", 2)]
    draft = draft_from_blocks("report", blocks)
    assert draft.text == "Words.\n\nMore.\n\n3 See the law."
    assert (draft.parts[-1].locator, draft.parts[-1].label) == ("note-3", "footnote 3, page 1")


def test_an_endless_paragraph_is_no_document():
    with pytest.raises(DocumentRejected, match="paragraph of"):
        draft_from_blocks("x", [Block("x" * 600_000)])


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Tirana, 27 November 2010", "2010-11-27"),
        ("LIGJ Nr. 7961, datë 12.7.1995", "1995-07-12"),
        ("Tiranë, më 3 shkurt 2019", "2019-02-03"),
        ("datë 45.13.1995", ""),
    ],
)
def test_the_date_is_read_in_both_languages(line, date):
    assert places(f"{line}\nTeksti.")[0].date == date
