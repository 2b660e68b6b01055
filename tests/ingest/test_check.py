import json
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.check import check_corpus

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"

SOURCES = """
[code]
title = "Criminal Code"
publisher = "Republic of Albania"
date = "1995"
url = "https://example.org/code"
language = "sq"
licence = "Official act"
"""
GLOSSARY = """
[[term]]
en = "residence permit"
sq = ["leje qëndrimi"]
"""
DOCUMENT = """
id = "code"
title.en = "The Code"
title.sq = "Kodi"
topic = "criminal-law"
kind = "law"
licence = "Apache-2.0"

[[section]]
id = "penalties"
heading.en = "Penalties"
heading.sq = "Dënimet"

[[section.statement]]
id = "penalty"
en = "Since 2 May 2013 Article 110/a of the Criminal Code sets 8 to 15 years; no residence permit."
sq = "Që nga 2 maji 2013 neni 110/a i Kodit Penal cakton 8 deri në 15 vjet; asnjë leje qëndrimi."
as_of = "2021-03-23"
status = "current"
tier = "law"
source = "code"
pinpoint = "Article 110/a"
facts = ["law-1"]
"""
FACTS = '{"id": "law-1", "confidence": "high"}\n'
TEXT = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"


@pytest.fixture
def corpus(tmp_path):
    """A small sound corpus with its facts and one primary document beside it."""
    for path, text in {
        "corpus/sources.toml": SOURCES,
        "corpus/glossary.toml": GLOSSARY,
        "corpus/documents/code.toml": DOCUMENT,
        "shared/facts/framework.jsonl": FACTS,
        "shared/facts/law.jsonl": "",
        "shared/documents/text.txt": TEXT,
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def problems_after(corpus, old, new, file="corpus/documents/code.toml"):
    """Change one thing and list what the check says, under which concern."""
    path = corpus / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    report = check_corpus(corpus / "corpus", corpus / "shared")
    return {concern: found for concern, found in report.problems.items() if found}


def test_every_statement_of_the_corpus_is_whole():
    report = check_corpus(originals=SHARED if SHARED.is_dir() else None)
    assert {concern: found for concern, found in report.problems.items() if found} == {}
    assert report.statements > 1000


def test_the_corpus_is_checked_without_the_originals_too():
    report = check_corpus(originals=None)
    assert report.sound
    assert (report.facts, report.runs) == (None, 0)


def test_a_sound_corpus_has_no_problem(corpus):
    report = check_corpus(corpus / "corpus", corpus / "shared")
    assert report.sound
    assert (report.documents, report.statements, report.facts, report.runs) == (1, 1, 1, 3)


@pytest.mark.parametrize(
    ("old", "new", "concern", "says"),
    [
        ('as_of = "2021-03-23"', 'as_of = "2021-13"', "fields", "as_of is not a date"),
        ('as_of = "2021-03-23"', 'as_of = "2999"', "fields", "in the future"),
        ('pinpoint = "Article 110/a"', 'pinpoint = ""', "fields", "missing pinpoint"),
        ('status = "current"', 'status = "valid"', "fields", "status 'valid'"),
        ('tier = "law"', 'tier = "blog"', "fields", "tier 'blog'"),
        ('title.sq = "Kodi"\n', "", "fields", "no title in sq"),
        ('id = "code"\n', 'id = "other"\n', "fields", "the id is 'other'"),
        ('tier = "law"', 'tier = "law"\nperiod = "long ago"', "fields", "period"),
        (
            'tier = "law"',
            'tier = "law"\nin_force_from = "2014"\nin_force_to = "2013"',
            "fields",
            "in force from 2014 to 2013",
        ),
        ('source = "code"', 'source = "lost"', "links", "no source 'lost'"),
        ('facts = ["law-1"]', 'facts = ["law-2"]', "links", "no fact 'law-2'"),
        ('facts = ["law-1"]', 'facts = ["law-2"]', "links", "fact law-1: in no statement"),
        ('status = "current"', 'status = "superseded"', "links", "not by what"),
        (
            'status = "current"',
            'status = "superseded"\nsuperseded_by = "code#gone"',
            "links",
            "'code#gone', which is not there",
        ),
        (
            'status = "current"',
            'status = "current"\nsuperseded_by = "code#penalty"',
            "links",
            "yet its status is 'current'",
        ),
        (
            'status = "current"',
            'status = "superseded"\nsuperseded_by = "code#penalty"',
            "links",
            "in a circle",
        ),
        ("8 deri në 15", "8 deri në 16", "words", "numbers differ"),
        ("neni 110/a", "neni 110/b", "words", "numbers differ"),
        ("2 maji", "2 majit", "", ""),
        ("2 maji", "2 qershori", "words", "months differ: [5] and [6]"),
        ("Since 2 May 2013 Article", f"{TEXT} 2 May 2013 Article", "words", "12 words in a row"),
        ("Since 2 May 2013 Article", "It is 2 May 2013; Article", "alone", "opens with a pronoun"),
        ("no residence permit", "see this article", "alone", "points outside itself"),
        ("leje qëndrimi", "letër vendi", "terms", "'residence permit'"),
        ("leje qëndrimi", "lejes së qëndrimeve", "", ""),
    ],
)
def test_a_fault_is_found_under_its_concern(corpus, old, new, concern, says):
    found = problems_after(corpus, old, new)
    if not concern:
        assert found == {}
    else:
        assert any(says in problem for problem in found.get(concern, [])), found


def test_a_source_without_a_licence_and_with_a_broken_link_is_named(corpus):
    file = "corpus/sources.toml"
    assert "licence" in problems_after(corpus, 'licence = "Official act"', "", file)["fields"][0]
    found = problems_after(corpus, "https://example.org", "example.org", file)
    assert any("not a link: example.org/code" in problem for problem in found["fields"])


def check(corpus, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "ingest", "check", corpus / "corpus", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_command_prints_a_readable_report_and_ends_with_one_when_something_is_wrong(corpus):
    done = check(corpus, "--originals", corpus / "shared")
    assert done.returncode == 0, done.stderr
    assert "1 of 1 facts are in a statement" in done.stdout
    assert "Nothing is wrong." in done.stdout
    problems_after(corpus, "8 deri në 15", "8 deri në 16")
    done = check(corpus, "--originals", corpus / "shared")
    assert done.returncode == 1
    assert "code#penalty: numbers differ" in done.stdout
    assert "1 problem." in done.stdout


def test_the_command_reports_to_machines_and_names_a_folder_without_a_corpus(corpus, tmp_path):
    done = check(corpus, "--json", "--originals", corpus / "shared")
    assert json.loads(done.stdout)["problems"]["words"] == []
    done = check(tmp_path / "shared")
    assert done.returncode == 2
    assert "no folder documents/ in it" in done.stderr
    assert "Traceback" not in done.stderr
