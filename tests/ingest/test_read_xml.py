from pathlib import Path

import pytest

from ingest.errors import DocumentRejected
from ingest.read.xml import read_xml

SHARED = Path(__file__).resolve().parents[3] / "shared/documents"
AKN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><meta>
<identification source="x"/></meta><body><chapter><num>Kreu I</num><heading>Parime</heading>
<article><num>Neni 110/a</num><heading>Trafikimi</heading>
<paragraph><num>1.</num><content><p>Dënohet kush <b>rekruton</b>.</p></content></paragraph>
<paragraph><num>2.</num><intro><p>Edhe kush:</p></intro>
<point><num>a)</num><content><p>strehon;</p></content></point></paragraph></article></chapter>
</body></act></akomaNtoso>"""


def read(xml):
    (draft,) = read_xml(xml.encode(), "law")
    return draft, {p.locator: draft.text[p.start : p.end] for p in draft.parts}


def test_akoma_ntoso_gives_articles_points_and_letters():
    draft, texts = read(AKN)
    assert list(texts) == ["art-110-a", "art-110-a-point-1", "art-110-a-point-2"]
    assert texts["art-110-a-point-1"] == "Dënohet kush rekruton."
    assert texts["art-110-a-point-2"] == "Edhe kush:\n\na) strehon;"
    assert draft.parts[1].heading.startswith("Neni 110/a — Trafikimi")


def test_any_other_xml_gives_its_words_in_order():
    draft, _ = read("<note><title>A note</title><body>One.<p>Two.</p>Three.</body></note>")
    assert draft.text == "A note\n\nOne.\n\nTwo.\n\nThree."
    assert draft.title == "A note"


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ("<a><b></a>", "damaged XML"),
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "declares entities"),
        ("<a/>", "no text"),
        ("", "damaged XML"),
    ],
)
def test_xml_without_use_is_rejected_with_its_reason(xml, reason):
    with pytest.raises(DocumentRejected, match=reason):
        read(xml)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not at hand")
@pytest.mark.parametrize(("name", "word"), [("en", "Article"), ("sq", "Neni")])
def test_the_universal_declaration_has_its_thirty_articles(name, word):
    (draft,) = read_xml((SHARED / f"{name}_udhr.xml").read_bytes(), "udhr")
    articles = {part.label.split(",")[0] for part in draft.parts if part.locator[:4] == "art-"}
    assert articles == {f"{word} {n}" for n in range(1, 31)}
    assert draft.language == name
