import re

import pytest

FIELDS = {"name", "number", "for", "source", "checked_on", "confirmed"}


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("", "", "en"),
        ("", "sq,en;q=0.5", "sq"),
        ("", "de, sq-AL;q=0.4", "sq"),
        ("?language=sq", "en", "sq"),
        ("?language=en", "sq", "en"),
    ],
)
def test_the_lines_come_in_the_language_wished(client, query, accepted, language):
    body = client.get(f"/v1/help-lines{query}", headers={"accept-language": accepted}).json()
    assert body["language"] == language
    assert body["updated"] >= "2026-11-23"
    assert [line["number"] for line in body["lines"]][0] == "112"
    for line in body["lines"]:
        assert line.keys() >= FIELDS
        assert line["name"] == line["names"][language]
        assert line["for"] == line["fors"][language]
        assert line["confirmed"] is False


def test_another_language_is_a_422(client):
    assert client.get("/v1/help-lines?language=de").status_code == 422


def test_the_help_page_is_small_bilingual_and_without_script(client):
    page = client.get("/help")
    assert page.headers["content-type"].startswith("text/html")
    assert len(page.content) <= 15 * 1024
    assert "<script" not in page.text
    assert "style=" not in page.text
    assert page.text.count('<section lang="') == 2
    for language, day in (("en", "23 November 2026"), ("sq", "23 nëntor 2026")):
        assert f'href="#{language}"' in page.text
        assert f'id="{language}"' in page.text
        assert day in page.text
    for number in ("112", "116 111", "116 117", "116 006", "+355 44 500 388", "129"):
        assert page.text.count(f">{number}</a>") == 2


def test_the_help_page_calls_no_line_sure_and_names_no_denied_number(client):
    text = client.get("/help").text
    assert text.count("Not confirmed") == text.count("E pakonfirmuar") == 6
    assert not re.search(r"0800|\b192\b", text)


def test_about_says_in_both_languages_that_this_is_a_machine(client):
    about = client.get("/v1/about", headers={"accept-language": "sq"}).json()
    assert about["ai"] is True
    assert about["disclosure"] == about["disclosures"]["sq"]
    for word in ("lawyer", "police", "help line", "not a person"):
        assert word in about["disclosures"]["en"]
    for word in ("avokat", "polici", "linjë ndihme", "Nuk është njeri"):
        assert word in about["disclosures"]["sq"]
