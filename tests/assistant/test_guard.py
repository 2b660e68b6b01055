import pytest

BODY = {"messages": [{"role": "user", "content": "How do I bake sourdough bread?"}]}


@pytest.fixture(params=["page", "json", "stream", "problem"])
def reply(client, request):
    """One response of each kind."""
    if request.param == "page":
        return client.get("/documents")
    if request.param == "problem":
        return client.get("/nowhere")
    return client.post("/v1/chat", json={**BODY, "stream": request.param == "stream"})


def test_every_response_keeps_its_reader_safe(reply):
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["referrer-policy"] == "no-referrer"
    policy = reply.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_no_response_is_stored(reply):
    assert reply.headers["cache-control"] == "no-store"


def test_every_response_has_a_request_id(reply):
    assert len(reply.headers["x-request-id"]) == 32


def test_a_sound_request_id_is_kept(client):
    reply = client.get("/healthz", headers={"X-Request-ID": "trace-0001"})
    assert reply.headers["x-request-id"] == "trace-0001"


@pytest.mark.parametrize("given", ["short", "x" * 65, "has spaces in it", "<script>alert(1)"])
def test_an_unsound_request_id_is_replaced(client, given):
    kept = client.get("/healthz", headers={"X-Request-ID": given}).headers["x-request-id"]
    assert kept != given
    assert len(kept) == 32


def test_two_requests_have_two_ids(client):
    first, second = (client.get("/healthz").headers["x-request-id"] for _ in range(2))
    assert first != second


def test_no_site_may_call_unless_it_is_allowed(client):
    reply = client.get("/healthz", headers={"Origin": "https://elsewhere.example"})
    assert "access-control-allow-origin" not in reply.headers
