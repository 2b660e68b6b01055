from datetime import date

import pytest

from assistant.extract import Quote
from assistant.notices import notices_for
from store.chunk import Chunk

TODAY = date(2026, 11, 24)


def notices(*chunks, day=TODAY, language="en"):
    quotes = [
        Quote(Chunk("d", "1", "", "x", 0, 1, **{"language": "en", **fields}), 0, 1, 1.0)
        for fields in chunks
    ]
    return {notice.kind: notice.text for notice in notices_for(quotes, language, day)}


def test_what_is_new_in_force_and_undisputed_needs_no_notice():
    assert notices({"date": "2026-10"}) == {}


def test_an_ended_rule_is_said_to_have_ended_and_when():
    found = notices({"in_force_to": "2013", "date": "2026-10"})
    assert "2013" in found["superseded"]
    assert "until" in found["superseded"]


def test_on_a_day_when_it_held_a_rule_is_not_called_ended():
    rule = {"in_force_to": "2013", "status": "superseded", "date": "2009"}
    assert "superseded" not in notices(rule, day=date(2010, 6, 1))
    assert "superseded" in notices(rule, day=date(2014, 6, 1))


@pytest.mark.parametrize("fields", [{"status": "superseded"}, {"superseded_by": "d#2"}])
def test_a_replaced_statement_is_named_without_its_last_day(fields):
    assert "superseded" in notices({**fields, "date": "2026-10"})


def test_sources_that_differ_are_announced():
    assert set(notices({"status": "disputed", "date": "2026-10"})) == {"conflict"}


@pytest.mark.parametrize(
    ("language", "said"), [("en", "2009 – 27 November 2010"), ("sq", "2009 – 27 nëntor 2010")]
)
def test_dates_are_written_as_people_write_them(language, said):
    found = notices({"date": "2010-11-27"}, {"date": "2009"}, language=language)
    assert said in found["dated"]


def test_age_is_counted_from_the_day_asked_about():
    assert "2009" in notices({"date": "2009"})["dated"]
    assert notices({"date": "2009-09"}, day=date(2010, 3, 1)) == {}


def test_a_quote_in_the_other_language_is_announced_in_the_readers():
    assert "anglisht" in notices({"date": "2026-10"}, language="sq")["translated"]
