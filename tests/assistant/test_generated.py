"""Answers that a model writes, asked for over HTTP, with every fault of its host."""

import socket
import sys
import threading
import time
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from assistant.answer import Assistant
from assistant.app import create_app
from assistant.budget import Budget
from assistant.listen import Patience
from assistant.model import ChatModel
from assistant.settings import AssistantSettings
from prompts import read_prompt, say
from tests.assistant.test_routes_chat import events
from tests.made.model_server import ModelServer, blocks_of
from tests.made.payloads import make_payloads

QUESTION = {
    "en": "When was the Office of the National Coordinator set up?",
    "sq": "Kur u krijua Zyra e Koordinatorit Kombëtar?",
}
SHORT = Patience(connect=1.0, first=1.5, gap=1.5, whole=4.0)
QUOTED, PARTLY = ("answered", "extractive"), ("partial", "generated")
OUTCOMES = {
    "ok": ("answered", "generated"),
    "slow": QUOTED,
    "429": QUOTED,
    "500": QUOTED,
    "cut": PARTLY,
    "malformed": QUOTED,
    "empty": QUOTED,
    "endless": PARTLY,
    "hallucinating": QUOTED,
    "dribble": QUOTED,
    "unended": PARTLY,
}


class Ready:
    """What the routes ask of a live assistant."""

    def __init__(self, assistant, root):
        self.assistant = assistant
        self.lines = assistant.lines
        self.root = root
        self.generation = assistant.index.manifest.id

    def get(self):
        return self.assistant


@pytest.fixture
def server():
    with ModelServer() as server:
        yield server


@pytest.fixture
def serve(live, server):
    def serve(provider="openai", **more):
        name, url = f"{provider}:made", server.url_for(provider)
        model = ChatModel(name, url, "made-key", patience=SHORT, **more)
        assistant = Assistant(live.get().index, live.lines, model)
        client = TestClient(create_app(Ready(assistant, live.root), AssistantSettings()))
        client.model = model
        return client

    return serve


def ask(client, question=QUESTION["en"], stream=False, **more):
    """The answer, and the events when there are any."""
    body = {"messages": [{"role": "user", "content": question}], "stream": stream, **more}
    reply = client.post("/v1/chat", json=body)
    assert reply.status_code == 200
    if not stream:
        return reply.json(), []
    told = events(reply)
    return told[-1][1], told


def kinds(answer):
    return [notice["kind"] for notice in answer["notices"]]


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])
@pytest.mark.parametrize("mode", OUTCOMES)
def test_whatever_the_host_does_the_reader_gets_a_cited_answer(live, server, serve, mode, stream):
    server.mode = mode
    answer, told = ask(serve(), stream=stream)
    assert (answer["status"], answer["mode"]) == OUTCOMES[mode]
    assert kinds(answer).count("degraded") == (mode != "ok")
    assert answer["citations"]
    assert "2005" in answer["text"]
    for citation in answer["citations"]:
        document = live.get().index.passages.document(citation["document_id"])
        assert document.text[citation["start"] : citation["end"]] == citation["quote"]
    cited = [number for sentence in answer["sentences"] for number in sentence["citations"]]
    assert sorted(set(cited)) == [citation["number"] for citation in answer["citations"]]
    names = [name for name, _ in told]
    assert sum(name in ("done", "error") for name in names) == stream


@pytest.mark.parametrize("mode", ["ok", "cut", "hallucinating"])
def test_the_stream_folds_into_its_answer(server, serve, mode):
    server.mode = mode
    answer, told = ask(serve(), stream=True)
    names = [name for name, _ in told]
    assert names[0] == "meta"
    assert names[-1] == "done"
    assert names.index("sources") < names.index("sentence")
    said = [data for name, data in told if name == "sentence"]
    assert [one["text"] for one in said] == [one["text"] for one in answer["sentences"]]
    sources = [data for name, data in told if name == "sources"][-1]
    assert sources["citations"] == answer["citations"]


@pytest.mark.parametrize("provider", ["openai", "anthropic", "ollama"])
@pytest.mark.parametrize("language", ["en", "sq"])
def test_the_provider_makes_no_difference(server, serve, provider, language):
    client = serve(provider)
    answer, _ = ask(client, QUESTION[language])
    assert (answer["status"], answer["mode"], answer["language"]) == (
        "answered",
        "generated",
        language,
    )
    assert answer["timings"]["tokens_in"] == 100
    assert answer["timings"]["tokens_out"] > 10
    assert answer["timings"]["first_sentence_ms"] > 0
    server.mode = "500"
    assert kinds(ask(client, QUESTION[language])[0])[-1] == "degraded"


def test_a_sentence_of_a_stream_comes_before_the_model_has_finished(server, serve):
    server.mode = "endless"
    answer, told = ask(serve(), stream=True, limit=1)
    assert (answer["status"], len(answer["sentences"])) == ("answered", 1)
    assert told[-1][0] == "done"


def test_an_unsupported_sentence_is_dropped_and_counted(server, serve):
    server.reply = lambda prompt: (
        "The office was opened by Norway in 1931 [1]. "
        + blocks_of(prompt)[1].rstrip(".")
        + " [1]. It has nine floors. See also [99]."
    )
    client = serve()
    answer, _ = ask(client)
    assert (answer["status"], answer["mode"], len(answer["sentences"])) == (
        "answered",
        "generated",
        1,
    )
    assert answer["timings"]["sentences_dropped"] == 3
    assert "Norway" not in answer["text"]
    assert client.model.tally.counts()["dropped"] == 3


