import json

import pytest
from fastapi.testclient import TestClient

from assistant.app import create_app
from assistant.live import LiveAssistant
from assistant.settings import AssistantSettings
from store.settings import StoreSettings

LONG = " ".join(
    f"In year {year} the shelter in Vlora took in victims and taught {trade} to all who stayed."
    for year, trade in enumerate(("baking", "sewing", "joinery", "weaving", "cooking") * 8, 1960)
)
ROWS = [
    {"id": "code#12", "title": "The shelter", "text": LONG, "date": "2005-02-01"},
    {"id": "2010", "title": "Prices", "text": "The shelter bought bread in Fier.", "date": "2010"},
    {"id": "law", "title": "Rule", "text": "A shelter must keep a list.", "in_force_to": "2013"},
    {"id": "note", "title": "Shënim", "text": "Strehëza në Vlorë është e hapur.", "date": "2018"},
]


@pytest.fixture(scope="module")
def search(tmp_path_factory):
    """Ask the search of an index of ROWS; the first document is too long for one passage."""
    from ingest.build import build_index
    from ingest.progress import Progress
    from ingest.sources import list_sources

    folder = tmp_path_factory.mktemp("search")
    path = folder / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    settings = StoreSettings(_env_file=None, path=folder / "store")
    build_index(list_sources([path]), settings, Progress())
    with TestClient(create_app(LiveAssistant(settings), AssistantSettings())) as client:

        def ask(query, **more):
            reply = client.post("/v1/search", json={"query": query, **more})
            assert reply.status_code == 200, reply.text
            return reply.json()["results"]

        yield ask


def test_a_long_document_is_one_result_with_its_best_piece(search):
    results = search("Which trade did the shelter in Vlora teach in 1998?")
    assert [result["document_id"] for result in results].count("code#12") == 1
    (long,) = (result for result in results if result["document_id"] == "code#12")
    assert "1998" in long["text"]
    assert long["part_id"] == "code#12#text"
    assert len(long["folded"]) >= 2
    assert long["passage_id"] not in long["folded"]


def test_as_many_results_as_asked_for_though_pieces_fill_the_first_places(search):
    found = {result["document_id"] for result in search("the shelter in Vlora", limit=3)}
    assert len(found) == 3


def test_a_day_leaves_out_what_was_not_known_or_had_ended(search):
    def documents(day):
        return {result["document_id"] for result in search("shelter", as_of=day)}

    assert {"code#12", "law"} <= documents("2006-01-01")
    assert "2010" not in documents("2006-01-01")
    assert "law" not in documents("2014-01-01")
    assert {"code#12", "2010"} <= documents("2014-01-01")


def test_a_filter_finds_a_document_that_others_outrank(search):
    results = search("shelter in Vlora", filters={"document_id": "2010"})
    assert [result["document_id"] for result in results] == ["2010"]


def test_a_statement_is_listed_once_and_its_translation_is_named(client):
    for query, language in (("Regional Committees", "en"), ("Komitetet Rajonale", "sq")):
        body = {"query": query, "language": language, "limit": 20}
        results = client.post("/v1/search", json=body).json()["results"]
        parts = [
            result["passage_id"].replace(".en#", "#").replace(".sq#", "#") for result in results
        ]
        assert len(parts) == len(set(parts)) == 20
        assert results[0]["language"] == language
