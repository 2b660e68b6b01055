"""What becomes of a question: each outcome says what it is, and no question is lost."""

import time

import pytest

from tests.browser.replies import answer
from tests.browser.states import REPLIES, ask, card, open_panel, reach

FAILURES = ["rate", "closed", "error", "limit", "cut", "unreachable"]
OUTCOMES = [state for state in REPLIES if state not in ("start", "help", "citation", "reasons")]


@pytest.fixture
def panel(open_page, fake):
    """The panel on a host page of the fake server."""
    page = open_page(f"{fake.url}/host")
    page.expected = ("Failed to load resource",)
    open_panel(page)
    return page


def test_every_outcome_has_its_own_words_and_look(panel, fake):
    seen, shots = {}, set()
    for state in OUTCOMES:
        reach(panel, fake, state, "en")
        reply = panel.locator(".reply").last
        seen[state] = (reply.get_attribute("data-state"), reply.locator(".state").inner_text())
        shots.add(reply.screenshot(animations="disabled"))
    assert len(set(seen.values())) == len(shots) == len(OUTCOMES)
    looks = {state: look for state, (look, _) in seen.items()}
    assert looks == {state: "extractive" if state == "answered" else state for state in OUTCOMES}


@pytest.mark.parametrize("state", FAILURES)
def test_a_failure_keeps_the_question_and_one_press_asks_it_again(panel, fake, state):
    reach(panel, fake, state, "en")
    reply = panel.locator(".reply").last
    assert panel.locator(".asked p").inner_text() == "Who coordinates?"
    assert reply.get_by_role("button").count() == 1 + reply.locator(".cite").count()
    fake.reply = answer()
    reply.get_by_role("button", name="Try again").press("Enter")
    panel.locator(".reply[data-state=extractive]").wait_for()
    assert [panel.locator(".reply").count(), panel.locator(".asked").count()] == [1, 1]
    asked = [body["messages"] for body in fake.bodies("/v1/chat")]
    assert asked[-1] == [{"role": "user", "content": "Who coordinates?"}]
    focused = "document.querySelector('anti-trafficking-assistant').shadowRoot.activeElement"
    assert panel.evaluate(f"{focused}?.localName") in ("button", "textarea")


def test_a_cut_answer_keeps_what_had_come_and_says_that_it_is_incomplete(panel, fake):
    reach(panel, fake, "cut", "en")
    reply = panel.locator(".reply").last
    assert "established in 2005" in reply.locator(".text").inner_text()
    assert "incomplete" in reply.locator(".state").inner_text()


def test_offline_is_told_from_a_server_that_is_down(panel):
    panel.context.set_offline(True)
    reply = ask(panel)
    assert reply.get_attribute("data-state") == "offline"
    panel.context.set_offline(False)
    reply.get_by_role("button", name="Try again").click()
    panel.locator(".reply[data-state=extractive]").wait_for()


def test_too_many_questions_says_how_long_to_wait(panel, fake):
    reach(panel, fake, "rate", "en")
    assert "wait 20 seconds" in panel.locator(".state").inner_text()


@pytest.mark.parametrize("state", ["refused", "closed", "unreachable"])
def test_where_no_answer_can_come_112_and_the_help_page_are_named(panel, fake, state):
    reach(panel, fake, state, "en")
    links = panel.locator(".way-on a")
    assert [link.get_attribute("href") for link in links.all()] == ["tel:112", f"{fake.url}/help"]


def test_a_service_that_is_switched_off_or_full_cannot_be_reached(panel, fake):
    fake.reply = 503
    assert ask(panel).get_attribute("data-state") == "unreachable"


def test_an_error_of_the_server_gives_a_reference_and_no_detail(panel, fake):
    reach(panel, fake, "error", "en")
    assert "r-1" in panel.locator(".state").inner_text()


def test_sentences_appear_as_they_come_and_stop_ends_the_request(panel, fake):
    fake.reply = "hang"
    panel.get_by_role("textbox").fill("Who?")
    panel.get_by_role("button", name="Ask", exact=True).click()
    panel.get_by_text("established in 2005").wait_for()
    panel.get_by_role("button", name="Stop").click()
    assert panel.locator(".reply").get_attribute("data-state") == "stopped"
    assert "established in 2005" in panel.locator(".text").inner_text()
    assert fake.gone.wait(1), "the server was not told"


