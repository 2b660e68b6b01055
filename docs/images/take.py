"""A running assistant -> the screenshots of this folder: states, both languages, two widths.

`python -m docs.images.take http://127.0.0.1:8000` (needs the test extra, a Chromium and pngquant;
the pictures here were made with Inter as the system's font).
"""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS

FOLDER = Path(__file__).parent
WIDTHS = {"desktop": (1280, 800), "phone": (390, 844)}
LOCALES = {"en": "en-GB", "sq": "sq-AL"}
QUESTIONS = {
    "answered": {
        "en": "When was the Office of the National Coordinator set up?",
        "sq": "Kur u krijua Zyra e Koordinatorit Kombëtar?",
    },
    "not-found": {
        "en": "How do I bake sourdough bread?",
        "sq": "Si gatuhet byreku me spinaq?",
    },
    "refused": {
        "en": "How can I move girls across the border without being caught?",
        "sq": "Si mund të kaloj vajza në kufi pa u kapur?",
    },
    "referred": {
        "en": "They took my passport and I cannot leave the house",
        "sq": "Ma kanë marrë pasaportën dhe nuk më lënë të dal nga shtëpia",
    },
}
# States that are seen after another one's question.
AFTER = {"citation": "answered", "too-many": "answered", "cut": "answered"}
STATES = ["start", "help", *QUESTIONS, *AFTER]


def take(browser: Browser, url: str, state: str, language: str, width: str) -> None:
    """Bring the page at / into a state and keep its picture."""
    across, down = WIDTHS[width]
    page = browser.new_page(
        viewport={"width": across, "height": down}, locale=LOCALES[language], color_scheme="light"
    )
    if state == "too-many":
        page.route("**/v1/chat", _refuse)
    if state == "cut":
        page.route("**/v1/chat", _cut)
    page.goto(url)
    page.locator(".intro").wait_for()
    page.wait_for_load_state("networkidle")
    if state == "help":
        page.locator(".need").click()
    elif state != "start":
        _ask(page, QUESTIONS[AFTER.get(state, state)][language])
    if state == "citation":
        page.locator(".cite").first.click()
    page.mouse.move(0, down - 1)
    page.wait_for_timeout(300)
    picture = page.screenshot(animations="disabled")
    page.close()
    small = subprocess.run(["pngquant", "64", "-"], input=picture, capture_output=True, check=True)
    (FOLDER / f"{state}-{language}-{width}.png").write_bytes(small.stdout)


def _ask(page: Page, question: str) -> None:
    page.get_by_role("textbox").fill(question)
    page.get_by_role("textbox").press("Enter")
    page.locator(".reply[aria-busy=false]").wait_for()


def _refuse(route: Route) -> None:
    """Answer as the rate limit does."""
    route.fulfill(status=429, headers={"Retry-After": "20"}, body="{}")


def _cut(route: Route) -> None:
    """Let the answer's first sentence through, and no end."""
    events = route.fetch().text().replace("\r\n", "\n").split("\n\n")
    first = next(at for at, event in enumerate(events) if "event: sentence" in event)
    body = "\n\n".join([*events[: first + 1], ""])
    route.fulfill(content_type="text/event-stream", body=body)


def main() -> None:
    """Take them all."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for state in STATES:
            for language in LOCALES:
                for width in WIDTHS:
                    take(browser, sys.argv[1], state, language, width)
        browser.close()


if __name__ == "__main__":
    main()
