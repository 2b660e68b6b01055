"""Small screens, zoom, longer words, and what people set their device to."""

import re

import pytest

from tests.browser.fake import WIDGET
from tests.browser.states import ask, open_host, open_panel, reach


@pytest.mark.parametrize("path", ["host?", "host?inline=&", ""])
@pytest.mark.parametrize("size", [(320, 568), (320, 256), (320, 180)])
@pytest.mark.parametrize("language", ["en", "sq"])
def test_320_pixels_and_400_percent_zoom_scroll_one_way_only(open_page, fake, path, size, language):
    viewport = {"width": size[0], "height": size[1]}
    page = open_host(open_page, fake, path + f"lang={language}" if path else "", viewport=viewport)
    for state in ("help", "answered", "reasons", "rate"):
        reach(page, fake, state, language)
        assert page.evaluate("probe.wide()") == [False, [], []], state
    page.locator(".exit").wait_for()


def test_the_layout_holds_with_text_40_percent_longer(open_page, fake):
    page = open_page(f"{fake.url}/host", viewport={"width": 320, "height": 568})
    longer = (WIDGET / "strings.js").read_text("utf-8")
    longer = re.sub(
        r'(?<=: )"([^"\n]{2,})"(?=,\n)',
        lambda text: (
            f'"{text[1]} {("longer words " * 20)[: max(7, int(0.4 * len(text[1])))]}"'
            if "January" not in text[1] and "janar" not in text[1]
            else text[0]
        ),
        longer,
    )
    page.route(
        "**/strings.js", lambda route: route.fulfill(content_type="text/javascript", body=longer)
    )
    open_panel(page)
    for state in ("start", "help", "answered", "reasons", "citation"):
        reach(page, fake, state, "en")
        assert page.evaluate("probe.wide()") == [False, [], []], state
    assert "longer" in page.locator(".exit").inner_text()


def test_without_motion_nothing_moves(open_page, fake):
    page = open_host(open_page, fake, reduced_motion="reduce")
    fake.reply = "hang"
    page.get_by_role("textbox").fill("Who?")
    page.get_by_role("textbox").press("Enter")
    page.locator(".text p").first.wait_for()
    assert page.evaluate("document.getAnimations({ subtree: true }).length") == 0
    assert page.evaluate("probe.root().getAnimations().length") == 0


def test_in_forced_colours_every_control_has_an_edge(open_page, fake):
    page = open_host(open_page, fake, forced_colors="active")
    ask(page)
    for control in (".exit", ".strong", ".cite", "textarea", ".quiet"):
        node = page.locator(control).first
        assert node.evaluate("node => getComputedStyle(node).borderTopWidth") != "0px", control


def test_more_contrast_is_more_contrast(open_page, fake):
    colour = "node => getComputedStyle(node).color"
    plain = open_host(open_page, fake).locator("#disclosure").evaluate(colour)
    assert (
        open_host(open_page, fake, contrast="more").locator("#disclosure").evaluate(colour) != plain
    )


def test_the_question_is_never_zoomed_into(open_page, fake):
    size = "node => parseFloat(getComputedStyle(node).fontSize)"
    assert open_host(open_page, fake).get_by_role("textbox").evaluate(size) >= 16


def test_touch_targets_are_large_enough(open_page, fake):
    page = open_host(open_page, fake)
    reach(page, fake, "reasons", "en")
    assert page.evaluate("probe.small()") == []
