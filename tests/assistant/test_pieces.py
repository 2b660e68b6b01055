from assistant.pieces import make_chunks
from assistant.schemas import ChatRequest, CompletionRequest
from store.errors import StoreError
from tests.assistant.asking import QUESTION

BODY = CompletionRequest.model_validate(
    {"model": "any", "messages": [{"role": "user", "content": QUESTION["en"]}]}
)


def answer_of(live):
    request = ChatRequest.model_validate(
        {"messages": [{"role": "user", "content": QUESTION["en"]}]}
    )
    answer = live.get().answer(request)
    twice = [answer.sentences[0], answer.sentences[0].model_copy(update={"text": "Second."})]
    return answer.model_copy(update={"sentences": twice})


def grown(answer, number):
    said = answer.sentences[:number]
    text = " ".join(f"{s.text} {''.join(f'[{n}]' for n in s.citations)}" for s in said)
    cited = answer.citations if said else []
    return answer.model_copy(update={"sentences": said, "text": text, "citations": cited})


def test_a_sentence_is_sent_before_the_next_one_is_written(live):
    answer, taken = answer_of(live), []

    def states():
        for number in (0, 1, 2):
            taken.append(number)
            yield grown(answer, number)

    seen = [
        (chunk["choices"][0]["delta"].get("content"), taken[-1], "citations" in chunk)
        for chunk in make_chunks(states(), BODY, "http://here")
    ]
    first, second = grown(answer, 1).text, " Second. [1]"
    assert seen[:3] == [("", 0, True), (first, 1, True), (second, 2, False)]
    assert seen[-1] == (None, 2, True)


def test_a_stream_that_breaks_says_so_and_does_not_end_well(live):
    answer = answer_of(live)

    def states():
        yield grown(answer, 1)
        raise StoreError

    *_, last = make_chunks(states(), BODY, "http://here")
    assert last["error"]["type"] == "server_error"


def test_without_sentences_what_is_said_instead_is_sent_once(live):
    empty = grown(answer_of(live), 0).model_copy(update={"text": "Not found.", "notices": []})
    chunks = list(make_chunks(iter([empty]), BODY, "http://here"))
    assert [c["choices"][0]["delta"].get("content") for c in chunks] == ["", "Not found.", None]