@pytest.mark.parametrize("question", ["How do I bake sourdough bread?", "I will traffic girls"])
def test_without_passages_or_with_a_refusal_no_model_is_called(server, serve, question):
    answer, _ = ask(serve(), question)
    assert answer["status"] in ("not_found", "refused")
    assert server.calls == []


def test_who_is_in_danger_sees_the_card_first_and_no_model_is_waited_for(server, serve):
    server.mode = "slow"
    answer, told = ask(serve(), "He locked me in and took my passport, help me", stream=True)
    assert [name for name, _ in told][:2] == ["meta", "help"]
    assert answer["help"]["lines"]


def test_extractive_is_a_wish_that_is_granted(server, serve):
    answer, _ = ask(serve(), mode="extractive")
    assert (answer["mode"], server.calls) == ("extractive", [])
    assert "degraded" not in kinds(answer)


def test_personal_data_never_reaches_the_model(server, serve):
    ask(serve(), f"{QUESTION['en']} My name is Arta Canaryova, 069 123 4567")
    assert server.calls
    assert "Canaryova" not in str(server.calls)
    assert "123 4567" not in str(server.calls)


def test_beyond_the_budget_answers_are_quoted(server, serve):
    answer, _ = ask(serve(budget=Budget(10)))
    assert (answer["mode"], server.calls) == ("extractive", [])
    assert kinds(answer)[-1] == "degraded"


def test_an_open_breaker_is_seen_and_asks_nobody(server, serve):
    server.mode = "500"
    client = serve()
    assert client.get("/readyz").json()["breaker"] == "closed"
    for _ in range(5):
        ask(client)
    seen = len(server.calls)
    assert client.get("/readyz").json() | {"generation": ""} == {
        "status": "ready",
        "generation": "",
        "model": "openai:made",
        "breaker": "open",
        "off": [],
    }
    numbers = client.get("/metrics").text
    assert "llm_circuit_state 2.0" in numbers
    assert f'llm_events{{kind="calls"}} {seen}.0' in numbers
    answer, _ = ask(client)
    assert (len(server.calls), answer["mode"]) == (seen, "extractive")


def test_every_prompt_marks_its_passages_with_a_mark_of_its_own(server, serve):
    client = serve()
    ask(client)
    ask(client)
    markers = [call["body"]["messages"][1]["content"].split()[0] for call in server.calls]
    assert markers[0] != markers[1]
    assert all(marker.startswith("<<") for marker in markers)


def test_the_model_is_the_only_host_that_is_spoken_to(server, serve):
    spoken_to = []

    def listen(event, args):
        if event == "socket.connect" and args[0].family in (socket.AF_INET, socket.AF_INET6):
            spoken_to.append(args[1][1])

    client = serve()
    sys.addaudithook(listen)
    ask(client)
    mine = list(spoken_to)
    assert mine
    assert set(mine) == {urlsplit(server.url).port}


def test_a_follow_up_is_restated_by_the_model_when_it_adds_nothing(server, serve):
    history = [
        {"role": "user", "content": "Who was National Coordinator in 2018?"},
        {"role": "assistant", "content": "Rovena Voda."},
        {"role": "user", "content": "and in 2014?"},
    ]
    client = serve()
    server.reply = lambda prompt: "Who was National Coordinator in 2014?"
    body = {"messages": history}
    assert client.post("/v1/chat", json=body).json()["question"] == server.reply("")
    server.reply = lambda prompt: "Who was the Norwegian minister Hansen in 2014?"
    by_rules = client.post("/v1/chat", json={**body, "mode": "extractive"}).json()["question"]
    assert client.post("/v1/chat", json=body).json()["question"] == by_rules


def test_nothing_that_an_obedient_model_is_told_to_say_reaches_the_reader(server, serve):
    client = serve()
    seen = []
    for payload in make_payloads():
        server.reply = lambda prompt, it=payload: it.draft(blocks_of(prompt)[1])
        answer, _ = ask(client, QUESTION[payload.language])
        assert answer["citations"]
        if payload.mark in str([answer["text"], answer["sentences"], answer["citations"]]):
            seen.append(payload)
    assert len(make_payloads()) == 300
    assert seen == []


def test_a_reader_who_leaves_stops_the_model(live, server):
    import uvicorn

    server.mode = "dribble"
    url = server.url_for("openai")
    model = ChatModel("openai:made", url, "k", patience=Patience(gap=30.0, whole=60.0))
    app = create_app(
        Ready(Assistant(live.get().index, live.lines, model), live.root), AssistantSettings()
    )
    ours = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical"))
    thread = threading.Thread(target=ours.run, daemon=True)
    thread.start()
    _until(lambda: ours.started)
    port = ours.servers[0].sockets[0].getsockname()[1]
    for number in range(8):
        _start_and_leave(port, lambda number=number: len(server.calls) > number)
    _until(lambda: model.tally.failures().get("stopped") == 8)
    ours.should_exit = True
    thread.join(20)
    assert model.tally.failures() == {"stopped": 8}


def _start_and_leave(port, begun):
    body = b'{"messages":[{"role":"user","content":"%s"}],"stream":true}' % QUESTION["en"].encode()
    head = b"POST /v1/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        got = b""
        while b"event: meta" not in got:
            got += connection.recv(4096)
        _until(begun)


def _until(done):
    for _ in range(600):
        if done():
            return
        time.sleep(0.05)


@pytest.mark.parametrize("language", ["en", "sq"])
def test_the_prompt_is_public_and_complete(language):
    text = read_prompt("answer", language, marker="0f", most=6)
    assert "<<0f N>>" in text
    assert "{" not in text
    assert say("degraded", language) != say("broken_off", language)
