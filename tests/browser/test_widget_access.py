"""For everyone: what a screen reader hears, what a keyboard reaches, which language it is."""

from pathlib import Path

import pytest

from tests.browser.replies import answer
from tests.browser.states import REPLIES, ask, open_host, reach

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BROKEN = """rules => axe.run(document, { runOnly: rules }).then(({ violations }) =>
  violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.target.flat().join(" "))]))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "sq"])
@pytest.mark.parametrize("state", REPLIES)
def test_axe_finds_nothing(open_page, fake, state, language, scheme):
    if not AXE.exists():
        pytest.skip("NO AXE FOUND: ACCESSIBILITY WAS NOT CHECKED (make node_modules/axe-core)")
    page = open_host(open_page, fake, f"host?lang={language}", color_scheme=scheme, bypass_csp=True)
    reach(page, fake, state, language)
    page.evaluate(AXE.read_text("utf-8") + ";0")
    assert page.evaluate(BROKEN, RULES) == []


@pytest.mark.parametrize("language", ["en-GB", "sq-AL"])
def test_axe_finds_nothing_on_the_page_of_its_own(open_page, fake, language):
    if not AXE.exists():
        pytest.skip("NO AXE FOUND: ACCESSIBILITY WAS NOT CHECKED (make node_modules/axe-core)")
    page = open_page(f"{fake.url}/", locale=language, bypass_csp=True)
    page.locator(".intro").wait_for()
    page.evaluate(AXE.read_text("utf-8") + ";0")
    assert page.evaluate(BROKEN, RULES) == []


def test_thirty_sentences_are_one_announcement(open_page, fake):
    page = open_host(open_page, fake)
    page.evaluate("probe.listen()")
    fake.reply, fake.pause = answer(texts=[f"Sentence {n}." for n in range(30)]), 0.06
    ask(page)
    assert page.evaluate("said") == ["Answer ready: 30 sentences, 30 sources."]
    live = "[role=status], [role=log], [role=alert], [aria-live]"
    assert page.evaluate(f"probe.root().querySelectorAll('{live}').length") == 1


@pytest.mark.parametrize("state", ["not_found", "refused", "referred", "rate", "error", "cut"])
def test_every_other_outcome_is_one_announcement_too(open_page, fake, state):
    page = open_host(open_page, fake)
    page.evaluate("probe.listen()")
    reach(page, fake, state, "en")
    assert len(page.evaluate("said")) == 1


def test_an_answer_that_takes_long_says_once_that_it_is_searched_for(open_page, fake):
    page = open_host(open_page, fake)
    page.evaluate("probe.listen()")
    fake.pause = 2
    page.get_by_role("textbox").fill("Who?")
    page.get_by_role("textbox").press("Enter")
    page.get_by_role("status").filter(has_text="Searching").wait_for()
    assert page.evaluate("said") == ["Searching the documents"]


def test_the_tree_a_screen_reader_reads(open_page, fake):
    page = open_host(open_page, fake)
    reply = ask(page)
    tree = page.locator(".panel").aria_snapshot()
    for part in (
        'link "Exit this page"',
        'button "Need help now?"',
        'list "Conversation"',
        'heading "You asked" [level=3]',
        'heading "Answer" [level=3]',
        'button "Source 1: Statement, Astana"',
        'textbox "Your question"',
    ):
        assert part in tree, tree
    page.get_by_role("button", name="Close").click()
    assert page.locator(".panel").count() == 0
    assert reply.count() == 0


def test_every_control_is_reached_by_tab_in_its_order(open_page, fake):
    page = open_host(open_page, fake)
    ask(page)
    page.locator(".panel").focus()
    walked = []
    for _ in range(24):
        page.keyboard.press("Tab")
        walked.append(page.evaluate("probe.focused()"))
    order = [
        *["Exit this page", "Shqip", "Close", "Need help now?", "Conversation", "I understand"],
        *["More on staying safe", "Source 1: Statement, Astana", "Source 2: Statement, Astana"],
        *["Sources (2)", "Copy with sources", "Yes", "No", "Print", "Save as text", "textarea"],
    ]
    assert walked[: len(order)] == order
    assert "A link" in walked, "the panel holds the focus"


def test_escape_closes_the_card_then_help_then_the_panel_and_gives_the_focus_back(open_page, fake):
    page = open_page(f"{fake.url}/host")
    page.locator(".dock button").press("Enter")
    page.locator(".need").press("Enter")
    reply = ask(page)
    reply.locator(".cite").first.press("Enter")
    card = page.locator(".card:popover-open")
    card.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("probe.focused()") == "Close"
    page.keyboard.press("Escape")
    assert card.count() == 0
    assert page.evaluate("probe.focused()") == "Source 1: Statement, Astana"
    page.keyboard.press("Escape")
    assert not page.locator(".help-now").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".panel").count() == 0
    assert page.evaluate("probe.focused()") == "Ask a question"


def test_the_focus_stays_with_the_hand(open_page, fake):
    page = open_host(open_page, fake)
    fake.reply = "hang"
    page.locator(".suggestions button").first.press("Enter")
    page.locator(".text p").first.wait_for()
    assert page.evaluate("probe.focused()") == "Stop"
    page.keyboard.press("Enter")
    page.locator("[data-state=stopped]").wait_for()
    assert page.evaluate("probe.focused()") == "textarea"


@pytest.mark.parametrize("language", ["en", "sq"])
def test_the_whole_panel_speaks_one_language_and_every_message_its_own(open_page, fake, language):
    other = "sq" if language == "en" else "en"
    page = open_host(open_page, fake, f"host?lang={language}")
    fake.reply = answer(other)
    reply = ask(page)
    assert reply.locator(".text").get_attribute("lang") == other
    assert page.locator(".asked p").get_attribute("lang") == other
    host = page.locator("anti-trafficking-assistant")
    assert host.get_attribute("lang") == language
    page.locator(".tongue").click()
    assert host.get_attribute("lang") == other
    exits = {"en": "Exit this page", "sq": "Dil nga kjo faqe"}
    assert page.locator(".exit").inner_text() == exits[other]
    assert (
        page.locator(".state-name").inner_text().split()[0]
        == {"en": "Quoted", "sq": "Cituar"}[other]
    )
    assert reply.locator(".text").get_attribute("lang") == other


def test_what_must_be_read_first_is_there_before_the_first_question(open_page, fake):
    for language, words in (
        ("en", ["AI", "police", "helpline"]),
        ("sq", ["artificiale", "polici"]),
    ):
        page = open_host(open_page, fake, f"host?lang={language}")
        disclosure = page.locator("#disclosure").inner_text()
        assert all(word in disclosure for word in words)
        safety = page.locator(".safety p").inner_text()
        assert 30 < len(safety.split()) <= 60
        page.locator(".safety button").click()
        assert page.locator(".safety").count() == 0
