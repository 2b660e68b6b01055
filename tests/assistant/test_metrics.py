import re

import httpx

from assistant.log import log_event
from evals.client import serving

ASK = {"messages": [{"role": "user", "content": "my husband beats me, kanarine4711"}]}


def series(client):
    text = client.get("/metrics").text
    rows = [line.rsplit(" ", 1) for line in text.splitlines() if line and line[0] != "#"]
    return {name: float(value) for name, value in rows}


def test_an_answer_and_its_card_are_counted(client):
    before = series(client)
    client.post("/v1/chat", json=ASK)
    client.post("/v1/feedback", json={"answer_id": "a1", "verdict": "up"})
    after = series(client)
    for name in (
        'answers_total{lang="en",mode="extractive",status="referred"}',
        'safety_cards_total{kind="violence"}',
        'http_requests_total{route="/v1/chat",status="200"}',
        'feedback_total{code="up"}',
    ):
        assert after[name] == before.get(name, 0) + 1, name


def test_the_generation_in_service_is_named(client):
    generation = client.get("/version").json()["generation"]
    assert series(client)[f'index_generation_info{{generation="{generation}"}}'] == 1


def test_labels_hold_no_text_no_address_and_no_key(client):
    client.get("/kanarine4711?q=kanarine4711")
    client.get("/v1/documents/kanarine4711")
    text = client.get("/metrics").text
    assert "kanarine" not in text
    assert "testclient" not in text
    labels = set(re.findall(r"[{,](\w+)=", text))
    known = "route status lang mode kind code why generation step le result error_type".split()
    assert {label for label in labels if not label.startswith("gen_ai_")} <= set(known)


def test_what_ingests_did_is_read_from_the_index(client):
    documents = client.get("/v1/corpus").json()["documents"]
    assert series(client)['ingest_documents_total{result="added"}'] == documents


def test_a_search_is_timed(client):
    before = series(client)["retrieval_duration_seconds_count"]
    client.post("/v1/search", json={"query": "Who chairs the Regional Committees?"})
    assert series(client)["retrieval_duration_seconds_count"] == before + 1


def test_the_series_of_a_server_are_few(corpus_store):
    # In a process of its own: in this one, other tests have left theirs.
    with serving(corpus_store) as url, httpx.Client(base_url=url) as visitor:
        for asked in (ASK, {"messages": [{"role": "user", "content": "Kush e drejton ZKKA?"}]}):
            assert visitor.post("/v1/chat", json=asked).status_code == 200
            visitor.post("/v1/chat/completions", json={"model": "extractive", **asked})
        for place in ("/", "/help", "/documents", "/v1/corpus", "/v1/help-lines", "/nowhere"):
            visitor.get(place)
        visitor.post("/v1/search", json={"query": "penalty"})
        visitor.post("/v1/feedback", json={"answer_id": "a1", "verdict": "up"})
        found = series(visitor)
    assert 60 <= len(found) <= 300


def test_only_this_machine_or_a_key_reads_the_numbers(make_client):
    assert make_client("127.0.0.1").get("/metrics").status_code == 200
    assert make_client("203.0.113.5").get("/metrics").status_code == 401


def test_a_request_is_one_line_without_text(make_client, capsys):
    import json

    client = make_client(log="json")
    client.post("/v1/chat", json=ASK, headers={"X-Request-ID": "trace-4711"})
    client.get("/v1/documents/kanarine4711")
    client.get("/healthz")
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    asked, missing = (line for line in lines if line["event"] == "request")
    assert asked["request_id"] == "trace-4711"
    assert (asked["route"], asked["answer"], asked["card"]) == ("/v1/chat", "referred", "violence")
    assert missing["route"] == "/v1/documents/{document_id:path}"
    assert "kanarine" not in json.dumps(lines)
    assert "203.0.113" not in json.dumps(lines)


def test_a_failure_is_told_by_its_class_and_place(make_client, capsys, monkeypatch):
    import json

    client = make_client(log="json")

    def fail():
        raise RuntimeError("kanarine4711")

    monkeypatch.setattr(client.app.state.live, "get", fail)
    reply = client.post("/v1/chat", json=ASK)
    told = capsys.readouterr().err
    assert reply.status_code == 500
    assert reply.headers["content-type"] == "application/problem+json"
    assert "kanarine" not in told + reply.text
    failure = next(row for row in map(json.loads, told.splitlines()) if row["event"] == "failure")
    assert failure["failure"] == "RuntimeError"
    assert failure["request_id"] == reply.json()["request_id"]


def test_a_field_that_nobody_examined_is_not_logged():
    import pytest

    with pytest.raises(AssertionError):
        log_event("request", question="kanarine4711")
