from pathlib import Path

import pytest

from ingest.check import check_corpus
from ingest.read.markdown import read_markdown
from ingest.read.text import read_plain
from ingest.split import Ruler, split_draft

SHARED = Path(__file__).resolve().parents[3] / "shared"
STATEMENT = """
REPUBLIC OF EXAMPLE
MINISTRY OF EXAMPLES

Remarks of the Director on an example
(Second session)

Example Town, 5 March 2011

- The Republic supports the common statement.
- It has set up these **bodies**:
 1. The **Office** was opened in 2004.
 2. The network was widened, providing for better

identification and referral of victims.

- Partners are thanked.
"""


def test_a_statement_gets_one_locator_a_point_and_its_broken_sentence_back(tmp_path):
    path = tmp_path / "remarks.txt"
    path.write_text(STATEMENT)
    (draft,) = read_plain(path)
    texts = {part.locator: draft.text[part.start : part.end] for part in draft.parts}
    points = [name for name in texts if name.startswith("point")]
    assert points == ["point-1", "point-2", "point-2.1", "point-2.2", "point-3"]
    assert texts["point-2.1"] == "The Office was opened in 2004."
    assert texts["point-2.2"].endswith("for better identification and referral of victims.")
    assert (draft.title, draft.date) == ("Remarks of the Director on an example", "2011-03-05")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not at hand")
def test_the_2010_statement_goes_in_as_it_lies():
    (draft,) = read_plain(SHARED / "documents/astana-2010-statement.txt")
    points = [part.locator for part in draft.parts if part.locator.startswith("point")]
    nested = [f"point-5.{number}" for number in range(1, 5)]
    assert points == [
        *(f"point-{n}" for n in range(1, 6)),
        *nested,
        "point-6",
        "point-7",
        "point-8",
    ]
    assert draft.date == "2010-11-27"
    assert "enhanced identification" in draft.text
    assert "**" not in draft.text


def test_markdown_front_matter_and_headings_are_kept(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(
        "---\nid: my-doc\nlanguage: sq\n---\n# Titulli\n\n"
        "Teksti *i parë*.\n\n## Neni 2\n\n- Pika.\n"
    )
    (draft,) = read_markdown(path)
    assert (draft.id, draft.title, draft.language) == ("my-doc", "Titulli", "sq")
    assert [part.locator for part in draft.parts] == ["titulli", "neni-2"]
    assert "Teksti i parë." in draft.text


def test_chunks_are_verbatim_fit_the_embedder_and_lose_nothing(tmp_path, embedder):
    path = tmp_path / "long.txt"
    path.write_text("Përgjegjësia e përbashkët për mbrojtjen e viktimave të trafikimit, " * 60)
    (draft,) = read_plain(path)
    document, chunks = split_draft(draft, Ruler(embedder.count_tokens, embedder.limit), "long")
    assert len(chunks) > 3
    assert all(document.text[c.start : c.end] == c.text for c in chunks)
    assert max(embedder.count_tokens([c.indexed_text for c in chunks])) <= 256
    kept = "".join("".join(c.text.split()) for c in chunks)
    assert kept == "".join(document.text.split())


def test_every_statement_of_the_corpus_is_whole():
    problems = check_corpus(shared=SHARED if SHARED.is_dir() else None)
    assert problems == []
