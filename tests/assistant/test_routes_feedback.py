import json

import pytest

REASONS = ["wrong", "outdated", "missing_source", "unclear", "unsafe"]
DOWN = {"answer_id": "f" * 32, "verdict": "down", "reasons": REASONS}


@pytest.fixture
def counts(client):
    client.app.state.feedback.clear()
    return client.app.state.feedback


def test_a_verdict_and_its_reasons_are_counted_and_nothing_else(client, counts):
    reply = client.post("/v1/feedback", json=DOWN)
    assert (reply.status_code, reply.content) == (204, b"")
    client.post("/v1/feedback", json={"answer_id": "a1", "verdict": "up"})
    assert counts == {"up": 1, "down": 1, **dict.fromkeys(REASONS, 1)}


def test_the_fullest_verdict_fits(client):
    assert len(json.dumps(DOWN)) <= 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"answer_id": "a b", "verdict": "up"},
        {"answer_id": "a1", "verdict": "maybe"},
        {"answer_id": "a1", "verdict": "down", "reasons": ["because my cousin"]},
        {"answer_id": "a1", "verdict": "down", "comment": "my cousin"},
        {"verdict": "up"},
    ],
)
def test_free_text_has_no_place(client, counts, wrong):
    reply = client.post("/v1/feedback", json=wrong)
    assert reply.status_code == 422
    assert reply.headers["content-type"] == "application/problem+json"
    assert "cousin" not in reply.text
    assert not counts


def test_a_body_over_200_bytes_is_not_taken(client, counts):
    body = json.dumps(DOWN) + " " * 200
    reply = client.post("/v1/feedback", content=body, headers={"Content-Type": "application/json"})
    assert reply.status_code == 413
    assert not counts


def once(client, body, key="e4f1-0001"):
    return client.post("/v1/feedback", json=body, headers={"Idempotency-Key": key})


def test_the_same_key_and_body_count_once(client, counts):
    body = {"answer_id": "a1", "verdict": "up"}
    assert [once(client, body, "key-once-1").status_code for _ in range(3)] == [204] * 3
    assert counts == {"up": 1}


def test_the_same_key_with_another_body_is_422(client, counts):
    assert once(client, {"answer_id": "a1", "verdict": "up"}, "key-once-2").status_code == 204
    assert once(client, {"answer_id": "a1", "verdict": "down"}, "key-once-2").status_code == 422
    assert counts == {"up": 1}


def test_another_key_counts_again(client, counts):
    body = {"answer_id": "a1", "verdict": "up"}
    assert once(client, body, "key-once-3").status_code == 204
    assert once(client, body, "key-once-4").status_code == 204
    assert counts == {"up": 2}


def test_a_key_under_way_is_409(client, counts):
    import json

    from assistant.idempotency import Seen

    body = {"answer_id": "a1", "verdict": "up"}
    raw = json.dumps(body, separators=(",", ":")).encode()
    assert client.app.state.remembered.begin("key-once-5", raw) is Seen.NEW
    reply = client.post(
        "/v1/feedback",
        content=raw,
        headers={"Idempotency-Key": "key-once-5", "Content-Type": "application/json"},
    )
    assert reply.status_code == 409
    assert not counts
