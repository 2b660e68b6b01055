"""One tag on another site's page of ten lines, against a real server that allows that site."""

import json
from urllib.parse import quote

import httpx
import pytest

from assistant.keys import add_key
from benchmarks.widget import integrity
from evals.client import serving
from tests.browser.states import ask, open_panel

TAG = "anti-trafficking-assistant"


@pytest.fixture
def api(fake, corpus_store, monkeypatch):
    """A real server that lets the fake server's pages in."""
    monkeypatch.setenv("ASSISTANT_ALLOWED_ORIGINS", fake.url)
    with serving(corpus_store) as url:
        yield url


def lines(page):
    return page.content().count("\n") + 1


def test_one_tag_on_another_sites_page_asks_and_is_answered(open_page, fake, api):
    page = open_page(f"{fake.url}/plain?src={api}/widget.js&api={api}", allowed=(api,))
    assert lines(page) <= 10
    open_panel(page)
    reply = ask(page, "When was the Office of the National Coordinator set up?")
    assert "2005" in reply.locator(".text").inner_text()
    reply.locator(".cite").first.click()
    link = page.locator(".card-link a")
    assert link.get_attribute("href").startswith(f"{api}/documents/")
    page.keyboard.press("Escape")
    reply.get_by_role("button", name="Yes").click()
    reply.get_by_text("Thank you.").wait_for()
    for url in (f"{api}/widget.js", f"{api}/v1/corpus"):
        for origin, allowed in ((fake.url, fake.url), ("https://elsewhere.example", None)):
            reply = httpx.get(url, headers={"Origin": origin})
            assert reply.headers.get("access-control-allow-origin") == allowed


@pytest.fixture
def locked(fake, corpus_store, monkeypatch, tmp_path):
    """A real server that only answers to keys, and a widget's key for the fake server's pages."""
    file = tmp_path / "keys.toml"
    key = add_key(file, {"name": "Site", "kind": "widget", "origins": [fake.url]})
    monkeypatch.setenv("ASSISTANT_API_KEYS_FILE", str(file))
    monkeypatch.setenv("ASSISTANT_ANONYMOUS", "false")
    with serving(corpus_store) as url:
        yield url, key


def test_where_a_key_is_needed_the_sites_own_opens_and_without_it_the_widget_says_so(
    open_page, fake, locked
):
    api, key = locked
    address = f"{fake.url}/plain?src={api}/widget.js&api={api}"
    page = open_page(f"{address}&data-api-key={key}", allowed=(api,))
    open_panel(page)
    reply = ask(page, "When was the Office of the National Coordinator set up?")
    assert "2005" in reply.locator(".text").inner_text()
    reply.get_by_role("button", name="Yes").click()
    reply.get_by_text("Thank you.").wait_for()
    page = open_page(address, allowed=(api,))
    page.expected = ("401",)
    open_panel(page)
    assert ask(page).get_attribute("data-state") == "closed"


def test_the_loader_may_be_pinned_by_its_hash(open_page, fake):
    for hashed, count in ((integrity(), 1), ("sha384-" + "A" * 64, 0)):
        page = open_page(f"{fake.url}/plain?integrity={quote(hashed)}&crossorigin=anonymous")
        page.expected = ("integrity",)
        page.wait_for_load_state("networkidle")
        assert page.locator(f"{TAG} button").count() == count


def test_methods_and_events_carry_no_word_of_the_conversation(open_page, fake):
    page = open_page(f"{fake.url}/host")
    page.evaluate("probe.hear()")
    page.evaluate(f"document.querySelector('{TAG}').ask('Who coordinates?')")
    page.locator(".reply[data-state=extractive]").wait_for()
    fake.reply = 429
    page.expected = ("429",)
    page.evaluate(f"document.querySelector('{TAG}').ask('And when?')")
    page.locator(".reply[data-state=rate]").wait_for()
    page.evaluate(f"document.querySelector('{TAG}').close()")
    assert page.locator(".dock button").is_visible()
    page.evaluate(f"document.querySelector('{TAG}').open()")
    page.locator(".panel").wait_for()
    heard = dict(page.evaluate("heard"))
    assert json.loads(heard["answer"]) == {
        **{"id": "a1", "status": "answered", "language": "en", "citations": 2},
    }
    assert json.loads(heard["error"]) == {"kind": "rate", "status": 429}
    assert "close" in heard
    assert page.evaluate("probe.ready()") is True
    page.evaluate(f"document.querySelector('{TAG}').destroy()")
    assert page.locator(TAG).count() == 0


