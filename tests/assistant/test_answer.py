import pytest

from assistant.schemas import ChatRequest
from prompts import say

COORDINATOR = {
    "en": "When was the Office of the National Coordinator set up?",
    "sq": "Kur u krijua Zyra e Koordinatorit Kombëtar?",
}
NOT_HELD = [
    ("How do I bake sourdough bread?", "en"),
    ("Kush e fitoi botërorin e futbollit?", "sq"),
    ("blorp fnord zibble", "en"),
]


def ask(live, question, **more):
    messages = [{"role": "user", "content": question}]
    return live.get().answer(ChatRequest.model_validate({"messages": messages, **more}))


@pytest.mark.parametrize("language", ["en", "sq"])
def test_the_coordinator_question_is_answered_in_its_own_language(live, language):
    answer = ask(live, COORDINATOR[language])
    assert (answer.status, answer.language) == ("answered", language)
    assert "2005" in answer.text
    assert answer.citations[0].language == language


@pytest.mark.parametrize(
    "question", [*COORDINATOR.values(), "Who chairs the Regional Committees?", "Tier in 2013?"]
)
def test_every_quote_is_the_stored_text_at_its_offsets(live, question):
    answer = ask(live, question)
    assert answer.citations
    for citation in answer.citations:
        document = live.get().index.passages.document(citation.document_id)
        assert document.text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize(("question", "language"), NOT_HELD)
def test_what_the_documents_do_not_hold_gets_the_fixed_text_and_no_citation(
    live, question, language
):
    answer = ask(live, question)
    assert (answer.status, answer.text) == ("not_found", say("not_found", language))
    assert (answer.citations, answer.sentences, answer.notices) == ([], [], [])


def test_the_language_asked_for_wins_over_the_one_written_in(live):
    answer = ask(live, "blorp fnord zibble", language="sq")
    assert (answer.language, answer.text) == ("sq", say("not_found", "sq"))


def test_the_text_is_the_sentences_with_their_numbers(live):
    answer = ask(live, COORDINATOR["en"])
    parts = (f"{s.text} {''.join(f'[{n}]' for n in s.citations)}" for s in answer.sentences)
    assert answer.text == " ".join(parts)
    cited = {number for sentence in answer.sentences for number in sentence.citations}
    assert cited == {citation.number for citation in answer.citations}


def test_the_limit_caps_the_sentences(live):
    assert len(ask(live, COORDINATOR["en"], limit=1).sentences) == 1


def test_an_old_source_is_called_old(live):
    notices = {notice.kind for notice in ask(live, COORDINATOR["en"]).notices}
    assert "dated" in notices


@pytest.mark.parametrize("question", [*COORDINATOR.values(), NOT_HELD[0][0]])
def test_the_same_question_gets_the_same_answer(live, question):
    first, second = (ask(live, question) for _ in range(2))
    assert first.id != second.id
    own = {"id", "timings"}
    assert first.model_dump(exclude=own) == second.model_dump(exclude=own)


def test_covered_data_is_told_in_a_field_of_its_own(live):
    answer = ask(live, "My number is 069 123 4567. When was the coordinator's office set up?")
    assert answer.privacy == say("privacy", "en")
    assert "privacy" not in [notice.kind for notice in answer.notices]
    assert ask(live, COORDINATOR["en"]).privacy is None
