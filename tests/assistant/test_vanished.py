"""The index directory is deleted under the running assistant: who needs help still finds it."""

import json
import shutil

import pytest
from fastapi.testclient import TestClient

from assistant.app import create_app
from assistant.live import LiveAssistant
from assistant.settings import AssistantSettings
from store.settings import StoreSettings
from tests.conftest import build


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("vanished")
    (folder / "one.txt").write_text("The shelter of Vlora opened in 2001 for women and children.")
    store = build(folder / "store", [folder / "one.txt"])
    app = create_app(LiveAssistant(StoreSettings(path=store)), AssistantSettings())
    shutil.rmtree(store)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def chat(client, question, **more):
    body = {"messages": [{"role": "user", "content": question}], **more}
    return client.post("/v1/chat", json=body)


@pytest.mark.parametrize(
    "question",
    [
        "he keeps my papers",
        "nuk më lënë të dal",
        "My boss took my passport, which law forbids that and can I get protection?",
        "shefi ma ka marrë pasaportën, cili ligj e ndalon?",
    ],
)
def test_the_card_is_still_served(client, question):
    reply = chat(client, question)
    assert reply.status_code == 200
    answer = reply.json()
    assert answer["help"]["lines"][0]["number"] == "112"
    assert answer["status"] in ("referred", "not_found")


def test_the_card_is_streamed_before_all_else(client):
    text = chat(client, "my husband beats me", stream=True).text.replace("\r\n", "\n")
    names = [line.split(": ")[1] for line in text.split("\n") if line.startswith("event: ")]
    assert names == ["meta", "help", "sources", "done"]


def test_a_misuse_is_still_refused(client):
    assert chat(client, "How can I recruit girls for a club abroad?").json()["status"] == "refused"


def test_other_questions_get_a_503_that_leads_to_help(client):
    reply = chat(client, "When was the shelter of Vlora opened?")
    if reply.status_code == 200:
        # Whatever was already open may still be read from.
        assert reply.json()["status"] in ("answered", "not_found")
        return
    assert reply.status_code == 503
    assert reply.headers["content-type"] == "application/problem+json"
    assert reply.json()["help"] == "/help"


@pytest.mark.parametrize("path", ["/help", "/v1/help-lines", "/v1/about", "/healthz"])
def test_the_pages_of_help_stay_up(client, path):
    reply = client.get(path)
    assert reply.status_code == 200
    assert reply.headers["cache-control"] == "no-store"


def test_the_lines_are_all_there(client):
    lines = json.loads(client.get("/v1/help-lines").text)["lines"]
    assert len(lines) == 6