def test_words_are_shared_with_the_page_only_if_it_asks_for_them(open_page, fake):
    page = open_page(f"{fake.url}/host?share-text=")
    page.evaluate("probe.hear()")
    open_panel(page)
    ask(page, "Who coordinates?")
    detail = json.loads(dict(page.evaluate("heard"))["answer"])
    assert (detail["question"], detail["text"][:10]) == ("Who coordinates?", "The Office")


def test_attributes_set_language_position_theme_title_and_the_way_out(open_page, fake):
    page = open_page(
        f"{fake.url}/host?lang=sq&position=left&theme=dark&launcher-title=Pyet&exit-url=/moti"
    )
    launcher = page.locator(".dock button")
    assert launcher.inner_text() == "Pyet"
    assert launcher.bounding_box()["x"] < 50
    open_panel(page)
    assert page.locator("#title").inner_text() == "Kuadri shqiptar kundër trafikimit"
    assert page.locator(".panel").bounding_box()["x"] < 50
    dark = "getComputedStyle(node).backgroundColor"
    assert page.locator(".panel").evaluate(f"node => {dark}") == "rgb(20, 24, 29)"
    assert page.locator(".exit").get_attribute("href") == "/moti"


def test_a_page_themes_it_by_custom_properties(open_page, fake):
    page = open_page(f"{fake.url}/host?open=")
    page.evaluate("document.body.style.setProperty('--ata-accent', 'rgb(100, 20, 60)')")
    send = page.get_by_role("button", name="Ask", exact=True)
    assert send.evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(100, 20, 60)"


def test_a_framework_may_move_the_element_and_take_it_away(open_page, fake):
    page = open_page(f"{fake.url}/host")
    open_panel(page)
    ask(page)
    page.evaluate(f"document.querySelector('main').append(document.querySelector('{TAG}'))")
    assert page.locator(".reply").count() == 1
    page.evaluate(f"window.kept = document.querySelector('{TAG}'); kept.remove()")
    page.evaluate("document.body.append(kept)")
    assert page.locator(".dock button").is_visible()
    assert page.locator(".reply").count() == 0


@pytest.mark.parametrize(
    ("languages", "spoken"),
    [
        (("en", "sq-AL", "auto"), "en"),
        (("de", "en-GB", "auto"), "en"),
        (("de", "it-IT", "auto"), "sq"),
        (("en", "en-GB", "sq"), "sq"),
    ],
)
def test_the_language_is_the_wish_the_pages_the_browsers_or_albanian(
    open_page, fake, languages, spoken
):
    page_language, device, wish = languages
    page = open_page(f"{fake.url}/plain?page={page_language}&lang={wish}", locale=device)
    assert page.locator(TAG).get_attribute("lang") == spoken


def test_nothing_is_fetched_before_the_first_click_but_the_loader(open_page, fake):
    page = open_page(f"{fake.url}/host")
    page.locator(".dock button").wait_for()
    assert [path for path, _, _ in fake.seen if path.startswith(("/widget", "/v1"))] == [
        "/widget.js"
    ]


def test_ten_turns_leave_nothing_in_the_browser(open_page, fake):
    page = open_page(f"{fake.url}/host")
    open_panel(page)
    for turn in range(10):
        ask(page, f"Question {turn}?")
    page.locator(".feedback button").first.click()
    assert page.evaluate("probe.stores()") == [0, 0, 0, 0, 0, 0]
    assert page.context.cookies() == []
    assert "uestion" not in page.url
    assert page.title() == "Host"
    box = page.get_by_role("textbox")
    assert [box.get_attribute(name) for name in ("autocomplete", "spellcheck")] == ["off", "false"]
    questions = [body for path, body, _ in fake.seen if body and "Question" in str(body)]
    assert len(questions) == 10
    assert not [path for path, _, _ in fake.seen if "Question" in path]
