import socket
import threading
import time
from contextlib import ExitStack, contextmanager

import pytest

from assistant.errors import ModelFailed, ModelUnknown
from assistant.listen import Patience
from assistant.model import AT_ONCE, ChatModel
from tests.assistant.conftest import SHORT

PROVIDERS = ["openai", "anthropic", "ollama"]
FAILS = {
    "slow": {"first", "timeout"},
    "429": {"429"},
    "500": {"5xx"},
    "cut": {"cut", "connect", "other"},
    "malformed": {"malformed", "other", "cut"},
    "empty": {"empty"},
    "endless": {"endless", "whole"},
    "dribble": {"gap", "timeout"},
    "unended": {"cut"},
}


@pytest.fixture
def server(server):
    server.reply = lambda _: "One thing is so [1]. Another is so too [2]."
    return server


@contextmanager
def host_that_does_not_pick_up():
    """A port whose queue of callers is full: the next one's call is never taken."""
    with socket.socket() as host, ExitStack() as queue:
        host.bind(("127.0.0.1", 0))
        host.listen(0)
        for _ in range(4):
            caller = queue.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(host.getsockname())
        yield f"http://127.0.0.1:{host.getsockname()[1]}"


def model_of(server, provider="openai", **more):
    return ChatModel(
        f"{provider}:made", server.url_for(provider), "made-key", patience=SHORT, **more
    )


def written(model):
    return list(model.write("Be brief.", "What is so?", threading.Event()))


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_draft_comes_whole_with_its_tokens_counted(server, provider):
    model = model_of(server, provider)
    pieces = written(model)
    assert "".join(piece.text for piece in pieces) == server.reply("")
    assert sum(piece.tokens_in for piece in pieces) == 100
    assert sum(piece.tokens_out for piece in pieces) == 10
    assert model.tally.counts()["tokens_out"] == 10
    assert (len(server.calls), model.breaker.state) == (1, "closed")


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("mode", FAILS)
def test_every_fault_is_one_word_and_nothing_hangs(server, provider, mode):
    server.mode = mode
    model = model_of(server, provider)
    started = time.monotonic()
    with pytest.raises(ModelFailed) as failure:
        written(model)
    assert failure.value.reason in FAILS[mode]
    assert time.monotonic() - started < 60
    assert model.tally.failures() == {failure.value.reason: 1}


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_host_that_does_not_pick_up_is_given_up_on(provider):
    assert Patience().connect == 3.0
    with host_that_does_not_pick_up() as url:
        model = ChatModel(f"{provider}:made", url, "made-key", patience=SHORT)
        started = time.monotonic()
        with pytest.raises(ModelFailed) as failure:
            written(model)
    assert failure.value.reason in {"connect", "first", "timeout"}
    assert time.monotonic() - started < 2 * SHORT.first + 2


@pytest.mark.parametrize(("mode", "calls"), [("429", 2), ("500", 2), ("cut", 1), ("empty", 1)])
def test_one_more_try_and_only_before_the_first_word(server, mode, calls):
    server.mode = mode
    with pytest.raises(ModelFailed):
        written(model_of(server))
    assert len(server.calls) == calls


def test_a_dead_host_is_left_alone_after_five_failures(server):
    server.mode = "500"
    model = model_of(server)
    for _ in range(100):
        with pytest.raises(ModelFailed):
            written(model)
    assert len(server.calls) <= 6
    assert model.breaker.state == "open"


def test_nobody_waits_for_a_host_that_nobody_reads(server):
    server.mode = "slow"
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    with pytest.raises(ModelFailed, match="stopped"):
        list(model_of(server).write("Be brief.", "What is so?", stop))


def test_the_system_text_and_the_question_are_all_that_is_sent(server):
    written(model_of(server))
    body = server.calls[0]["body"]
    assert [message["content"] for message in body["messages"]] == ["Be brief.", "What is so?"]
    assert "tools" not in body
    assert body["stream"] is True


@pytest.mark.parametrize("name", ["", "gpt", "unheard:of", "openai:"])
def test_a_name_that_is_none_stops_the_start(name):
    with pytest.raises(ModelUnknown, match="ASSISTANT_MODEL"):
        ChatModel(name)


def test_a_missing_key_stops_the_start(monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelUnknown, match="openai:made"):
        ChatModel("openai:made")


def test_beyond_eight_drafts_at_a_time_nobody_is_called_and_a_place_comes_free(server):
    model = model_of(server)
    begun = [model.write("Be brief.", "What is so?", threading.Event()) for _ in range(AT_ONCE)]
    for pieces in begun:
        next(pieces)
    seen = len(server.calls)
    with pytest.raises(ModelFailed) as failure:
        written(model)
    assert (failure.value.reason, len(server.calls), model.breaker.state) == (
        "busy",
        seen,
        "closed",
    )
    begun[0].close()
    assert written(model)
