import pytest

from store.sentences import sentence_spans


def cut(text):
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vendimi nr. 171 u botua në Fletoren Zyrtare.",
        "Sipas Art. 110 dënohet edhe tentativa.",
        "The U.S. Department of State publishes it.",
        "Mr. J. Smith chaired the meeting.",
        "See e.g. Section 4 of the report.",
        "Miratuar më 27.2.2006 nga Këshilli i Ministrave.",
        "The share rose by 3.5 per cent.",
    ],
)
def test_abbreviations_initials_and_dates_end_no_sentence(sentence):
    assert cut(f"{sentence} {sentence}") == [sentence, sentence]


@pytest.mark.parametrize(
    "text",
    ["1. The court met.", "12. Gjykata u mblodh.", "A. The court met."],
)
def test_a_list_mark_stays_with_its_sentence(text):
    assert cut(text) == [text]


def test_albanian_capitals_open_a_sentence():
    assert cut("Zyra u hap. Çdo vit raporton. Është e re.") == [
        "Zyra u hap.",
        "Çdo vit raporton.",
        "Është e re.",
    ]


def test_questions_and_exclamations_end_a_sentence():
    assert cut("Did it help? Yes! It did.") == ["Did it help?", "Yes!", "It did."]


def test_a_closing_quote_belongs_to_the_sentence_it_ends():
    assert cut("He said “never.” Then he left.") == ["He said “never.”", "Then he left."]


def test_a_line_end_ends_a_sentence():
    assert cut("a) the police\nb) the courts") == ["a) the police", "b) the courts"]


def test_a_year_at_the_end_ends_a_sentence():
    assert cut("It opened in 2005. The law came later.") == [
        "It opened in 2005.",
        "The law came later.",
    ]


@pytest.mark.parametrize("text", ["", "  \n \n"])
def test_white_space_holds_no_sentence(text):
    assert sentence_spans(text) == []


def test_spans_never_overlap_and_hold_every_letter():
    text = "  Një. Dy nr. 3!\n\n4. Pesë?  (Gjashtë.) fund"
    spans = sentence_spans(text)
    assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