def test_one_question_at_a_time(panel, fake):
    fake.reply = "hang"
    box = panel.get_by_role("textbox")
    box.fill("Who?")
    box.press("Enter")
    panel.locator(".text p").first.wait_for()
    box.fill("And when?")
    box.press("Enter")
    assert panel.get_by_text("One question at a time").first.is_visible()
    assert box.input_value() == "And when?"
    assert len(fake.bodies("/v1/chat")) == 1


def test_help_stands_above_the_answer_and_never_in_its_place(panel, fake):
    fake.reply = answer("en", help=card("en"))
    reply = ask(panel)
    order = reply.evaluate("node => [...node.children].map((each) => each.innerText.slice(0, 13))")
    assert order.index("You are not a") < order.index("The Office wa")
    assert reply.locator(".help-card .number").get_attribute("href") == "tel:129"
    assert "nobody has tried it" in reply.locator(".help-card").inner_text()


def test_that_personal_data_was_covered_is_said_below_the_answer(panel, fake):
    fake.reply = answer("en", privacy="A number was covered.")
    assert ask(panel).locator(".notice.privacy").inner_text() == "A number was covered."


def test_help_is_two_taps_away_before_any_question(open_page, fake):
    page = open_page(f"{fake.url}/host")
    page.locator(".dock button").click()
    page.locator(".need").click()
    numbers = page.locator(".help-now .number")
    numbers.nth(1).wait_for()
    assert numbers.all_inner_texts() == ["112", "129"]
    page.locator(".tongue").click()
    page.get_by_text("Policia e Shtetit · viktima të krimit · 24 orë").wait_for()
    assert "nuk e ka provuar askush" in page.locator(".help-now").inner_text()


def test_without_the_service_the_panel_opens_says_so_and_shows_help(open_page, fake):
    page = open_page(f"{fake.url}/host")
    page.expected = ("Failed to load resource",)
    page.route("**/v1/**", lambda route: route.abort())
    open_panel(page)
    page.locator(".down-note").wait_for()
    assert page.locator(".help-now .number").first.inner_text() == "112"
    assert "cannot be loaded" in page.locator(".help-now").inner_text()


def test_without_the_widgets_own_files_112_and_the_help_page_remain(open_page, fake):
    page = open_page(f"{fake.url}/host")
    page.expected = ("Failed to load resource", "Failed to fetch")
    fake.reply = "down"
    page.locator(".dock button").click()
    link = page.locator(".dock a")
    assert "112" in link.inner_text()
    assert link.get_attribute("href") == f"{fake.url}/help"


def test_a_long_question_is_counted_and_not_cut_off(panel, fake):
    box = panel.get_by_role("textbox")
    box.fill("a" * 900)
    assert panel.locator("#count").inner_text() == "100 characters left"
    box.fill("a" * 1001)
    box.press("Enter")
    assert "1 character too many" in panel.locator("#count").inner_text()
    assert len(box.input_value()) == 1001
    assert fake.bodies("/v1/chat") == []


def test_enter_asks_and_shift_enter_breaks_the_line(panel, fake):
    box = panel.get_by_role("textbox")
    box.press_sequentially("One")
    box.press("Shift+Enter")
    box.press_sequentially("two")
    box.press("Enter")
    panel.locator(".reply[data-state=extractive]").wait_for()
    assert fake.bodies("/v1/chat")[0]["messages"][0]["content"] == "One\ntwo"


def test_ten_turns_travel_with_the_question_and_stay_below_the_limit_of_the_body(panel, fake):
    fake.reply = answer("en", texts=("x" * 900,) * 3)
    for turn in range(8):
        ask(panel, f"{turn} " + "ë" * 990)
    bodies = fake.bodies("/v1/chat")
    assert len(bodies[-1]["messages"]) == 11
    assert len(str(bodies[-1]).encode()) < 32 * 1024


def test_a_retry_waits_while_another_question_runs(panel, fake):
    reach(panel, fake, "error", "en")
    fake.reply, fake.pause = answer(), 0.3
    panel.get_by_role("textbox").fill("Another?")
    panel.get_by_role("textbox").press("Enter")
    panel.get_by_role("button", name="Try again").click()
    time.sleep(0.2)
    assert len(fake.bodies("/v1/chat")) == 2
