"""The reader's index at /documents, over real HTTP and a real index of the shipped corpus."""

import re

import pytest


@pytest.fixture
def read(client):
    def get(path, **headers):
        page = client.get(path, headers=headers)
        assert page.status_code == 200
        return page.text

    return get


def titles(page):
    return re.findall(r'<li><a href="/documents/[^"#]+">([^<]+)</a>', page)


def statements(page):
    return re.findall(r'<li><a href="(/documents/[^"]+#[^"]+)">([^<]+)</a>', page)


def test_the_index_lists_every_document_of_one_language_under_its_topic(read):
    english, albanian = read("/documents?language=en"), read("/documents?language=sq")
    assert len(titles(english)) == len(titles(albanian)) > 70
    assert '<html lang="en">' in english
    assert '<html lang="sq">' in albanian
    assert "<h2>Criminal law</h2>" in english
    assert "<h2>E drejta penale</h2>" in albanian
    assert 'href="/documents/cets-197.sq"' not in english


def test_the_browser_decides_the_language_when_nobody_else_does(read):
    assert '<html lang="sq">' in read("/documents", **{"accept-language": "sq-AL,en;q=0.5"})
    assert '<html lang="en">' in read("/documents", **{"accept-language": "fr,en;q=0.5"})
    assert '<html lang="en">' in read("/documents?language=en", **{"accept-language": "sq"})


def test_a_topic_shows_its_documents_only(read):
    page = read("/documents?language=en&topic=figures")
    assert re.findall("<h2>(.*?)</h2>", page) == ["Figures by year"]
    assert len(titles(page)) == 8
    assert statements(page) == []


def test_a_year_shows_its_statements_each_with_a_link_to_its_source(read):
    page = read("/documents?language=en&year=2013&topic=us-reports")
    found = statements(page)
    assert any("Tier 2 Watch List" in text for _, text in found)
    assert not any("Report of 2015 ranked" in text for _, text in found)
    path, anchor = next(link for link, text in found if "placed Albania" in text).split("#")
    document = read(path)
    assert f'<section id="{anchor}">' in document
    assert "Source:" in document


def test_a_kind_of_source_leaves_the_others_out(read):
    page = read("/documents?language=sq&tier=media")
    assert 0 < len(statements(page)) < 30
    assert "Media" in page
    assert "Traktat<" not in page.split("</form>")[1]


def test_a_choice_that_nothing_fits_says_so_and_offers_everything(read):
    page = read("/documents?language=en&year=1926&tier=media")
    assert "No document fits this choice." in page
    assert '<a href="/documents?language=en">Show everything</a>' in page


def test_the_choice_is_kept_in_the_form_and_in_the_other_language(read):
    page = read("/documents?language=en&year=2013&tier=law")
    assert '<option value="2013" selected>' in page
    assert '<option value="law" selected>' in page
    assert "/documents?language=sq&amp;year=2013&amp;tier=law" in page


def test_what_a_reader_types_into_the_address_is_never_markup(read):
    page = read("/documents?language=en&year=%22%3E%3Cscript%3E&topic=%3Cb%3E")
    assert "<script" not in page
    assert "<b>" not in page


def test_the_pages_need_no_script_and_no_inline_style(read):
    for path in ("/documents", "/documents/criminal-code-298.en"):
        page = read(path)
        assert "<script" not in page
        assert "style=" not in page
        assert "<style" not in page
        assert 'rel="nofollow noreferrer" href="https://www.accuweather.com/sq/"' in page


def test_a_replaced_rule_says_so_and_leads_to_the_newer_one(read):
    page = read("/documents/asset-confiscation-laws.sq")
    assert "Jo më i vlefshëm · në këtë formë nga 2004, deri 2009" in page
    target = "/documents/asset-confiscation-laws.sq#law-10192-holds-now"
    assert f'Zëvendësuar nga: <a href="{target}">' in page


def test_a_document_leads_to_itself_in_the_other_language(read):
    page = read("/documents/cets-197.en")
    assert '<a href="/documents/cets-197.sq" lang="sq" hreflang="sq">Shqip</a>' in page


@pytest.mark.parametrize("language", ["en", "sq"])
def test_dates_are_written_as_people_write_them(read, language):
    page = read(f"/documents/child-protection-law-18-2017.{language}")
    assert {"en": "as of 9 June 2017", "sq": "gjendja: 9 qershor 2017"}[language] in page
