import pytest

from assistant.dated import may_be_month, year_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the report of 2019", "report year"),
        ("raporti i shba se i vitit 2018", "report year"),
        ("the report said that in 2019", "year"),
        ("victims of 2018", "year"),
        ("the report of 95", "plain"),
    ],
)
def test_the_year_of_a_report_is_told_from_the_year_that_it_reports(text, kind):
    tokens = tuple(text.split())
    assert year_kind(tokens, len(tokens) - 1) == kind


@pytest.mark.parametrize(
    ("text", "word", "month"),
    [
        ("16 may 2005", "may", True),
        ("in may they met", "may", True),
        ("aged 16 to 18 may do light work", "may", False),
        ("denimi s'zbret nen 20 vjet", "nen", False),
        ("27 nentor 2010", "nentor", True),
    ],
)
def test_a_verb_or_a_preposition_is_no_month(text, word, month):
    tokens = tuple(text.split())
    assert may_be_month(tokens, tokens.index(word)) == month
