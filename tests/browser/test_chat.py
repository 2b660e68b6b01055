"""The chat in a browser: cited answers, quotes that can be checked, nothing left behind."""

import httpx
import pytest

ENGLISH = "When was the Office of the National Coordinator set up?"
ALBANIAN = "Kur u krijua Zyra e Koordinatorit Kombëtar?"
QUESTIONS = [
    ENGLISH,
    ALBANIAN,
    "What is the penalty under Article 110/a?",
    "Sa është dënimi për trafikimin e të miturve?",
    "What is the National Referral Mechanism?",
]


def ask(page, question):
    page.get_by_role("textbox").fill(question)
    page.get_by_role("textbox").press("Enter")
    answer = page.locator(".answer").last
    answer.locator(".sources").wait_for(timeout=20_000)
    return answer


def plain(text):
    return " ".join(text.split())


def marked(page):
    return plain(" ".join(page.locator("mark").all_inner_texts()))


@pytest.mark.parametrize("question", [ENGLISH, ALBANIAN])
def test_an_answer_has_numbered_citations_that_open_at_the_quoted_words(page, question):
    answer = ask(page, question)
    assert "2005" in answer.inner_text()
    answer.locator(".mark").first.click()
    card = page.locator(".card:popover-open")
    quote = card.locator("blockquote").inner_text()
    assert plain(quote) in plain(answer.locator(".sentence").first.inner_text())
    with page.context.expect_page() as opened:
        card.locator("a.open").click()
    document = opened.value
    document.wait_for_load_state()
    assert marked(document) == plain(quote)
    assert document.locator("mark").first.is_visible()
    document.close()


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_citation_opens_a_page_that_marks_its_quote(page, site, question):
    messages = [{"role": "user", "content": question}]
    answer = httpx.post(f"{site}/v1/chat", json={"messages": messages}, timeout=30).json()
    assert answer["citations"]
    page.expected = ("404",)  # a document's page names no icon
    for citation in answer["citations"]:
        page.goto(site + citation["url"])
        assert marked(page) == plain(citation["quote"])


def test_a_click_on_an_example_asks_it(page):
    page.get_by_role("button", name=ENGLISH).click()
    page.locator(".sources").wait_for(timeout=20_000)
    assert ENGLISH in page.locator(".asked").inner_text()


def test_a_follow_up_is_sent_with_the_turns_before_it(page):
    ask(page, ENGLISH)
    with page.expect_request("**/v1/chat") as sent:
        ask(page, "And under which ministry?")
    messages = sent.value.post_data_json["messages"]
    assert [message["role"] for message in messages] == ["user", "assistant", "user"]
    assert messages[0]["content"] == ENGLISH
    assert "2005" in messages[1]["content"]
    assert "Interior" in page.locator(".answer").last.inner_text()


def test_the_fixed_words_change_language(page):
    assert page.get_by_role("button", name="Ask", exact=True).is_visible()
    page.get_by_role("button", name="Shqip").click()
    assert page.get_by_role("button", name="Pyet", exact=True).is_visible()
    assert page.get_by_label("Pyetja juaj").is_visible()


def test_a_citation_opens_and_closes_by_keyboard(page):
    answer = ask(page, ENGLISH)
    answer.locator(".mark").first.focus()
    page.keyboard.press("Enter")
    card = page.locator(".card:popover-open")
    card.wait_for()
    page.keyboard.press("Escape")
    card.wait_for(state="detached")
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.className") == "mark"


def test_the_answer_is_announced_once_and_the_transcript_is_not_live(page):
    answer = ask(page, ENGLISH)
    count = answer.locator(".sources li").count()
    assert f"{count} source" in page.get_by_role("status").inner_text()
    assert page.locator("[aria-live]").count() == 0


def test_a_phone_of_320_pixels_needs_no_sideways_scroll(page):
    page.set_viewport_size({"width": 320, "height": 600})
    ask(page, ALBANIAN)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_nothing_stays_in_the_browser(page):
    ask(page, ENGLISH)
    stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie.length]")
    assert stored == [0, 0, 0]
    assert page.context.cookies() == []


def test_a_failed_call_keeps_the_question_and_can_be_tried_again(page):
    page.expected = ("ERR_FAILED",)
    page.route("**/v1/chat", lambda route: route.abort())
    page.get_by_role("textbox").fill(ENGLISH)
    page.get_by_role("textbox").press("Enter")
    page.locator(".notice").wait_for()
    assert page.get_by_role("textbox").input_value() == ENGLISH
    page.unroute("**/v1/chat")
    page.get_by_role("button", name="Try again").click()
    page.locator(".sources").wait_for(timeout=20_000)
    assert page.locator(".asked").count() == 1
    assert page.get_by_role("textbox").input_value() == ""


def test_stop_ends_a_call_and_keeps_the_question(page):
    page.expected = ("ERR_FAILED",)
    held = []
    page.route("**/v1/chat", lambda route: held.append(route))
    page.get_by_role("textbox").fill(ENGLISH)
    page.get_by_role("textbox").press("Enter")
    page.get_by_role("button", name="Stop").click()
    page.locator(".notice").wait_for()
    assert page.get_by_role("textbox").input_value() == ENGLISH
    assert page.get_by_role("button", name="Ask", exact=True).is_visible()
