from assistant.browse import years_of
from assistant.shell import standing
from assistant.spoken import spoken_date
from store.chunk import Chunk


def chunk(**fields):
    return Chunk("d", "a", "a", "text", 0, 4, "en", **fields)


def test_a_statement_speaks_of_its_period_or_of_the_year_of_its_date():
    assert years_of(chunk(period="2013-2015", date="2016-01-02")) == {"2013", "2014", "2015"}
    assert years_of(chunk(date="2016-01-02")) == {"2016"}
    assert years_of(chunk(date="undated")) == set()
    assert years_of(chunk(date="2026-11-24", kind="gap")) == set()


def test_only_law_is_said_to_be_in_force():
    law = chunk(tier="law", in_force_from="2013-05-02", in_force_to="2017")
    assert standing(law, "en") == "In this form from 2 May 2013, until 2017"
    plan = chunk(tier="official", in_force_from="2018", status="superseded")
    assert standing(plan, "sq") == "Jo më i vlefshëm"


def test_a_date_that_is_none_stays_as_it_is():
    assert spoken_date("about 2021", "en") == "about 2021"
    assert spoken_date("2014-06", "sq") == "qershor 2014"
