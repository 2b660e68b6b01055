"""The conversation: cited answers, quotes that can be checked, what a person takes along."""

import re

import httpx
import pytest

from tests.browser.states import ask

ENGLISH = "When was the Office of the National Coordinator set up?"
ALBANIAN = "Kur u krijua Zyra e Koordinatorit Kombëtar?"
QUESTIONS = [
    ENGLISH,
    ALBANIAN,
    "What is the penalty under Article 110/a?",
    "Sa është dënimi për trafikimin e të miturve?",
    "What is the National Referral Mechanism?",
]
both = pytest.mark.parametrize(("question", "language"), [(ENGLISH, "en"), (ALBANIAN, "sq")])


def plain(text):
    return " ".join(text.split())


def marked(page):
    return plain(" ".join(page.locator("mark").all_inner_texts()))


@both
def test_an_answer_says_2005_with_a_numbered_citation(page, question, language):
    reply = ask(page, question)
    assert "2005" in reply.locator(".text").inner_text()
    assert reply.locator(".cite").first.inner_text() == "1"


@both
def test_every_message_carries_its_language(page, question, language):
    reply = ask(page, question)
    assert reply.locator(".text").get_attribute("lang") == language
    assert page.locator(".asked p").get_attribute("lang") == language


@both
def test_the_card_shows_the_quote_and_the_document_opens_at_it(page, question, language):
    reply = ask(page, question)
    reply.locator(".cite").first.click()
    card = page.locator(".card:popover-open")
    quote = plain(card.locator("blockquote").inner_text())
    assert plain(card.locator("mark").inner_text()) in plain(reply.locator(".text").inner_text())
    assert card.locator("blockquote").get_attribute("lang") == language
    with page.context.expect_page() as opened:
        card.locator(".card-link a").click()
    document = opened.value
    document.wait_for_load_state()
    assert marked(document) == quote
    assert document.locator("mark").first.is_visible()


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_citation_opens_a_page_that_marks_its_quote(page, site, question):
    messages = [{"role": "user", "content": question}]
    answer = httpx.post(f"{site}/v1/chat", json={"messages": messages}, timeout=30).json()
    assert answer["citations"]
    page.expected += ("favicon.ico",)  # a document's page names none
    for citation in answer["citations"]:
        page.goto(site + citation["url"])
        assert marked(page) == plain(citation["quote"])


@both
def test_the_list_of_sources_repeats_every_number(page, question, language):
    reply = ask(page, question)
    numbers = {int(text) for text in reply.locator(".cite").all_inner_texts()}
    reply.locator("summary").click()
    listed = reply.locator(".sources li")
    assert numbers == {int(item.get_attribute("value")) for item in listed.all()}
    links = reply.locator(".sources a").all()
    assert all("/documents/" in link.get_attribute("href") for link in links)


def test_a_suggested_question_asks_itself(page):
    page.get_by_role("button", name=ENGLISH).click()
    page.locator(".cite").first.wait_for(timeout=20_000)
    assert page.locator(".asked p").inner_text() == ENGLISH
    assert page.locator(".suggestions").count() == 0


def test_a_follow_up_is_sent_with_the_turns_before_it(page):
    ask(page, ENGLISH)
    with page.expect_request("**/v1/chat") as sent:
        ask(page, "And under which ministry?")
    messages = sent.value.post_data_json["messages"]
    assert [message["role"] for message in messages] == ["user", "assistant", "user"]
    assert messages[0]["content"] == ENGLISH
    assert "2005" in messages[1]["content"]
    assert "Interior" in page.locator(".text").last.inner_text()


def test_copy_takes_the_text_its_sources_and_their_addresses(page, site):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reply = ask(page, ENGLISH)
    reply.get_by_role("button", name="Copy with sources").click()
    page.get_by_role("button", name="Copied").wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    assert "2005" in text
    assert re.search(rf"^\[1\] .+{site}/documents/", text, re.MULTILINE)
    rich = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html'))"
        ".then((blob) => blob.text())"
    )
    assert "<ol" in rich


def test_saving_warns_first_and_names_the_file_neutrally(page):
    ask(page, ENGLISH)
    page.get_by_role("button", name="Save as text").click()
    assert "stays on this device" in page.locator(".tools").inner_text()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the file").click()
    assert re.fullmatch(r"notes-\d{8}\.txt", saved.value.suggested_filename)
    text = saved.value.path().read_text("utf-8")
    assert ENGLISH in text
    assert "[1] " in text
    assert "I am an AI" in text


def test_print_shows_the_conversation_its_sources_and_nothing_else(page):
    page.evaluate("window.print = () => {}")
    ask(page, ENGLISH)
    page.get_by_role("button", name="Print").click()
    page.emulate_media(media="print")
    paper = page.locator(".ata-paper")
    assert paper.is_visible()
    assert not page.locator("header").first.is_visible()
    for words in (ENGLISH, "2005", "Documents as of", "I am an AI", "/documents/"):
        assert words in paper.inner_text()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".ata-paper").count() == 0


def test_feedback_sends_the_answer_id_and_reason_codes_only(page):
    reply = ask(page, ENGLISH)
    reply.get_by_role("button", name="No", exact=True).click()
    reply.get_by_label("Out of date").check()
    with page.expect_request("**/v1/feedback") as sent:
        reply.get_by_role("button", name="Send").click()
    body = sent.value.post_data_json
    assert body["verdict"] == "down"
    assert body["reasons"] == ["outdated"]
    assert set(body) == {"answer_id", "verdict", "reasons"}
    assert len(sent.value.post_data) <= 200
    reply.get_by_text("Thank you.").wait_for()
