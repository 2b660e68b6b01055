import pytest

from store import reader as reader_module
from store.errors import EmbedderInvalid
from store.reader import open_reader

QUESTION = "How many prosecutors work on trafficking cases?"
ANSWER = "Staff\nIn 2021 twelve prosecutors worked on trafficking cases."
BESIDE = "Staff\nThe mobile units met 310 people at bus stations in summer."
ALBANIAN = "Sa prokurorë merren me çështjet e trafikimit?"
PERGJIGJE = "Personeli\nNë vitin 2021 dymbëdhjetë prokurorë u morën me çështje trafikimi."
TJETER = "Personeli\nNjësitë e lëvizshme takuan 310 njerëz në stacionet e autobusëve."


@pytest.mark.parametrize(
    ("question", "answer", "beside"),
    [(QUESTION, ANSWER, BESIDE), (ALBANIAN, PERGJIGJE, TJETER)],
)
def test_an_answer_is_told_from_what_lies_beside_it(question, answer, beside):
    right, wrong = open_reader().read(question, [answer, beside])
    assert right > wrong


def test_the_order_of_the_texts_is_the_order_of_the_scores():
    forward = open_reader().read(QUESTION, [ANSWER, BESIDE])
    backward = open_reader().read(QUESTION, [BESIDE, ANSWER])
    assert forward == pytest.approx(backward[::-1], abs=1e-4)


def test_the_same_texts_give_the_same_scores():
    assert open_reader().read(QUESTION, [ANSWER]) == open_reader().read(QUESTION, [ANSWER])


def test_a_text_beyond_the_limit_is_read_as_far_as_it_goes():
    assert len(open_reader().read(QUESTION, [ANSWER + " and more" * 2000])) == 1


def test_no_texts_no_scores():
    assert open_reader().read(QUESTION, []) == []


def test_damaged_weights_are_refused_by_name(tmp_path, monkeypatch):
    damaged = tmp_path / "reader.safetensors"
    content = bytearray(reader_module.WEIGHTS.read_bytes())
    content[-1] ^= 1
    damaged.write_bytes(content)
    monkeypatch.setattr(reader_module, "WEIGHTS", damaged)
    with pytest.raises(EmbedderInvalid, match=r"reader\.safetensors has SHA-256"):
        reader_module.Reader()
