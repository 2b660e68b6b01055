import pytest

from assistant.rewrite import JOINT
from assistant.said import leave_out_said
from assistant.schemas import Message
from store.chunk import Chunk
from store.search import Passage

BEFORE = "When did Albania ratify the convention?"
CONVENTION = "Albania ratified the convention in 2002, by a law."
PROTOCOLS = "Its protocols were ratified in the same year."


def kept(new, said=f"{CONVENTION} [1] More is not known.", joint=JOINT):
    passages = [
        Passage(Chunk("d", str(at), "", text, 0, len(text), "en"), 1.0, 0.5, 1.0)
        for at, text in enumerate((CONVENTION, PROTOCOLS))
    ]
    messages = [
        Message(role="user", content=BEFORE),
        Message(role="assistant", content=said),
        Message(role="user", content=new),
    ]
    question = f"{new}{joint}{BEFORE}"
    return [p.chunk.text for p in leave_out_said(passages, messages, question)]


def test_the_last_answer_is_not_given_again_when_it_lacks_what_is_asked_now():
    assert kept("its protocols") == [PROTOCOLS]


@pytest.mark.parametrize("new", ["by which law", "in which year was that"])
def test_the_last_answer_stays_when_it_holds_what_is_asked_now(new):
    assert CONVENTION in kept(new)


def test_what_was_not_said_stays():
    assert kept("its protocols", said="I did not find this.") == [CONVENTION, PROTOCOLS]


def test_a_question_that_stands_alone_is_answered_from_everything():
    assert kept("its protocols", joint=" ") == [CONVENTION, PROTOCOLS]
