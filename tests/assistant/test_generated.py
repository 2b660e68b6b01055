"""Answers that a model writes, asked for over HTTP, with every fault of its host."""

import pytest

from tests.assistant.asking import QUESTION, ask, kinds
from tests.made.model_server import blocks_of
from tests.made.payloads import make_payloads

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


def test_who_is_in_danger_sees_the_card_first_and_no_model_is_waited_for(server, serve):
    server.mode = "slow"
    answer, told = ask(serve(), "He locked me in and took my passport, help me", stream=True)
    assert [name for name, _ in told][:2] == ["meta", "help"]
    assert answer["help"]["lines"]


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
