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
