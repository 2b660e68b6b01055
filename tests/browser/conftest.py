"""A real Chromium on the real page of the real server; a fake one where it has to fail."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from evals.client import serving
from tests.browser.fake import Fake

PLACES = (os.environ.get("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser")
CHROMIUM = next((place for place in PLACES if place and Path(place).exists()), None)
FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
    " --disable-sync --no-first-run"
).split()
PROBES = Path(__file__).with_name("probes.js")


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
    """The base address of a real server on an index of the shipped corpus."""
    with serving(corpus_store) as url:
        yield url


@pytest.fixture
def fake(browser):
    server = Fake()
    yield server
    server.stop()


@pytest.fixture
def open_page(browser):
    """Open an address in a clean profile; errors, foreign requests and violations fail the test.

    A test that breaks something on purpose names what it expects in `page.expected`: a part of
    the message or of the address that failed.
    """
    contexts = []

    def open_at(url, allowed=(), **options):
        context = browser.new_context(**{"locale": "en-GB", **options})
        page = context.new_page()
        homes = ("/".join(url.split("/")[:3]), *allowed)
        page.troubles, page.expected = [], ()
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.on("console", lambda said: said.type == "error" and page.troubles.append(_line(said)))
        context.on("request", lambda r: _foreign(r.url, homes) and page.troubles.append(r.url))
        page.add_init_script(path=PROBES)
        page.goto(url)
        contexts.append((context, page))
        return page

    yield open_at
    found = []
    for context, page in contexts:
        expected = page.expected
        found += [each for each in page.troubles if not any(name in each for name in expected)]
        if options_allow_scripts(page):
            found += page.evaluate("window.violations ?? []")
        context.close()
    assert found == []


@pytest.fixture
def page(open_page, site):
    """The page at / of the real server."""
    return open_page(site)


def options_allow_scripts(page):
    return not page.is_closed() and page.url.startswith("http")


def _line(said):
    return f"{said.text} {said.location.get('url', '')}"


def _foreign(url, homes):
    return not url.startswith((*homes, "data:", "blob:"))
