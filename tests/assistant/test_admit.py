import re

import pytest

from assistant.keys import add_key, revoke_key
from assistant.switches import turn

ASK = {"messages": [{"role": "user", "content": "How do I bake sourdough bread?"}]}
SITE = "https://www.ministry.example"


@pytest.fixture
def keys(tmp_path):
    return tmp_path / "keys.toml"


def bearer(key):
    return {"Authorization": f"Bearer {key}"}


def ask(client, headers=None, path="/v1/chat"):
    return client.post(path, json=ASK, headers=headers or {})


def test_the_21st_question_of_a_minute_is_429(make_client):
    client = make_client()
    replies = [ask(client) for _ in range(21)]
    assert [reply.status_code for reply in replies] == [200] * 20 + [429]
    assert replies[0].headers["ratelimit-policy"] == '"ask";q=20;w=60'
    left = [re.fullmatch(r'"ask";r=(\d+);t=(\d+)', r.headers["ratelimit"]) for r in replies]
    assert [int(match[1]) for match in left] == [*range(19, -1, -1), 0]
    assert all(1 <= int(match[2]) <= 60 for match in left)
    last = replies[-1]
    assert 1 <= int(last.headers["retry-after"]) <= 60
    assert last.headers["content-type"] == "application/problem+json"
    assert last.json()["help"] == "/help"
    assert client.get("/help").status_code == client.get("/v1/help-lines").status_code == 200


def test_another_address_has_an_allowance_of_its_own(live, make_client):
    client = make_client(rate_limit="1/hour")
    assert ask(client).status_code == 200
    assert ask(client).status_code == 429
    client._transport.client = ("203.0.113.6", 1)
    assert ask(client).status_code == 200


def test_the_addresses_of_one_ipv6_network_share_an_allowance(make_client):
    client = make_client("2001:db8:1:2::1", rate_limit="1/hour")
    assert ask(client).status_code == 200
    client._transport.client = ("2001:db8:1:2:ffff::9", 1)
    assert ask(client).status_code == 429
    client._transport.client = ("2001:db8:1:3::1", 1)
    assert ask(client).status_code == 200


def test_feedback_does_not_use_up_questions(make_client):
    client = make_client(rate_limit="1/hour")
    body = {"answer_id": "a1", "verdict": "up"}
    assert client.post("/v1/feedback", json=body).status_code == 204
    assert ask(client).status_code == 200
    assert client.post("/v1/feedback", json=body).status_code == 429


def test_a_caller_on_this_machine_has_no_limit_until_one_is_set(make_client):
    free = make_client("127.0.0.1")
    assert "ratelimit" not in ask(free).headers
    bound = make_client("127.0.0.1", rate_limit="1/hour")
    assert [ask(bound).status_code for _ in range(2)] == [200, 429]


def test_on_the_openai_route_the_limit_speaks_its_dialect(make_client):
    client = make_client(rate_limit="1/hour")
    assert ask(client, path="/v1/chat/completions").status_code == 200
    reply = ask(client, path="/v1/chat/completions")
    assert reply.status_code == 429
    assert reply.json()["error"]["type"] == "rate_limit_error"


def test_without_anonymous_callers_a_key_is_needed(make_client, keys):
    key = add_key(keys, {"name": "newsroom", "kind": "server", "scopes": ["ask", "read"]})
    client = make_client(anonymous=False, api_keys_file=keys)
    refused = ask(client)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == "Bearer"
    assert ask(client, bearer("sk-anything")).status_code == 401
    assert ask(client, bearer(key)).status_code == 200
    assert ask(client, {"X-API-Key": key}).status_code == 200
    assert client.get("/v1/corpus", headers=bearer(key)).status_code == 200
    # Who needs help needs no key.
    assert client.get("/v1/help-lines").status_code == client.get("/help").status_code == 200


def test_a_placeholder_of_another_tool_is_no_key_and_a_false_one_of_ours_is(make_client):
    client = make_client()
    assert ask(client, bearer("sk-placeholder")).status_code == 200
    assert ask(client, bearer("ata_00000000_" + "x" * 43)).status_code == 401


