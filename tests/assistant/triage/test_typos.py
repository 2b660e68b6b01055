import pytest

from assistant.triage.typos import mend


@pytest.mark.parametrize(
    ("wrong", "right", "language"),
    [
        ("pasport", "passport", "en"),
        ("passsport", "passport", "en"),
        ("husbend", "husband", "en"),
        ("forse", "force", "en"),
        ("protitucion", "protitucion", "sq"),
    ],
)
def test_one_wrong_letter_is_mended(wrong, right, language):
    assert mend(wrong, language) == right


@pytest.mark.parametrize("word", ["boats", "world", "each", "light", "students", "house", "words"])
def test_common_words_stay_what_they_are(word):
    assert mend(word, "en") == word
