"""A real Chromium on the real page of the real server."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from evals.client import serving

PLACES = (os.environ.get("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser")
CHROMIUM = next((place for place in PLACES if place and Path(place).exists()), None)
FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
    " --disable-sync --no-first-run"
).split()


@pytest.fixture(scope="session")
def browser():
    if not CHROMIUM:
        pytest.skip("NO CHROMIUM FOUND: THE BROWSER TESTS DID NOT RUN (set CHROMIUM)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(browser, corpus_store):
    with serving(corpus_store) as url:
        yield url


@pytest.fixture
def page(browser, site):
    """The demo page; a console error or a request to elsewhere fails the test.

    A test that breaks the connection on purpose names what it expects in `page.expected`.
    """
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.troubles, page.expected = [], ()
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on("console", lambda said: said.type == "error" and page.troubles.append(said.text))
    context.on("request", lambda r: r.url.startswith(site) or page.troubles.append(r.url))
    page.goto(site)
    yield page
    unexpected = [
        trouble for trouble in page.troubles if not any(name in trouble for name in page.expected)
    ]
    context.close()
    assert unexpected == []
