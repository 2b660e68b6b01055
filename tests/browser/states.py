"""The states of the conversation, and how a person comes to see each of them."""

from tests.browser.replies import LINES, answer

CARD = {
    "kind": "exploitation",
    "text": {
        "en": "You are not alone. You can call, if it is safe for you.",
        "sq": "Nuk jeni vetëm. Mund të telefononi, nëse është pa rrezik për ju.",
    },
}
NOTICES = [
    {"kind": "dated", "text": "Date of what is quoted: 27 November 2010."},
    {"kind": "superseded", "text": "A quoted statement has been replaced."},
]
NONE = {"texts": (), "citations": []}
# What the fake server is told to reply, by state; a function of the language.
REPLIES = {
    "start": lambda language: None,
    "answered": lambda language: answer(language, notices=NOTICES),
    "citation": lambda language: answer(language),
    "partial": lambda language: answer(language, status="partial"),
    "not_found": lambda language: answer(language, status="not_found", **NONE),
    "refused": lambda language: answer(language, status="refused", text="No.", **NONE),
    "referred": lambda language: answer(language, status="referred", help=card(language), **NONE),
    "degraded": lambda language: answer(
        language, notices=[{"kind": "degraded", "text": "Without a model."}]
    ),
    "rate": lambda language: 429,
    "closed": lambda language: 401,
    "error": lambda language: 500,
    "limit": lambda language: 422,
    "cut": lambda language: "cut",
    "unreachable": lambda language: "down",
    "help": lambda language: None,
    "reasons": lambda language: answer(language),
}


def card(language):
    return {"kind": CARD["kind"], "text": CARD["text"][language], "lines": LINES[language]}


def ask(page, question="Who coordinates?"):
    """Ask in the widget and wait until the answer stands or has failed."""
    page.get_by_role("textbox").fill(question)
    page.get_by_role("textbox").press("Enter")
    reply = page.locator(".reply").last
    reply.locator("xpath=self::*[@aria-busy='false']").wait_for(timeout=20_000)
    return reply


def open_host(open_page, fake, path="host?", **options):
    """Open a page of the fake server, and its panel, in a browser set up so."""
    page = open_page(f"{fake.url}/{path}", **options)
    page.expected = ("Failed to load resource",)
    if path and "inline" not in path:
        open_panel(page)
    page.locator(".intro").wait_for()
    return page


def open_panel(page):
    page.locator(".dock button").click()
    page.locator(".panel").wait_for()


def reach(page, fake, state, language):
    """Bring an open panel into a state."""
    fake.reply = REPLIES[state](language)
    if state == "help":
        page.locator(".need").click()
        page.locator(".help-now .number").nth(1).wait_for()
    if fake.reply is None:
        return
    reply = ask(page)
    if state == "citation":
        reply.locator(".cite").first.click()
        page.locator(".card:popover-open").wait_for()
    if state == "reasons":
        reply.locator(".feedback button").nth(1).click()
        reply.locator("input").first.wait_for()
