import pytest

from assistant.ordinal import read_ordinals
from store.language import fold


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("the second evaluation round", {2}),
        ("GRETA's first report and its third round", {1, 3}),
        ("raundi i dytë i vlerësimit", {2}),
        ("raporti i parë i GRETA-s", {1}),
        ("në vizitën e tretë", {3}),
        ("the second victim of the first degree", set()),
        ("Albania was one of the first 10 States", set()),
    ],
)
def test_what_is_counted_is_read_in_both_languages(text, numbers):
    assert read_ordinals(fold(text)) == numbers
