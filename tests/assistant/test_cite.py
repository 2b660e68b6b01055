from dataclasses import replace

import pytest

from assistant.cite import cite_quotes, passage_url, primary_source
from assistant.errors import QuoteMismatch
from assistant.extract import Quote
from store.chunk import Source


@pytest.fixture(scope="module")
def index(live):
    return live.get().index


@pytest.fixture(scope="module")
def chunk(index):
    return next(index.passages.chunks())


def quote(chunk, start, end):
    """The words that the chunk holds at those offsets of its document."""
    cut = chunk.text[start - chunk.start : end - chunk.start]
    part = replace(chunk, text=cut, start=start, end=end)
    return Quote(part, start, end, 1.0)


def test_a_quote_of_the_stored_text_is_numbered_and_placed(index, chunk):
    sentences, citations = cite_quotes(index, [quote(chunk, chunk.start, chunk.end)] * 2)
    assert [citation.number for citation in citations] == [1, 2]
    assert [sentence.citations for sentence in sentences] == [[1], [2]]
    assert citations[0].quote == sentences[0].text == chunk.text
    assert citations[0].url.startswith("/documents/")


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Words that nobody wrote, at all."},
        {"document_id": "no-such-document"},
    ],
)
def test_a_quote_that_is_not_the_stored_text_never_passes(index, chunk, change):
    false = replace(chunk, **change)
    with pytest.raises(QuoteMismatch):
        cite_quotes(index, [Quote(false, chunk.start, chunk.end, 1.0)])


def test_one_false_quote_stops_the_true_ones_beside_it(index, chunk):
    true = quote(chunk, chunk.start, chunk.end)
    false = Quote(replace(chunk, text=chunk.text.upper()), chunk.start, chunk.end, 1.0)
    with pytest.raises(QuoteMismatch, match=str(chunk.start)):
        cite_quotes(index, [true, false])


def test_an_address_survives_any_document_id(chunk):
    url = passage_url(replace(chunk, document_id="a b/#?", locator="pika 1"), 3, 9)
    assert url == "/documents/a%20b%2F%23%3F?from=3&to=9#pika%201"


def test_a_document_that_is_its_own_source_names_no_other(chunk):
    assert primary_source(replace(chunk, source=Source())) is None
    assert primary_source(replace(chunk, source=Source(title="Law"))).title == "Law"
