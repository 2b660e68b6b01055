"""The page in a real browser over the real server."""

import os
import shutil
import sys

import pytest
from playwright.sync_api import sync_playwright

from evals.client import serving

CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)
FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
    " --disable-sync --no-first-run"
).split()
pytestmark = pytest.mark.skipif(
    not CHROMIUM, reason="NO CHROMIUM FOUND: THE BROWSER TESTS DID NOT RUN (set CHROMIUM)"
)
assert sys.platform


@pytest.fixture(scope="module")
def site(corpus_store):
    with serving(corpus_store) as url:
        yield url


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser, site):
    page = browser.new_page()
    page.troubles = []
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on("request", lambda r: r.url.startswith(site) or page.troubles.append(r.url))
    page.goto(site)
    yield page
    assert page.troubles == []
    page.close()


def ask(page, question):
    page.get_by_role("textbox").fill(question)
    page.get_by_role("textbox").press("Enter")
    page.locator(".sources").last.wait_for(timeout=20_000)


@pytest.mark.parametrize(
    "question",
    [
        "When was the Office of the National Coordinator set up?",
        "Kur u krijua Zyra e Koordinatorit Kombëtar?",
    ],
)
def test_an_answer_has_numbered_citations_that_open_at_the_quoted_words(page, question):
    ask(page, question)
    assert "2005" in page.locator(".answer").last.inner_text()
    page.locator(".mark").first.click()
    card = page.locator(".card:popover-open")
    quote = card.locator("blockquote").inner_text()
    with page.context.expect_page() as opened:
        card.locator("a").click()
    document = opened.value
    document.wait_for_load_state()
    assert document.locator("mark").inner_text() == quote
    assert document.locator("mark").is_visible()
    document.close()


def test_nothing_stays_in_the_browser(page):
    ask(page, "When was the Office of the National Coordinator set up?")
    stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie.length]")
    assert stored == [0, 0, 0]


def test_a_failed_call_keeps_the_question(page):
    page.route("**/v1/chat", lambda route: route.abort())
    page.get_by_role("textbox").fill("Where is it?")
    page.get_by_role("textbox").press("Enter")
    page.locator(".notice").wait_for()
    assert page.get_by_role("textbox").input_value() == "Where is it?"
