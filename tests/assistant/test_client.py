import pytest

from assistant.client import ApiError, Client, TooMany
from assistant.schemas import Message
from tests.assistant.conftest import on_a_port

COORDINATOR = "When was the Office of the National Coordinator set up?"


@pytest.fixture(scope="module")
def asking(url):
    with Client(url) as client:
        yield client


def test_an_answer_comes_typed_and_its_quotes_are_in_the_documents(asking):
    answer = asking.chat(COORDINATOR)
    assert answer.status == "answered"
    for citation in answer.citations:
        text = asking.document(citation.document_id).text
        assert text[citation.start : citation.end] == citation.quote
        assert citation.quote in asking.passage(citation.passage_id).text


def test_a_stream_ends_with_the_whole_answer(asking):
    events = list(asking.stream(COORDINATOR))
    assert [event.name for event in events][:2] == ["meta", "sources"]
    assert events[-1].name == "done"
    assert events[-1].answer().text == asking.chat(COORDINATOR).text


def test_a_conversation_is_sent_as_it_is(asking):
    turns = [
        Message(role="user", content="Who was National Coordinator in 2018?"),
        Message(role="assistant", content="Rovena Voda."),
        Message(role="user", content="and in 2014?"),
    ]
    assert "2014" in asking.chat(turns).question


def test_passages_documents_and_the_corpus_are_read(asking):
    found = asking.search("Regional Committees", limit=3, language="en")
    assert len(found) == 3
    corpus = asking.corpus()
    documents = list(asking.documents())
    assert len(documents) == corpus.documents
    assert asking.help_lines("sq").lines[0].number == "112"


def test_feedback_said_twice_counts_once(live):
    from assistant.app import create_app
    from assistant.settings import AssistantSettings

    app = create_app(live, AssistantSettings(log="off"))
    with on_a_port(app) as url, Client(url) as client:
        answer = client.chat(COORDINATOR)
        client.feedback(answer, useful=False, reasons=["outdated"])
        client.feedback(answer, useful=False, reasons=["outdated"])
        client.feedback(answer, useful=True)
        assert app.state.feedback == {"down": 1, "outdated": 1, "up": 1}


def test_what_goes_wrong_is_told_with_its_request_id(asking):
    with pytest.raises(ApiError) as caught:
        asking.document("none")
    assert caught.value.status == 404
    assert len(caught.value.request_id) == 32


def test_a_limit_says_when_to_come_again(live):
    from assistant.app import create_app
    from assistant.settings import AssistantSettings

    app = create_app(live, AssistantSettings(log="off", rate_limit="1/hour"))
    with on_a_port(app) as url, Client(url) as client:
        client.chat(COORDINATOR)
        with pytest.raises(TooMany) as caught:
            list(client.stream(COORDINATOR))
        assert caught.value.retry_after >= 1
