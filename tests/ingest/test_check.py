from pathlib import Path

from ingest.check import check_corpus

SHARED = Path(__file__).resolve().parents[3] / "shared"


def test_every_statement_of_the_corpus_is_whole():
    problems = check_corpus(shared=SHARED if SHARED.is_dir() else None)
    assert problems == []
