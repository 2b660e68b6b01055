import json
from datetime import date

import pytest

from assistant.cite import cite_quotes
from assistant.errors import QuoteMismatch
from assistant.extract import Quote

COORDINATOR = "When was the Office of the National Coordinator set up?"
KOORDINATORI = "Kur u krijua Zyra e Koordinatorit Kombëtar?"


def ask(client, question, **more):
    body = {"messages": [{"role": "user", "content": question}], **more}
    return client.post("/v1/chat", json=body).json()


@pytest.mark.parametrize(("question", "language"), [(COORDINATOR, "en"), (KOORDINATORI, "sq")])
def test_the_two_questions_are_answered_with_a_citation(client, question, language):
    answer = ask(client, question)
    assert (answer["status"], answer["language"]) == ("answered", language)
    assert "2005" in answer["text"]
    assert all(sentence["citations"] for sentence in answer["sentences"])


def test_every_quote_is_the_stored_text_at_its_place_and_is_marked_on_its_page(client):
    for question in (COORDINATOR, KOORDINATORI, "Tier in 2013?", "What is a child under CETS 197?"):
        for citation in ask(client, question)["citations"]:
            document = client.get(f"/v1/documents/{citation['document_id']}").json()
            assert document["text"][citation["start"] : citation["end"]] == citation["quote"]
            page = client.get(citation["url"]).text
            assert page.count("<mark") == 1
            passage = client.get("/v1/passages/" + citation["passage_id"].replace("#", "%23"))
            assert citation["quote"] in passage.json()["text"]


@pytest.mark.parametrize(
    "question",
    ["How do I bake sourdough bread?", "Si gatuhet byreku me spinaq?", "asdf qwer zxcv"],
)
def test_what_the_documents_do_not_hold_is_not_found(client, question):
    answer = ask(client, question)
    assert (answer["status"], answer["citations"]) == ("not_found", [])


def test_the_same_question_gets_the_same_answer(client):
    first, second = ask(client, KOORDINATORI), ask(client, KOORDINATORI)
    for answer in (first, second):
        del answer["id"], answer["timings"]
    assert first == second


def test_the_stream_folds_into_the_answer(client):
    body = {"messages": [{"role": "user", "content": COORDINATOR}], "stream": True}
    reply = client.post("/v1/chat", json=body)
    assert reply.headers["content-type"].startswith("text/event-stream")
    blocks = [b for b in reply.text.replace("\r\n", "\n").split("\n\n") if "event:" in b]
    events = [dict(line.split(": ", 1) for line in block.split("\n")) for block in blocks]
    data = [json.loads(event["data"]) for event in events]
    names = [event["event"] for event in events]
    assert names[:2] == ["meta", "sources"]
    assert names[-1] == "done"
    assert [row["seq"] for row in data] == list(range(len(data)))
    sentences = [row for name, row in zip(names, data, strict=True) if name == "sentence"]
    assert [s["text"] for s in sentences] == [s["text"] for s in data[-1]["sentences"]]


def test_a_follow_up_is_understood_from_the_turn_before(client):
    history = [
        {"role": "user", "content": "Who was National Coordinator in 2018?"},
        {"role": "assistant", "content": "Rovena Voda."},
        {"role": "user", "content": "and in 2014?"},
    ]
    answer = client.post("/v1/chat", json={"messages": history}).json()
    assert "2014" in answer["question"]
    assert "oordinator" in answer["question"]


def test_as_of_leaves_out_what_came_later(client):
    answer = ask(client, "Which tier did Albania have?", as_of=date(2011, 12, 31).isoformat())
    assert all(citation["date"][:4] <= "2011" for citation in answer["citations"])


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"{not json canary-4711", 422),
        (b'{"messages": "canary-4711"}', 422),
        (b'{"messages": []}', 422),
        (json.dumps({"messages": [{"role": "user", "content": "canary-4711" * 400}]}), 422),
        (b" " * 40_000, 413),
    ],
)
def test_a_bad_request_is_a_problem_without_its_text(client, content, status):
    headers = {"Content-Type": "application/json"}
    reply = client.post("/v1/chat", content=content, headers=headers)
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"
    fields = {"type", "title", "status", "detail", "instance", "request_id"}
    assert fields <= reply.json().keys()
    assert "canary" not in reply.text


@pytest.mark.parametrize("path", ["/nowhere", "/v1/documents/none", "/documents/none", "/widget/x"])
def test_what_is_not_there_is_a_404_problem(client, path):
    reply = client.get(path)
    assert reply.status_code == 404
    assert reply.headers["content-type"] == "application/problem+json"


def test_responses_are_not_stored_and_carry_a_request_id(client):
    reply = client.get("/healthz", headers={"X-Request-ID": "abcdefgh1"})
    assert reply.headers["x-request-id"] == "abcdefgh1"
    assert reply.headers["cache-control"] == "no-store"
    assert "script-src 'self'" in reply.headers["content-security-policy"]


def test_search_documents_corpus_and_readiness_answer(client):
    results = client.post("/v1/search", json={"query": "Regional Committees", "limit": 3}).json()
    assert len(results["results"]) == 3
    assert results["results"][0]["language"] == "en"
    page = client.get("/v1/documents?limit=2").json()
    following = client.get(f"/v1/documents?limit=2&cursor={page['next']}").json()
    assert page["documents"][-1]["id"] < following["documents"][0]["id"]
    corpus = client.get("/v1/corpus").json()
    assert corpus["languages"]["en"] == corpus["languages"]["sq"] > 20
    assert client.get("/readyz").json()["status"] == "ready"


def test_a_false_quote_never_passes_the_gate(live):
    index = live.get().index
    chunk = next(index.passages.chunks())
    with pytest.raises(QuoteMismatch):
        cite_quotes(index, [Quote(chunk, chunk.start + 1, chunk.end, 1.0), _lie(chunk)])


def _lie(chunk):
    from dataclasses import replace

    return Quote(replace(chunk, text="x" * len(chunk.text)), chunk.start, chunk.end, 1.0)
