import hashlib
import json

import pytest
from fastapi.testclient import TestClient

from assistant.app import create_app
from assistant.live import LiveAssistant
from assistant.settings import AssistantSettings
from store.settings import StoreSettings
from tests.conftest import build

COORDINATOR = "When was the Office of the National Coordinator set up?"
RISKY = "Intro. <script>alert(1)</script> The tribunal of Berat was founded in 1932."
ODD = "od d/#1?"


@pytest.fixture(scope="module")
def risky(tmp_path_factory):
    """A client over documents that mean harm: markup in every field, an id full of marks."""
    folder = tmp_path_factory.mktemp("risky")
    rows = [
        {"id": "risky", "title": "<img src=x>", "publisher": "<i>P</i>", "text": RISKY},
        {"id": ODD, "title": "Odd", "text": "The library of Korca opened in 1917."},
    ]
    (folder / "rows.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    live = LiveAssistant(StoreSettings(path=build(folder / "store", [folder / "rows.jsonl"])))
    with TestClient(create_app(live, AssistantSettings())) as client:
        yield client


def citations(client, question):
    body = {"messages": [{"role": "user", "content": question}]}
    found = client.post("/v1/chat", json=body).json()["citations"]
    assert found
    return found


def test_the_text_of_a_document_holds_the_quote_at_its_offsets(client):
    for citation in citations(client, COORDINATOR):
        document = client.get(f"/v1/documents/{citation['document_id']}").json()
        assert document["text"][citation["start"] : citation["end"]] == citation["quote"]


def test_a_passage_is_fetched_with_its_mark_written_as_percent_23(client):
    for citation in citations(client, COORDINATOR):
        address = "/v1/passages/" + citation["passage_id"].replace("#", "%23")
        passage = client.get(address).json()
        assert passage["passage_id"] == citation["passage_id"]
        assert citation["quote"] in passage["text"]
        assert passage["start"] <= citation["start"] < citation["end"] <= passage["end"]


@pytest.mark.parametrize(
    "path", ["/v1/documents/none", "/v1/passages/none%231", "/documents/none", "/v1/nowhere"]
)
def test_what_is_not_there_is_a_404_problem(client, path):
    reply = client.get(path)
    assert reply.status_code == 404
    assert reply.headers["content-type"] == "application/problem+json"
    assert reply.json()["status"] == 404


def test_the_hash_of_a_document_is_that_of_its_text_wherever_it_is_told(client):
    held = client.get("/v1/corpus").json()["held"]
    assert len(held) == client.get("/v1/corpus").json()["documents"]
    document = client.get(f"/v1/documents/{held[0]['id']}").json()
    told = hashlib.sha256(document["text"].encode()).hexdigest()
    assert told == document["sha256"] == held[0]["sha256"]


def test_each_document_says_on_which_terms_its_text_may_be_passed_on(client):
    held = client.get("/v1/corpus").json()["held"]
    assert {document["licence"] for document in held} == {"Apache-2.0"}
    assert client.get(f"/v1/documents/{held[0]['id']}").json()["licence"] == "Apache-2.0"


@pytest.mark.parametrize("limit", [7, 100])
def test_pages_of_the_list_meet_without_gap_or_overlap(client, limit):
    total = client.get("/v1/corpus").json()["documents"]
    seen, cursor = [], ""
    while cursor is not None and len(seen) <= total:
        page = client.get("/v1/documents", params={"limit": limit, "cursor": cursor}).json()
        assert len(page["documents"]) <= limit
        seen += [document["id"] for document in page["documents"]]
        cursor = page["next"]
    assert seen == sorted(set(seen))
    assert len(seen) == total


@pytest.mark.parametrize("limit", [0, 101, "many"])
def test_a_page_size_out_of_bounds_is_refused(client, limit):
    assert client.get("/v1/documents", params={"limit": limit}).status_code == 422


def test_the_page_of_a_citation_marks_the_quote_once(client):
    for citation in citations(client, COORDINATOR):
        page = client.get(citation["url"])
        assert page.headers["content-type"].startswith("text/html")
        assert page.text.count("<mark") == 1
        assert f'id="{citation["url"].split("#")[1]}"' in page.text


def test_markup_in_a_document_is_shown_and_never_run(risky):
    (citation,) = citations(risky, "When was the tribunal of Berat founded?")
    page = risky.get(citation["url"]).text
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    for path in (citation["url"], "/documents"):
        assert "<img" not in risky.get(path).text
    assert "<i>" not in page
    assert risky.get("/v1/documents/risky").json()["text"] == RISKY


def test_a_citation_opens_whatever_the_document_is_called(risky):
    (citation,) = citations(risky, "When did the library of Korca open?")
    assert citation["document_id"] == ODD
    assert '<mark id="quote">The library of Korca' in risky.get(citation["url"]).text


@pytest.mark.parametrize("span", ["from=5&to=2", "from=0&to=0", "from=999999&to=9999999"])
def test_a_span_that_marks_nothing_still_shows_the_document(risky, span):
    page = risky.get(f"/documents/risky?{span}")
    assert page.status_code == 200
    assert "<mark" not in page.text
