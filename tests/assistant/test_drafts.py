import pytest

from assistant.drafts import Draft, split_drafts

TEXT = "The office was set up in 2005 [1]. It sits at the Ministry. [2][3] Art. 5 says so [1, 2]."
DRAFTS = [
    Draft("The office was set up in 2005.", (1,)),
    Draft("It sits at the Ministry.", (2, 3)),
    Draft("Art. 5 says so.", (1, 2)),
]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_sentences_are_the_same_however_the_pieces_are_cut(size):
    pieces = [TEXT[at : at + size] for at in range(0, len(TEXT), size)]
    assert list(split_drafts(pieces)) == DRAFTS


def test_a_sentence_leaves_as_soon_as_the_next_begins():
    seen = []

    def pieces():
        yield "One is here [1]. "
        yield "Two follows"
        seen.append("asked for more")
        yield " [2]."

    drafts = split_drafts(pieces())
    assert next(drafts) == Draft("One is here.", (1,))
    assert not seen


def test_what_has_no_end_is_left_out():
    assert list(split_drafts(["All of it [1]. Cut in the mid"])) == [Draft("All of it.", (1,))]


def test_list_marks_and_bold_go_and_invisible_signs_too():
    text = "- **Albania** rati\u200bfied it [1].\n2. Then more [2]."
    assert list(split_drafts([text])) == [
        Draft("Albania ratified it.", (1,)),
        Draft("Then more.", (2,)),
    ]


def test_a_sentence_without_a_number_has_none():
    assert list(split_drafts(["No number here."])) == [Draft("No number here.", ())]
