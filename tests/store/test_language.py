import pytest

from store.language import analyse, content_words, detect_language, fold, stems


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kush e mbron fëmijën?", "sq"),
        ("kush e mbron femijen?", "sq"),
        ("Viktimat e trafikimit", "sq"),
        ("Neni 110/a", "sq"),
        ("Who protects the child?", "en"),
        ("Law on shelters", "en"),
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


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("What is the penalty for it?", "en", ["penalty"]),
        ("Çfarë është dënimi për të?", "sq", ["denimi"]),
        ("Article 110/a of the code", "en", ["article", "110/a", "code"]),
    ],
)
def test_stop_words_are_left_out_and_article_numbers_stay_whole(text, language, words):
    assert content_words(text, language) == words


def test_english_plurals_and_past_forms_meet():
    assert analyse("victims sheltered", "en") == analyse("victim shelters", "en")


def test_albanian_endings_share_pieces_of_the_word():
    assert set(analyse("koordinatorit", "sq")) & set(analyse("Koordinatori", "sq"))


def test_albanian_case_forms_have_one_stem():
    assert len(set(stems("zyra zyrën zyrës", "sq"))) == 1


@pytest.mark.parametrize("language", ["en", "sq"])
def test_numbers_are_searched_as_they_are_written(language):
    assert analyse("144/2013 2005", language) == ["144/2013", "2005"]
