"""What a model is asked, when it is asked at all, and what of its draft is dropped."""

import socket
import sys
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from assistant.budget import Budget
from assistant.listen import MAX_TOKENS
from prompts import read_prompt, say
from tests.assistant.asking import QUESTION, ask, kinds
from tests.made.model_server import blocks_of


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


def test_a_caller_who_has_spent_its_tokens_is_quoted_to_and_others_are_not(server, serve):
    ask(serve())
    system, user = (message["content"] for message in server.calls[0]["body"]["messages"])
    one_call = (len(system) + len(user)) // 3 + MAX_TOKENS
    client = serve(budget=Budget(a_caller=one_call + 50))
    first, second = TestClient(client.app, client=("203.0.113.5", 1)), client
    modes = [ask(each)[0]["mode"] for each in (first, first, second)]
    assert modes == ["generated", "extractive", "generated"]


def test_dropped_citations_are_in_the_metrics(server, serve):
    server.reply = lambda _: "The office was opened by Norway in 1931 [1]. See also [98] [99]."
    client = serve()
    before = _dropped(client)
    ask(client)
    assert _dropped(client) - before == 3


def _dropped(client):
    lines = client.get("/metrics").text.splitlines()
    return float(next(x for x in lines if x.startswith("citations_dropped_total ")).split()[1])


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
    call = 'gen_ai_operation_name="chat",gen_ai_provider_name="openai",gen_ai_request_model="made"'
    assert f'gen_ai_client_operation_duration_seconds_count{{error_type="5xx",{call}}}' in numbers
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


@pytest.mark.parametrize("language", ["en", "sq"])
def test_the_prompt_is_public_and_complete(language):
    text = read_prompt("answer", language, marker="0f", most=6)
    assert "<<0f N>>" in text
    assert "{" not in text
    assert say("degraded", language) != say("broken_off", language)
