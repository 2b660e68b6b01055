"""The description of the API: true, committed, only ever added to; its examples work."""

import copy
import json
import re
from pathlib import Path

import pytest

from assistant.changes import breaking_changes
from assistant.openapi import read_examples

COMMITTED = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"
EXAMPLES = read_examples()


@pytest.fixture(scope="module")
def described(client):
    return client.get("/openapi.json").json()


def operations(api):
    return {(path, method) for path, found in api["paths"].items() for method in found}


def test_the_committed_description_is_the_one_served(described):
    assert json.loads(COMMITTED.read_text()) == described, "run: make openapi"
    assert described["openapi"].startswith("3.1")


def test_every_operation_has_an_example_in_each_language(described):
    shown = {(row["path"], row["method"], row["name"]) for row in EXAMPLES}
    for path, method in operations(described):
        assert {(path, method, "english"), (path, method, "albanian")} <= shown


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=[f"{row['method']} {row['path']} {row['name']}" for row in EXAMPLES]
)
def test_an_example_works(client, example):
    path = example["path"]
    for name, value in example.get("in_path", {}).items():
        path = path.replace("{" + name + "}", value.replace("#", "%23"))
    more = {"json": example["body"]} if "body" in example else {}
    reply = client.request(
        example["method"],
        path,
        params=example.get("query"),
        headers=example.get("headers"),
        **more,
    )
    assert reply.status_code in (200, 204)
    assert example["expect"] in reply.text


def test_every_error_has_its_shape(described):
    for path, found in described["paths"].items():
        for operation in found.values():
            errors = {c: r for c, r in operation["responses"].items() if c >= "400"}
            assert {"413", "500"} <= errors.keys()
            for reply in errors.values():
                openai = path.startswith(("/v1/chat/completions", "/v1/models"))
                media = "application/json" if openai else "application/problem+json"
                assert list(reply["content"]) == [media]


def test_the_pages_of_the_api_load_no_script(client):
    for path in ("/docs", "/docs/errors"):
        page = client.get(path)
        assert page.status_code == 200
        assert "<script" not in page.text
        assert not re.search(r'(src|href)="https?://(?!www\.accuweather)', page.text)
        assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "/v1/chat/completions" in client.get("/docs").text


def test_the_type_of_a_problem_leads_to_its_meaning(client):
    place = client.get("/v2/nowhere").json()["type"]
    path, _, anchor = place.partition("#")
    assert f'id="{anchor}"' in client.get(path).text


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda api: api["paths"].pop("/v1/search"), "POST /v1/search is gone"),
        (lambda api: api["components"]["schemas"]["Citation"]["properties"].pop("quote"), "quote"),
        (lambda api: api["components"]["schemas"].pop("Answer"), "schema Answer is gone"),
        (
            lambda api: api["components"]["schemas"]["ChatRequest"]["required"].append("limit"),
            "field limit is demanded",
        ),
        (
            lambda api: api["components"]["schemas"]["Answer"]["properties"]["status"][
                "enum"
            ].remove("refused"),
            "no longer knows refused",
        ),
        (
            lambda api: api["components"]["schemas"]["Citation"]["properties"]["start"].update(
                type="string"
            ),
            "changed its type",
        ),
    ],
)
def test_taking_something_away_is_noticed(described, change, told):
    fresh = copy.deepcopy(described)
    change(fresh)
    assert told in " ".join(breaking_changes(described, fresh))


def test_adding_something_is_no_breach(described):
    fresh = copy.deepcopy(described)
    fresh["paths"]["/v1/new"] = {"get": {"responses": {}}}
    fresh["components"]["schemas"]["Answer"]["properties"]["new"] = {"type": "string"}
    assert breaking_changes(described, fresh) == []
