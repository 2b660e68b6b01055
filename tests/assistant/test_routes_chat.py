import pytest

from assistant.schemas import Answer, Citation
from tests.assistant.asking import events

COORDINATOR = "When was the Office of the National Coordinator set up?"
ANSWER = (
    "id status language mode question text sentences citations help notices corpus timings"
).split()
CITATION = (
    "number passage_id document_id title publisher date locator language quote start end url tier"
    " status source"
).split()


def chat(client, question=COORDINATOR, headers=None, **more):
    body = {"messages": [{"role": "user", "content": question}], **more}
    return client.post("/v1/chat", json=body, headers=headers or {})


def own(answer):
    """An answer without what is its own: id, timings and place in a stream."""
    return {key: answer[key] for key in answer if key not in {"id", "timings", "seq"}}


def test_the_answer_has_the_shape_of_the_contract(client):
    reply = chat(client)
    answer = reply.json()
    assert reply.headers["content-type"] == "application/json"
    assert set(ANSWER) <= answer.keys()
    assert all(set(CITATION) <= citation.keys() for citation in answer["citations"])
    assert answer["help"] is None
    assert answer["mode"] == "extractive"
    assert set(answer["corpus"]) == {"generation", "built_at"}
    assert answer["timings"]["total_ms"] > 0
    assert Answer.model_validate(answer)


def test_the_stream_goes_from_meta_over_sources_and_sentences_to_done(client):
    reply = chat(client, stream=True)
    assert reply.headers["content-type"].startswith("text/event-stream")
    names = [name for name, _ in events(reply)]
    data = dict(events(reply))
    sentences = ["sentence"] * len(data["done"]["sentences"])
    notices = ["notice"] * len(data["done"]["notices"])
    assert names == ["meta", "sources", *sentences, *notices, "done"]
    assert sentences


def test_the_events_are_counted_upwards(client):
    numbers = [data["seq"] for _, data in events(chat(client, stream=True))]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("question", [COORDINATOR, "Kur u krijua Zyra e Koordinatorit Kombëtar?"])
def test_the_stream_folds_into_the_json_answer(client, question):
    stream = events(chat(client, question, stream=True))
    answer = chat(client, question).json()
    said = [data for name, data in stream if name == "sentence"]
    text = " ".join(f"{s['text']} {''.join(f'[{n}]' for n in s['citations'])}" for s in said)
    assert text == answer["text"]
    assert dict(stream)["sources"]["citations"] == answer["citations"]
    assert own(dict(stream)["done"]) == own(answer)


def test_an_accept_header_asks_for_a_stream_too(client):
    reply = chat(client, headers={"Accept": "text/event-stream"})
    assert events(reply)[-1][0] == "done"


def test_not_found_streams_no_sentence_and_no_source(client):
    stream = events(chat(client, "How do I bake sourdough bread?", stream=True))
    assert [name for name, _ in stream] == ["meta", "sources", "done"]
    assert dict(stream)["sources"]["citations"] == []
    assert dict(stream)["done"]["status"] == "not_found"


def test_unknown_fields_of_a_request_are_let_pass(client):
    assert chat(client, temperature=0.2).status_code == 200


def test_the_citation_of_the_wire_is_the_one_of_the_schema():
    assert set(CITATION) <= set(Citation.model_fields)
