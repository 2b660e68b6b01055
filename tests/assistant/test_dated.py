import pytest

from assistant.dated import year_kind


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
