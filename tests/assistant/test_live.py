import threading

from fastapi.testclient import TestClient

from assistant.app import create_app
from assistant.live import LiveAssistant
from assistant.schemas import ChatRequest
from assistant.settings import AssistantSettings
from store.settings import StoreSettings
from tests.conftest import build


def test_a_new_generation_is_taken_without_a_restart(tmp_path):
    (tmp_path / "one.txt").write_text("The shelter of Vlora opened in 2001.")
    store = build(tmp_path / "store", [tmp_path / "one.txt"])
    live = LiveAssistant(StoreSettings(path=store))
    held = live.get()
    (tmp_path / "two.txt").write_text("The tribunal of Berat was founded in 1932.")
    build(store, [tmp_path / "two.txt"])
    question = {"role": "user", "content": "When was the tribunal of Berat founded?"}
    request = ChatRequest.model_validate({"messages": [question]})
    assert "1932" in live.get().answer(request).text
    # Who still held the old one may finish with it.
    assert "1932" not in held.answer(request).text


def test_one_bad_moment_does_not_end_the_following(live, monkeypatch):
    moments, followed_on = [], threading.Event()

    def get():
        moments.append(1)
        if len(moments) == 1:
            raise RuntimeError("the disk was away")
        followed_on.set()

    monkeypatch.setattr(live, "get", get)
    with TestClient(create_app(live, AssistantSettings())):
        assert followed_on.wait(30)
