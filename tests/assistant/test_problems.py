import json

import pytest

CANARY = "canary4711"
FIELDS = {"type", "title", "status", "detail", "instance", "request_id"}


def message(content):
    return json.dumps({"messages": [{"role": "user", "content": content}]})


def post(client, content):
    return client.post("/v1/chat", content=content, headers={"Content-Type": "application/json"})


def assert_problem(reply, status, fields):
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"
    problem = reply.json()
    assert set(problem) == fields
    assert problem["status"] == status
    assert problem["request_id"] == reply.headers["x-request-id"]
    assert CANARY not in reply.text
    assert "Traceback" not in reply.text
    return problem


@pytest.mark.parametrize(
    "content",
    [
        f'{{"messages": {CANARY}',
        json.dumps({"messages": CANARY}),
        json.dumps({"messages": [{"role": CANARY, "content": CANARY}]}),
        json.dumps({"messages": [], "canary": CANARY}),
        message(CANARY * 500),
        message("   "),
        json.dumps([CANARY]),
        '{"messages": [{"role": "user", "content": "\\ud800canary4711"}]}',
    ],
)
def test_an_invalid_body_is_422_with_the_places_and_not_the_words(client, content):
    problem = assert_problem(post(client, content), 422, FIELDS | {"errors"})
    assert problem["instance"] == "/v1/chat"
    assert problem["errors"]
    assert all(set(error) == {"at", "rule"} for error in problem["errors"])


def test_malformed_json_is_called_so(client):
    assert post(client, "{").json()["detail"] == "The body is not JSON."


def test_a_question_of_4000_characters_is_taken_and_one_more_is_not(client):
    assert post(client, message("x" * 4000)).status_code == 200
    assert post(client, message("x" * 4001)).status_code == 422


def test_a_body_over_32_kb_is_413(client):
    assert_problem(post(client, message(CANARY * 4000)), 413, FIELDS)


def test_a_body_that_hides_its_length_is_413_too(client):
    pieces = (CANARY.encode() * 100 for _ in range(60))
    assert_problem(post(client, pieces), 413, FIELDS)


def test_an_unknown_route_is_404(client):
    problem = assert_problem(client.get("/v2/nowhere"), 404, FIELDS)
    # An address may hold what somebody typed: only that of a route is repeated.
    assert problem["instance"] == "/"


def test_a_wrong_method_is_405(client):
    assert_problem(client.get("/v1/chat"), 405, FIELDS)
