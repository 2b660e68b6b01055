"""The way out: three ways, from everywhere, and nothing to come back to."""

import pytest

from tests.browser.replies import answer
from tests.browser.states import ask, open_panel, reach

WORDS = (
    "Çfarë Është POLICIA E SHTETIT Ndihma Shqipëri ËSHTË NÇB Koordinatori IOM a b Që ÇDO".split()
)


def press_thrice(page):
    for _ in range(3):
        page.keyboard.press("Shift")


@pytest.fixture
def talk(open_page, fake):
    """A host page with an open panel and an answer in it."""
    page = open_page(f"{fake.url}/host")
    open_panel(page)
    ask(page, "Who coordinates?")
    return page


def test_without_scripts_the_link_of_the_page_leads_out(open_page, fake):
    page = open_page(f"{fake.url}/", java_script_enabled=False)
    link = page.get_by_role("link", name="Exit this page")
    assert link.count() == 2
    for each in link.all():
        assert each.get_attribute("rel") == "nofollow noreferrer"
        assert "weather" in each.get_attribute("href")
    assert page.get_by_role("link", name="help page").is_visible()


def test_the_first_thing_in_the_tab_order_is_the_way_out(open_page, fake):
    page = open_page(f"{fake.url}/")
    page.locator(".intro").wait_for()
    page.keyboard.press("Tab")
    first = page.locator(".way-out.first")
    assert first.evaluate("node => node === document.activeElement")
    assert first.is_visible()


def test_the_panels_first_control_is_the_way_out(talk):
    talk.locator(".panel").focus()
    talk.keyboard.press("Tab")
    assert talk.evaluate("probe.root().activeElement.className").startswith("exit")


@pytest.mark.parametrize("way", ["click", "enter", "shift", "method"])
def test_each_way_leads_to_the_neutral_page_without_a_referrer(talk, fake, way):
    with talk.expect_navigation(url="**/away"):
        if way == "click":
            talk.locator(".exit").click()
        elif way == "enter":
            talk.locator(".exit").press("Enter")
        elif way == "shift":
            press_thrice(talk)
        else:
            # Its promise dies with the page: only the navigation is waited for.
            talk.evaluate("void document.querySelector('anti-trafficking-assistant').exit()")
    headers = next(headers for path, _, headers in fake.seen if path == "/away")
    assert not {"referer"} & {name.lower() for name in headers}
    assert talk.title() == "Weather"


def test_the_conversation_page_is_not_in_the_history(open_page, fake):
    page = open_page(f"{fake.url}/before")
    page.goto(f"{fake.url}/host")
    open_panel(page)
    ask(page)
    with page.expect_navigation(url="**/away"):
        press_thrice(page)
    page.go_back()
    assert page.url == f"{fake.url}/before"


def test_back_to_a_page_that_the_browser_kept_shows_no_conversation(talk, fake):
    talk.evaluate("location.href = '/elsewhere'")
    talk.wait_for_url("**/elsewhere")
    talk.go_back()
    talk.wait_for_load_state()
    for word in ("coordinates", "established", "2005"):
        assert word not in talk.evaluate("probe.words()")


def test_leaving_covers_everything_and_wipes_even_while_an_answer_comes(open_page, fake):
    page = open_page(f"{fake.url}/host?exit-url=/hang")
    open_panel(page)
    fake.reply = "hang"
    page.get_by_role("textbox").fill("Who coordinates?")
    page.get_by_role("textbox").press("Enter")
    page.get_by_text("established in 2005").wait_for()
    assert page.evaluate("probe.leave()") == [
        *[0, 0, 0, 0, "1", "rgb(255, 255, 255)"],
        *["Loading", "Loading", "anti-trafficking-assistant"],
    ]
    assert fake.gone.wait(5), "the stream was not ended"
    page.goto("about:blank")


def test_fifty_triple_presses_leave_fifty_times(open_page, fake):
    page = open_page(f"{fake.url}/host?inline=")
    for _ in range(50):
        page.locator(".intro").wait_for()
        with page.expect_navigation(url="**/away"):
            press_thrice(page)
        page.goto(f"{fake.url}/host?inline=")


def test_slow_presses_and_presses_between_other_keys_do_not_leave(talk):
    press = "Shift"
    talk.keyboard.press(press)
    talk.keyboard.press(press)
    talk.wait_for_timeout(5200)
    talk.keyboard.press(press)
    talk.locator(".exit[data-left='2']").wait_for()
    talk.keyboard.press("a")
    talk.keyboard.press(press)
    talk.keyboard.press(press)
    assert talk.url.endswith("/host")


def test_five_hundred_typed_sentences_never_leave(open_page, fake):
    page = open_page(f"{fake.url}/host")
    open_panel(page)
    page.get_by_role("textbox").focus()
    fake.reply = 429
    sentences = [" ".join(WORDS[n % 7 : n % 7 + 6] + WORDS[n % 11 :]) for n in range(250)]
    assert page.evaluate("sentences => probe.type(sentences)", sentences) == 0
    assert page.url.endswith("/host")


def test_the_presses_that_are_left_are_shown_and_said(talk):
    talk.keyboard.press("Shift")
    assert talk.locator("[role=status]").inner_text() == "Press Shift twice more to exit this page."
    talk.keyboard.press("Shift")
    assert talk.locator(".presses").is_visible()
    assert talk.locator("[role=status]").inner_text() == "Press Shift once more to exit this page."


def test_a_closed_panel_that_remembers_a_conversation_keeps_the_way_out_in_view(talk):
    talk.get_by_role("button", name="Close").click()
    assert talk.locator(".dock .exit").is_visible()
    with talk.expect_navigation(url="**/away"):
        talk.locator(".dock .exit").click()


@pytest.mark.parametrize(
    ("state", "link"),
    [
        ("citation", ".card-link a"),
        ("not_found", ".state a"),
        ("help", ".help-now p a"),
        ("start", ".safety a"),
    ],
)
def test_pages_opened_beside_are_closed_on_the_way_out(talk, fake, state, link):
    reach(talk, fake, state, "en")
    with talk.context.expect_page() as opened:
        talk.locator(link).last.click()
    document = opened.value
    document.wait_for_load_state()
    with document.expect_event("close"), talk.expect_navigation(url="**/away"):
        press_thrice(talk)


SIZES = [(320, 568), (390, 844), (768, 1024), (1280, 800), (1920, 1080), (320, 200)]


@pytest.mark.parametrize("where", ["host?", "host?inline=&", ""])
@pytest.mark.parametrize("size", SIZES)
def test_the_way_out_can_always_be_touched(open_page, fake, size, where):
    page = open_page(f"{fake.url}/{where}", viewport={"width": size[0], "height": size[1]})
    page.evaluate("document.body.style.setProperty('min-height', '300vh')")
    if where == "host?":
        open_panel(page)
    page.locator(".intro").wait_for()
    for state in ("start", "help", "citation"):
        reach(page, fake, state, "en")
        for share in (0, 0.5, 1):
            page.evaluate("share => probe.scroll(share)", share)
            assert page.evaluate("probe.exit()") == [True, True], (state, share)
    fake.reply = answer()
