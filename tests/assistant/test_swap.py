"""New generations come in while many ask: nobody's question fails."""

import threading
import time

import pytest
from fastapi.testclient import TestClient

from assistant.app import create_app
from assistant.live import LiveAssistant
from assistant.settings import AssistantSettings
from store.settings import StoreSettings
from tests.conftest import build

QUESTION = "When was the shelter of Vlora opened?"


@pytest.fixture
def served(tmp_path):
    (tmp_path / "one.txt").write_text("The shelter of Vlora opened in 2001 for women and children.")
    store = build(tmp_path / "store", [tmp_path / "one.txt"])
    live = LiveAssistant(StoreSettings(path=store))
    app = create_app(live, AssistantSettings(log="off", rate_limit="off"))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield tmp_path, store, live, client


def ask(client):
    body = {"messages": [{"role": "user", "content": QUESTION}]}
    return client.post("/v1/chat", json=body)


def test_no_question_fails_while_generations_come_and_go(served):
    folder, store, live, client = served
    done, replies = threading.Event(), []

    def keep_asking():
        while not done.is_set():
            replies.append(ask(client))

    threads = [threading.Thread(target=keep_asking) for _ in range(4)]
    for thread in threads:
        thread.start()
    generations = {live.generation}
    for number in range(3):
        # A changed file: the old generation is erased, not only left behind.
        (folder / "two.txt").write_text(f"The tribunal of Berat was founded in {1930 + number}.")
        build(store, [folder / "two.txt"])
        # Whoever asks during a swap is answered from the old index; it is over soon.
        until = time.monotonic() + 20
        while live.generation in generations and time.monotonic() < until:
            ask(client)
        generations.add(live.generation)
    done.set()
    for thread in threads:
        thread.join()
    assert len(generations) == 4
    assert {reply.status_code for reply in replies} == {200}
    assert all("2001" in reply.json()["text"] for reply in replies)
    answered = {reply.json()["corpus"]["generation"] for reply in replies}
    assert len(answered) > 1


def test_a_server_that_slept_through_an_erasure_answers_the_first_crowd(served):
    folder, store, live, client = served
    import shutil

    before = live.generation
    (folder / "two.txt").write_text("The tribunal of Berat was founded in 1932.")
    build(store, [folder / "two.txt"])
    shutil.rmtree(store / "generations" / before, ignore_errors=True)
    found, gate = [], threading.Barrier(8)

    def come():
        gate.wait()
        found.append(live.get().index.manifest.id)

    threads = [threading.Thread(target=come) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(found) == {live.generation} != {before}


def test_a_generation_that_cannot_be_opened_changes_nothing(served, capsys):
    _, store, live, client = served
    before = live.generation
    broken = store / "generations" / "20990101T000000-broken"
    broken.mkdir()
    (broken / "manifest.json").write_text("{")
    (store / "current").write_text(broken.name)
    for _ in range(3):
        assert ask(client).status_code == 200
    assert live.generation == before
    # Said once, not with every question.
    assert capsys.readouterr().err.count("IndexDamaged") == 1


def test_old_generations_let_go_of_their_files(served):
    import gc
    import os

    folder, store, live, client = served
    held = live.generation
    (folder / "two.txt").write_text("The tribunal of Berat was founded in 1932.")
    build(store, [folder / "two.txt"])
    ask(client)
    assert live.generation != held
    gc.collect()
    opened = [
        os.readlink(f"/proc/self/fd/{name}")
        for name in os.listdir("/proc/self/fd")
        if os.path.exists(f"/proc/self/fd/{name}")
    ]
    assert [path for path in opened if held in path] == []
