import pytest

from store.words import terms


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("What is the penalty for it?", "en", ["punish"]),
        ("Çfarë është dënimi për të?", "sq", ["den"]),
        ("Article 110/a of the code", "en", ["articl", "110/a", "code"]),
    ],
)
def test_stop_words_are_left_out_and_article_numbers_stay_whole(text, language, found):
    assert terms(text, language) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("victims sheltered", "victim shelters"),
        ("identified, ratified", "identification, ratification"),
        ("When was it set up?", "established"),
        ("prison for minors", "imprisonment of children"),
        ("the U.S. report", "the United States report"),
        ("the NRM", "National Referral Mechanism"),
    ],
)
def test_english_words_of_one_meaning_meet(one, other):
    assert terms(one, "en") == terms(other, "en")


@pytest.mark.parametrize(
    "forms",
    [
        "zyra zyrën zyrës zyre",
        "dënohet dënimi dënuan dënon",
        "fëmija fëmijët fëmijëve",
        "nënshkroi nënshkrimi firmosi",
        "neni nenit nene",
    ],
)
def test_albanian_forms_of_a_word_meet_with_and_without_diacritics(forms):
    plain = forms.replace("ë", "e")
    assert len({*terms(forms, "sq"), *terms(plain, "sq")}) == 1


@pytest.mark.parametrize(
    ("short", "written_out"),
    [
        ("MKR-në", "Mekanizmin Kombëtar të Referimit"),
        ("në 2005-ën", "2005"),
        ("KPP-së", "Kodi i Procedurës Penale"),
    ],
)
def test_albanian_abbreviations_and_years_lose_their_endings(short, written_out):
    assert terms(short, "sq") == terms(written_out, "sq")


@pytest.mark.parametrize("language", ["en", "sq"])
def test_numbers_are_searched_as_they_are_written(language):
    assert terms("144/2013 2005", language) == ["144/2013", "2005"]


@pytest.mark.parametrize("language", ["en", "sq"])
def test_no_words_give_no_terms(language):
    assert terms("?! –", language) == []


def test_a_penalty_is_what_something_is_punished_with():
    assert terms("penalties", "en") == terms("punished", "en")
