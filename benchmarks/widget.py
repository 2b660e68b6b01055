"""The widget's files, a Chromium, a store -> sizes and times, as a table in Markdown.

`python -m benchmarks.widget --store .store` (needs the test extra and a Chromium, see CHROMIUM).
"""

import argparse
import gzip
import hashlib
import statistics
from base64 import b64encode
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page, sync_playwright

from evals.client import serving
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.fake import WIDGET, Fake
from tests.browser.states import open_panel

RUNS = 20
# Bytes, packed.
LOADER = 2_048
WHOLE = 30_720
SLOWER = 4
# Parts of the page at /, not of the widget.
PAGE_ONLY = {"page.js", "page-language.js"}
QUESTIONS = [
    "When was the Office of the National Coordinator set up?",
    "What is the penalty under Article 110/a?",
    "What is the National Referral Mechanism?",
    "How long is the recovery and reflection period?",
    "Kur u krijua Zyra e Koordinatorit Kombëtar?",
    "Sa është dënimi për trafikimin e të miturve?",
    "Çfarë është Mekanizmi Kombëtar i Referimit?",
    "Sa zgjat periudha e rimëkëmbjes dhe reflektimit?",
]
# From the event that leaves to the frame after the one that shows the cover.
EXIT_WATCH = """
for (const name of ["keyup", "click"]) addEventListener(name, ({ timeStamp }) =>
  requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const { shadowRoot } = document.querySelector("anti-trafficking-assistant");
      if (shadowRoot.querySelector(".cover")) console.log(performance.now() - timeStamp);
    };
    port2.postMessage(0); }), true);
"""
# From the key that sends to the frame after the first sentence.
FIRST_SENTENCE = """question => new Promise((done) => {
  const { shadowRoot } = document.querySelector("anti-trafficking-assistant");
  const box = shadowRoot.querySelector("textarea");
  const shown = () => shadowRoot.querySelectorAll(".text p").length;
  const before = shown();
  box.value = question;
  const sent = performance.now();
  box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  const look = () => shown() > before
    ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - sent)))
    : requestAnimationFrame(look);
  look();
})"""


def packed() -> dict[str, int]:
    """Measure what travels, in bytes: each file by itself, as `gzip -9` packs it."""
    files = [path for path in WIDGET.glob("*.js") if path.name not in PAGE_ONLY]
    return {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in files}


def integrity() -> str:
    """Hash the loader as the tag's `integrity` wants it."""
    loader = (WIDGET / "widget.js").read_bytes()
    return f"sha384-{b64encode(hashlib.sha384(loader).digest()).decode()}"


def sizes() -> list[tuple[str, str, str]]:
    """Say what travels, and the loader's hash."""
    files = packed()
    whole = sum(files.values())
    return [
        ("loader, before the first click", f"{files['widget.js']:,} B", f"≤ {LOADER:,} B"),
        (f"all {len(files)} files, both languages", f"{whole:,} B", f"≤ {WHOLE:,} B"),
        ("integrity of the loader", integrity(), ""),
    ]


def load_time(browser: Browser, fake: Fake) -> tuple[str, str, str]:
    """Compare the main thread's work on a page with the tag and on the same page without it."""
    with_tag, without = [], []
    for _ in range(RUNS):
        for times, more in ((with_tag, ""), (without, "&src=/nothing.js")):
            page = browser.new_page()
            devtools = page.context.new_cdp_session(page)
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            # The thread's own time: what other programs take from the processor does not count.
            devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
            page.goto(f"{fake.url}/plain?page=en{more}", wait_until="networkidle")
            metrics = devtools.send("Performance.getMetrics")["metrics"]
            times += [each["value"] * 1000 for each in metrics if each["name"] == "TaskDuration"]
            page.close()
    more = statistics.median(with_tag) - statistics.median(without)
    what = f"main thread at load, {SLOWER}× slower processor, what the tag adds"
    return what, f"{more:.0f} ms (page {statistics.median(without):.0f} ms)", "≤ 50 ms"


def first_sentence(browser: Browser, url: str) -> list[tuple[str, str, str]]:
    """Ask the shipped corpus in both languages, in the widget and without a browser, in turn."""
    page = browser.new_page()
    page.goto(url)
    page.locator(".intro").wait_for()
    seen, bare = [], []
    for question in QUESTIONS * 3:
        seen.append(page.evaluate(FIRST_SENTENCE, question))
        page.locator(".strong[type=submit]").wait_for()
        body = {"messages": [{"role": "user", "content": question}]}
        bare.append(httpx.post(f"{url}/v1/chat", json=body).elapsed.total_seconds() * 1000)
    page.close()
    return [
        ("first sentence seen after sending", _spread(seen), "≤ 300 ms"),
        ("the same questions over HTTP, no browser", _spread(bare), ""),
    ]


def exits(browser: Browser, fake: Fake, slower: int) -> tuple[str, str, str]:
    """Leave while an answer comes and nothing answers any more; half by key, half by click."""
    times: list[float] = []
    for run in range(RUNS):
        page = browser.new_page()
        page.add_init_script(EXIT_WATCH)
        page.goto(f"{fake.url}/host?exit-url=/hang")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        _start_answer(page, fake)
        with page.expect_console_message() as said:
            if run % 2:
                page.locator(".exit").click(no_wait_after=True)
            else:
                for _ in range(3):
                    page.keyboard.press("Shift")
        times.append(float(said.value.text))
        page.context.close()
    return (
        f"cover after the way out, processor {slower}× slower",
        _spread(times),
        "≤ 100 ms" if slower == 1 else "",
    )


def _start_answer(page: Page, fake: Fake) -> None:
    fake.reply = "hang"
    open_panel(page)
    page.get_by_role("textbox").fill("Who coordinates?")
    page.get_by_role("textbox").press("Enter")
    page.locator(".text p").first.wait_for()


def _spread(times: list[float]) -> str:
    middle, worst = statistics.median(times), max(times)
    return f"median {middle:.0f} ms, worst {worst:.0f} ms ({len(times)} runs)"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, default=Path(".store"))
    store = parser.parse_args().store
    fake = Fake()
    rows = sizes()
    with sync_playwright() as playwright, serving(store) as url:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        rows.append(load_time(browser, fake))
        rows += first_sentence(browser, url)
        rows += [exits(browser, fake, slower) for slower in (1, SLOWER)]
        browser.close()
    fake.stop()
    print("| what | measured | target |\n|---|---|---|")
    for row in rows:
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
