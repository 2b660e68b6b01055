import pytest

from store.language import detect_language, fold


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kush e mbron fëmijën?", "sq"),
        ("kush e mbron femijen?", "sq"),
        ("Viktimat e trafikimit", "sq"),
        ("Neni 110/a", "sq"),
        ("Who protects the child?", "en"),
        ("Law on shelters", "en"),
        ("Tell me about GRETA", "en"),
        ("help me", "en"),
        ("Who can help me?", "en"),
        ("do I need a lawyer", "en"),
        ("shelters per region", "en"),
        ("me kë flas", "sq"),
        ("a kam nevoje per avokat", "sq"),
        ("sa viktima u identifikuan", "sq"),
        ("po me policine", "sq"),
    ],
)
def test_a_question_is_told_by_its_words_with_or_without_diacritics(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "?!"])
@pytest.mark.parametrize("language", ["en", "sq"])
def test_a_text_without_words_takes_the_language_it_is_given(text, language):
    assert detect_language(text, language) == language


def test_folding_drops_case_and_diacritics_and_nothing_else():
    assert fold("Çdo Koordinator KOMBËTAR, neni 110/a") == "cdo koordinator kombetar, neni 110/a"


def test_composed_and_decomposed_letters_fold_to_the_same_word():
    assert fold("kombe\u0308tar") == fold("komb\u00ebtar") == "kombetar"
