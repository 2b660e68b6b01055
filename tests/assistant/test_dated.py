import pytest

from assistant.dated import event_years, may_be_month, year_kind
from store.language import fold


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


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("In 2014, 18 were prosecuted, said the Trafficking in Persons Report of 2015.", {"2014"}),
        ("Në vitin 2014 u hetuan 71, sipas raportit të GRETA-s të vitit 2016.", {"2014"}),
        ("5 trafikantë në vitin 2019, sipas raportit të SHBA-së të vitit 2020", {"2019"}),
        ("In 2019, 7 cases, according to a comment of the ILO experts of about 2021.", {"2019"}),
        ("The Report of 2013 placed Albania on the Watch List.", {"2013"}),
        ("The report said that units were set up in 2011 and 2012.", {"2011", "2012"}),
    ],
)
def test_the_year_of_a_report_is_not_that_of_what_it_tells(text, years):
    assert event_years(fold(text)) == years
