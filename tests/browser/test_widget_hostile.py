"""Hostile answers stay text; hostile pages do not reach in; the policy of the page is kept."""

import base64

import pytest

from tests.browser.payloads import payloads
from tests.browser.replies import answer, citation
from tests.browser.states import ask, open_panel

PAGE = 10
OURS = {"/host", "/widget.js", "/v1/help-lines", "/v1/chat", "/favicon.ico"}


def hostile(texts, mode):
    """An answer whose every text is one of the payloads, in every field that is shown."""
    fields = ("title", "publisher", "locator", "quote", "url", "status", "date", "language")
    citations = []
    for number, text in enumerate(texts, 1):
        source = {key: text for key in ("title", "publisher", "date", "url", "pinpoint")}
        citations.append(
            citation(number, "en", "q") | dict.fromkeys(fields, text) | {"source": source}
        )
    line = dict.fromkeys(("name", "number", "for", "source", "url", "note", "hours"), texts[0])
    return answer(
        texts=texts,
        mode=mode,
        citations=citations,
        notices=[{"kind": "dated", "text": text} for text in texts],
        help={"kind": "danger", "text": texts[0], "lines": [{**line, "confirmed": False}]},
        corpus={"generation": texts[0], "built_at": texts[0]},
    )


@pytest.mark.parametrize("mode", ["extractive", "generated"])
def test_150_hostile_payloads_run_nothing_and_fetch_nothing(open_page, fake, mode):
    texts = payloads()
    assert len(texts) == len(set(texts)) == 150
    page = open_page(f"{fake.url}/host")
    open_panel(page)
    for at in range(0, len(texts), PAGE):
        fake.reply = hostile(texts[at : at + PAGE], mode)
        reply = ask(page)
        assert reply.get_attribute("data-state") == mode
        assert reply.locator(".cite").count() == PAGE
        reply.evaluate("node => node.querySelectorAll('.cite').forEach((each) => each.click())")
        assert page.evaluate("probe.foreign()") == [[], [], []]
    page.wait_for_timeout(300)
    assert page.evaluate("ran") == []
    assert page.evaluate("violations") == []
    paths = {path for path, _, _ in fake.seen}
    assert {path for path in paths if not path.startswith("/widget/")} <= OURS


def test_what_is_hidden_or_reordered_in_a_text_is_not_shown(open_page, fake):
    page = open_page(f"{fake.url}/host")
    open_panel(page)
    fake.reply = answer(texts=("police \u202e211\u202c \U000e0063now\u200b", "a" * 1_000_000))
    reply = ask(page)
    shown = reply.locator(".text p")
    assert shown.first.evaluate("node => node.firstChild.data") == "police 211 now"
    assert len(shown.nth(1).inner_text()) < 21_000


def test_a_table_a_list_and_bold_of_a_model_become_nodes(open_page, fake):
    page = open_page(f"{fake.url}/host")
    open_panel(page)
    texts = ("Two **duties**:", "- report", "- refer", "| a | b |", "|---|---|", "| 1 | 2 |")
    fake.reply = answer(texts=texts, mode="generated")
    text = ask(page).locator(".text")
    assert text.locator("strong").inner_text() == "duties"
    assert text.locator("ul li").count() == 2
    assert [text.locator("th").count(), text.locator("td").count()] == [2, 2]


def test_a_marker_without_a_source_is_not_shown(open_page, fake):
    page = open_page(f"{fake.url}/host")
    open_panel(page)
    sentences = [{"text": "The Office was established in 2005.", "citations": [1, 7]}]
    fake.reply = answer(sentences=sentences)
    assert ask(page).locator(".cite").all_inner_texts() == ["1"]


def test_hostile_styles_of_the_host_page_do_not_reach_in(open_page, fake):
    shots = []
    for path in ("host", "hostile"):
        page = open_page(f"{fake.url}/{path}", viewport={"width": 900, "height": 700})
        open_panel(page)
        ask(page)
        page.get_by_role("textbox").evaluate("node => node.blur()")
        page.mouse.move(0, 0)
        box = page.locator(".panel").bounding_box()
        inside = {key: box[key] + d for key, d in zip(box, (8, 8, -16, -16), strict=True)}
        shots.append(page.screenshot(clip=inside, animations="disabled"))
    page.goto("about:blank")  # the page's own policy keeps its pixels from being read
    encoded = [base64.b64encode(shot).decode() for shot in shots]
    assert page.evaluate("shots => probe.differ(shots)", encoded) <= 0.01


def test_the_widget_adds_no_global_and_marks_no_other_element(open_page, fake):
    page = open_page(f"{fake.url}/host")
    before = page.evaluate("Object.keys(window)")
    open_panel(page)
    ask(page)
    assert page.evaluate("Object.keys(window)") == before
    assert page.evaluate("document.body.children.length") == 3