def test_a_key_opens_what_its_scopes_say(make_client, keys):
    key = add_key(keys, {"name": "scraper", "kind": "server", "scopes": ["metrics"]})
    client = make_client(api_keys_file=keys)
    assert client.get("/metrics", headers=bearer(key)).status_code == 200
    assert ask(client, bearer(key)).status_code == 403
    assert client.get("/metrics").status_code == 401


def test_a_widgets_key_works_on_its_site_only(make_client, keys):
    key = add_key(keys, {"name": "site", "kind": "widget", "origins": [SITE]})
    client = make_client(anonymous=False, api_keys_file=keys)
    reply = ask(client, {**bearer(key), "Origin": SITE})
    assert reply.status_code == 200
    assert reply.headers["access-control-allow-origin"] == SITE
    assert ask(client, {**bearer(key), "Origin": "https://else.example"}).status_code == 403
    assert ask(client, bearer(key)).status_code == 403
    there = {**bearer(key), "Origin": SITE}
    assert client.get("/v1/corpus", headers=there).status_code == 403


def test_a_revoked_key_opens_nothing_at_once(make_client, keys):
    old = add_key(keys, {"name": "tool", "kind": "server"})
    new = add_key(keys, {"name": "tool", "kind": "server"})
    client = make_client(anonymous=False, api_keys_file=keys)
    # Two are valid while one replaces the other.
    assert ask(client, bearer(old)).status_code == ask(client, bearer(new)).status_code == 200
    revoke_key(keys, old.split("_")[1])
    assert ask(client, bearer(old)).status_code == 401
    assert ask(client, bearer(new)).status_code == 200


def test_a_key_has_its_own_limit(make_client, keys):
    key = add_key(keys, {"name": "tool", "kind": "server", "rate_limit": "2/hour"})
    client = make_client("127.0.0.1", api_keys_file=keys)
    assert [ask(client, bearer(key)).status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize(
    ("switch", "off", "on"),
    [
        ("web", ["/", "/widget.js", "/documents"], ["/v1/corpus", "/help", "/widget/help.css"]),
        ("api", ["/v1/corpus", "/v1/models"], ["/", "/help", "/v1/help-lines", "/readyz"]),
    ],
)
def test_what_is_switched_off_says_so_with_the_help_lines(make_client, tmp_path, switch, off, on):
    record = tmp_path / "switches.jsonl"
    client = make_client(switches=record)
    assert client.get(off[0]).status_code == 200
    turn(record, switch, False, "N. N.", "a wrong answer was reported")
    for path in off:
        reply = client.get(path)
        assert reply.status_code == 503
        assert "112" in reply.text
        assert "116 111" in reply.text
    assert [client.get(path).status_code for path in on] == [200] * len(on)
    assert client.get("/readyz").json()["off"] == [switch]
    turn(record, switch, True, "N. N.", "mended")
    assert client.get(off[0]).status_code == 200


def test_the_record_keeps_who_and_why(tmp_path):
    from assistant.switches import read_changes

    record = tmp_path / "switches.jsonl"
    turn(record, "generation", False, "N. N.", "costs")
    turn(record, "generation", True, "M. M.", "paid")
    assert [(c.on, c.by, c.why) for c in read_changes(record)] == [
        (False, "N. N.", "costs"),
        (True, "M. M.", "paid"),
    ]


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/version", "/help", "/v1/about", "/docs"])
def test_the_state_of_the_service_needs_no_key(make_client, path):
    assert make_client(anonymous=False).get(path).status_code == 200


def test_a_broken_record_of_switches_names_its_line(tmp_path):
    from assistant.errors import SwitchesInvalid
    from assistant.switches import read_switches

    record = tmp_path / "switches.jsonl"
    turn(record, "web", False, "N. N.", "mended")
    with record.open("a") as half:
        half.write('{"at": "2026-')
    with pytest.raises(SwitchesInvalid, match="line 2"):
        read_switches(record)
