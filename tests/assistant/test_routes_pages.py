import pytest
from fastapi.testclient import TestClient

from assistant.app import create_app
from assistant.settings import AssistantSettings

SITE = "https://ministry.example"


@pytest.fixture
def open_client(live):
    """A server that one other site may embed."""
    return TestClient(
        create_app(live, AssistantSettings(allowed_origins=f"{SITE}, https://b.example"))
    )


def test_the_widgets_files_travel_compressed_where_the_browser_can(client):
    small = client.get("/widget.js", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/widget.js", headers={"Accept-Encoding": "identity"})
    assert small.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert int(small.headers["content-length"]) < int(plain.headers["content-length"])
    assert small.text == plain.text
    assert small.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


def test_a_stream_is_not_compressed(client):
    body = {"messages": [{"role": "user", "content": "Who chairs?"}], "stream": True}
    reply = client.post("/v1/chat", json=body, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in reply.headers


@pytest.mark.parametrize("path", ["/widget.js", "/widget/panel.js", "/v1/corpus"])
def test_a_site_that_is_allowed_may_load_the_widget_and_call_the_api(open_client, path):
    reply = open_client.get(path, headers={"Origin": SITE})
    assert reply.headers["access-control-allow-origin"] == SITE
    assert "Retry-After" in reply.headers["access-control-expose-headers"]
    assert "access-control-allow-credentials" not in reply.headers


def test_a_site_that_is_not_allowed_may_not(open_client):
    for origin in ("https://elsewhere.example", "null", f"{SITE}.evil.example"):
        reply = open_client.get("/widget.js", headers={"Origin": origin})
        assert "access-control-allow-origin" not in reply.headers


def test_the_question_of_an_allowed_site_passes_the_preflight(open_client):
    asked = {
        "Origin": SITE,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    for path in ("/v1/chat", "/v1/feedback"):
        assert open_client.options(path, headers=asked).status_code == 200


def test_every_page_and_file_asks_not_to_be_kept(client):
    for path in ("/", "/widget.js", "/widget/page.css", "/documents"):
        headers = client.get(path).headers
        assert (headers["cache-control"], headers["referrer-policy"]) == ("no-store", "no-referrer")
        assert "require-trusted-types-for 'script'" in headers["content-security-policy"]
