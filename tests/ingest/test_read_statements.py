import pytest

from ingest.errors import DocumentRejected
from ingest.read.statements import read_statements

SOURCES = """
[report]
title = "A report"
publisher = "An office"
date = "2020-03-01"
url = "https://example.org/report"
"""
DOCUMENT = """
id = "numbers"
title.en = "Numbers"
title.sq = "Shifra"
topic = "figures"
status = "historical"

[[section]]
id = "all"
heading.en = "All of them"
heading.sq = "Të gjitha"

[[section.statement]]
id = "total"
en = "The report counts 12 people."
sq = "Raporti numëron 12 veta."
as_of = "2019"
status = "historical"
tier = "monitoring"
source = "report"
pinpoint = "p. 4"
note.en = "An estimate."

[[section.statement]]
id = "later"
en = "In 2020 there were 9."
sq = "Në vitin 2020 ishin 9."
as_of = "2020-02"
status = "current"
tier = "monitoring"
source = "report"
pinpoint = "p. 5"
"""


@pytest.fixture
def path(tmp_path):
    (tmp_path / "documents").mkdir()
    (tmp_path / "sources.toml").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "documents/numbers.toml").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path / "documents/numbers.toml"


def test_one_file_gives_a_document_in_each_language_aligned_by_locator(path):
    english, albanian = read_statements(path)
    assert (english.id, albanian.id) == ("numbers.en", "numbers.sq")
    assert (english.title, albanian.title) == ("Numbers", "Shifra")
    assert [part.locator for part in english.parts] == ["total", "later"]
    assert [part.locator for part in albanian.parts] == ["total", "later"]


def test_a_part_is_its_statement_and_the_heading_is_in_the_text(path):
    _, albanian = read_statements(path)
    part = albanian.parts[0]
    assert albanian.text[part.start : part.end] == "Raporti numëron 12 veta."
    assert albanian.text.startswith("Të gjitha\n\n")
    assert part.heading == "Të gjitha"


def test_a_part_carries_its_primary_source_date_and_standing(path):
    english, albanian = read_statements(path)
    part = english.parts[0]
    assert (part.date, part.status, part.tier) == ("2019", "historical", "monitoring")
    assert (part.source.publisher, part.source.pinpoint) == ("An office", "p. 4")
    assert part.source.url == "https://example.org/report"
    assert (part.note, albanian.parts[0].note) == ("An estimate.", "")


def test_a_document_carries_its_own_standing(path):
    assert [draft.status for draft in read_statements(path)] == ["historical", "historical"]


@pytest.mark.parametrize(
    ("head", "later", "status"),
    [
        ("", "current", "current"),
        ("", "historical", "historical"),
        ("", "superseded", "superseded"),
        ('superseded_by = "more-numbers"', "current", "superseded"),
    ],
)
def test_a_document_in_which_nothing_is_current_is_not_current(path, head, later, status):
    text = path.read_text(encoding="utf-8").replace('status = "historical"\n\n', f"{head}\n\n")
    path.write_text(text.replace('status = "current"', f'status = "{later}"'), encoding="utf-8")
    assert [draft.status for draft in read_statements(path)] == [status, status]


def test_the_date_of_a_document_is_that_of_its_latest_statement(path):
    assert [draft.date for draft in read_statements(path)] == ["2020-02", "2020-02"]


@pytest.mark.parametrize(
    ("found", "instead", "reason"),
    [
        ('id = "numbers"', "id = ", "not TOML"),
        ('sq = "Në vitin 2020 ishin 9."', "", "'sq'"),
        ('source = "report"', 'source = "unheard-of"', "unheard-of"),
        ('pinpoint = "p. 4"', "", "pinpoint"),
        ('en = "The report counts 12 people."', "en = 12", "wrong kind"),
        (DOCUMENT, "", "empty"),
    ],
    ids=["syntax", "language", "source", "pinpoint", "kind", "empty"],
)
def test_a_file_with_a_fault_is_rejected_with_its_reason(path, found, instead, reason):
    path.write_text(path.read_text(encoding="utf-8").replace(found, instead), encoding="utf-8")
    with pytest.raises(DocumentRejected, match=reason):
        list(read_statements(path))


def test_the_questions_beside_a_statement_are_its_own(path):
    (path.parent.parent / "asked").mkdir()
    asked = '[total]\nen = ["how many altogether"]\nsq = ["sa veta gjithsej"]\n'
    (path.parent.parent / "asked/numbers.toml").write_text(asked, encoding="utf-8")
    english, albanian = read_statements(path)
    assert [part.asked for part in english.parts] == [("how many altogether",), ()]
    assert [part.asked for part in albanian.parts] == [("sa veta gjithsej",), ()]
